package continuo.burst;

import continuo.burst.kernel.KernelProvider;
import continuo.burst.kernel.Kernels;
import continuo.burst.kernel.LaneForces;

/**
 * Where the replicas of a run start: the reference structure or, where that is strained, the
 * nearest minimum of the energy at the same order parameters.
 *
 * <p>The order parameters stay at q = 0 because that is the state the run starts from: the basis
 * functions are taken at the reference positions, and Φ is measured from there. Only the residual
 * may give way. It does so in dynamics too, but where atoms overlap the dynamics would turn the
 * energy of the overlap into speeds that no time step can follow.
 */
public final class StartStructure {
  /** Strain from which a start counts as strained; equilibrium at a sound time step has below 3. */
  private static final double STRAINED = 5;

  /** Residual speed gained in a step, over the thermal speed, at which the minimum is reached. */
  private static final double RELAXED = 1e-4;

  private static final int MAX_STEPS = 10000;

  private final BurstSettings settings;
  private final double[] masses;
  private final double[] reference;
  private final LaneForces forces;
  private final Minimiser minimiser;

  /**
   * What a minimisation came to.
   *
   * @param positions [atom][xyz], nm
   * @param energy kJ/mol
   * @param strain see {@link StartStructure#strain}
   * @param steps evaluations of the forces
   */
  public record Minimum(double[] positions, double energy, double strain, int steps) {}

  /**
   * @param context atoms, forces and order parameters
   */
  public StartStructure(BurstContext context) {
    Kernels kernels = KernelProvider.plain();
    this.settings = context.settings();
    this.masses = context.system().composite().copyMasses();
    this.reference = context.system().composite().copyReference();
    this.forces = kernels.forces(context.system(), 1);
    PhiConstraint constraint =
        new PhiConstraint(kernels, context.basis(), context.system().composite(), 1);
    constraint.hold(new double[3 * context.basis().rank()]);
    this.minimiser = new Minimiser(forces, constraint, masses, 1, settings);
  }

  /** Energy of the reference structure, kJ/mol; not finite where atoms are in the same place. */
  public double energy() {
    return energy(reference);
  }

  /**
   * Largest speed that a force on the residual gives a coordinate of an atom in one step, in
   * thermal speeds: max |F| Δt/√(m kT), at most 10.
   */
  public double strain() {
    return strain(reference);
  }

  /** Whether the strain of the reference structure exceeds {@value #STRAINED}. */
  public boolean isStrained() {
    return isStrained(strain());
  }

  /** Whether a strain exceeds {@value #STRAINED}. */
  public static boolean isStrained(double strain) {
    return strain > STRAINED;
  }

  /** The minimum nearest to the reference structure, or what was reached on the way to it. */
  public Minimum minimise() {
    double speed = RELAXED / settings.timeStep();
    double goal = 3 * masses.length * settings.kT() * speed * speed;
    double[] positions = minimiser.run(reference, new int[] {0}, 0, goal, MAX_STEPS);
    int steps = minimiser.steps();
    return new Minimum(positions, energy(positions), strain(positions), steps);
  }

  private double energy(double[] x) {
    double[] energy = new double[1];
    forces.compute(x, new double[x.length], energy);
    return energy[0];
  }

  private double strain(double[] x) {
    double[] a = new double[x.length];
    minimiser.accelerations(x, a, 0);
    double most = 0;
    for (int c = 0; c < a.length; c++) {
      most = Math.max(most, Math.sqrt(masses[c / 3]) * Math.abs(a[c]));
    }
    return most * settings.timeStep() / Math.sqrt(settings.kT());
  }
}
