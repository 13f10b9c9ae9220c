package continuo.burst;

import continuo.burst.kernel.BasisProduct;
import continuo.burst.kernel.KernelProvider;
import continuo.burst.kernel.Kernels;
import continuo.burst.kernel.LaneForces;
import java.util.Map;

/**
 * One structure that goes along with the replicas and is quenched at every state: the minimum of
 * the energy over the residual at fixed order parameters. Its force f_0 = Ũᵀ F = −∂/∂q min V is
 * what is left of the thermal force without thermal motion. It is free of noise and holds all of
 * the curvature of the potential, so that f_th − f_0, which is due to the motion of the residual
 * alone, changes far less along the path than f_th does.
 *
 * <p>The structure follows the path without jumps, each time from the minimum before. A residual
 * with many minima, as in a liquid, may be in another one than the replicas; f_th − f_0 then varies
 * as much as f_th and no more is gained.
 *
 * <p>Not thread-safe. An answer follows from the state, which {@link #save} keeps, and the request.
 */
public final class QuenchedStructure {
  /** Residual speed gained in a step, over the thermal speed, at which the minimum is reached. */
  private static final double RELAXED = 1e-5;

  private static final int MAX_STEPS = 2000;

  private final BurstContext context;
  private final Kernels kernels;
  private final double[] masses;
  private final double goal;
  private double[] positions;
  private double[] q;
  private double[] force;
  private int steps;

  /**
   * The reference structure, before it is quenched.
   *
   * @param context atoms, forces and order parameters
   */
  public QuenchedStructure(BurstContext context) {
    this.context = context;
    this.kernels = KernelProvider.plain();
    this.masses = context.system().composite().copyMasses();
    BurstSettings settings = context.settings();
    double speed = RELAXED / settings.timeStep();
    this.goal = 3 * masses.length * settings.kT() * speed * speed;
    this.positions = context.system().composite().copyReference();
    this.q = new double[3 * context.basis().rank()];
    this.force = new double[0];
  }

  /**
   * Goes to a state in the same parts as the replicas, is quenched there and tells the force.
   *
   * @param request where the replicas are sent; read
   * @return f_0 in the coordinates, 3R, kJ/mol per amu^(1/2) nm
   */
  public double[] follow(BurstRequest request) {
    steps = 0;
    if (force.length > 0 && !request.arrives()) {
      return force.clone();
    }
    // Made anew, so that no neighbour list of an earlier state decides the order of a sum.
    LaneForces forces = kernels.forces(context.system(), 1);
    PhiConstraint constraint =
        new PhiConstraint(kernels, context.basis(), context.system().composite(), 1);
    Minimiser minimiser = new Minimiser(forces, constraint, masses, 1, context.settings());
    move(request, constraint, minimiser);
    quench(minimiser, MAX_STEPS);
    double[] onAtoms = new double[positions.length];
    forces.compute(positions, onAtoms, null);
    BasisProduct functions =
        kernels.basis(
            context.basis().orthonormalAtAtoms(),
            context.basis().nAtoms(),
            context.basis().rank(),
            1);
    force = new double[q.length];
    functions.contract(onAtoms, null, force);
    return force.clone();
  }

  private void move(BurstRequest request, PhiConstraint constraint, Minimiser minimiser) {
    int parts = request.subMoves();
    double[] change = new double[q.length];
    double[] at = q.clone();
    positions = positions.clone();
    for (int part = 1; part <= parts; part++) {
      for (int c = 0; c < q.length; c++) {
        change[c] = (request.moved()[c] - q[c]) / parts;
        at[c] = q[c] + part * change[c];
      }
      constraint.move(positions, change);
      constraint.hold(at);
      if (part < parts) {
        quench(minimiser, context.settings().relaxationSteps());
      }
    }
    if (request.rotation() != null) {
      LaneRotation.apply(positions, 1, request.rotation(), request.centre());
    }
    q = request.target().clone();
    constraint.hold(q);
    constraint.projectPositions(positions);
  }

  private void quench(Minimiser minimiser, int most) {
    positions = minimiser.run(positions, new int[] {0}, 0, goal, most);
    steps += minimiser.steps();
  }

  /** Evaluations of the forces that the last state took. */
  public int steps() {
    return steps;
  }

  /** Copies the state into named arrays of a checkpoint. */
  public void save(Map<String, double[]> arrays) {
    arrays.put("quenched.positions", positions);
    arrays.put("quenched.q", q);
  }

  /** Takes the state from named arrays of a checkpoint. */
  public void restore(Map<String, double[]> arrays) {
    positions = arrays.get("quenched.positions").clone();
    q = arrays.get("quenched.q").clone();
    force = new double[0];
  }
}
