package continuo.burst;

import continuo.burst.kernel.Baoab;
import continuo.burst.kernel.BasisProduct;
import continuo.burst.kernel.Kernels;
import continuo.burst.kernel.LaneForces;
import continuo.burst.kernel.LaneNoise;
import continuo.error.NumericalException;
import continuo.orderparam.OrderParameterBasis;
import continuo.random.KeyedRandom;
import continuo.random.Stream;
import continuo.structure.Composite;
import java.util.Arrays;

/**
 * Runs one block of replicas through one burst: move, relax, sample, reduce. Each call starts from
 * the block and the request alone (a fresh neighbour list, noise addressed by step and replica), so
 * that the answer does not depend on where, when or how often it is run.
 */
public final class BlockBurst {
  /** Rounds that the address of a burst has room for. */
  private static final int ROUNDS = 1024;

  private final BurstContext context;
  private final BurstSettings settings;
  private final OrderParameterBasis basis;
  private final Composite composite;
  private final Kernels kernels;
  private final double[] masses;
  private final int[] firstRow;

  private final int lanes;
  private final ReplicaBlock start;
  private final int[] counted;
  private final int block;
  private final int patch;
  private final int firstReplica;
  private final double[] x;
  private final double[] v;
  private final double[] f;
  private final double[] energy;
  private final LaneForces forces;
  private final Baoab baoab;
  private final LaneNoise noise;
  private final PhiConstraint constraint;
  private final Observables observables;
  private double[] forceSum;
  private int stepsDone;
  private int step;

  private BlockBurst(BurstContext context, Kernels kernels, ReplicaBlock start) {
    this.context = context;
    this.settings = context.settings();
    this.basis = context.basis();
    this.composite = context.system().composite();
    this.kernels = kernels;
    this.masses = composite.copyMasses();
    this.firstRow = new int[basis.nPatches() + 1];
    for (int p = 0; p < firstRow.length; p++) {
      firstRow[p] = 3 * basis.patchStart(p);
    }
    this.lanes = start.lanes();
    this.start = start;
    this.counted = start.counted();
    this.block = start.id();
    this.patch = start.patch();
    this.firstReplica = start.firstReplica();
    this.x = start.positions().clone();
    this.v = start.velocities().clone();
    this.f = new double[x.length];
    this.energy = new double[lanes];
    this.forces = kernels.forces(context.system(), lanes);
    this.baoab =
        kernels.baoab(masses, lanes, settings.timeStep(), settings.collisionRate(), settings.kT());
    this.noise = kernels.noise(lanes);
    this.constraint = new PhiConstraint(kernels, basis, masses, lanes);
    this.observables = new Observables(context.system(), basis.rank(), lanes);
  }

  /**
   * Makes a block at the reference structure: velocities from the Maxwell distribution, then {@code
   * preparationSteps} of constrained dynamics at q = 0.
   *
   * @param context constants of the run; read
   * @param kernels hot loops
   * @param layout replicas of the block
   * @throws NumericalException if a force or position is not finite; names the atom
   */
  public static ReplicaBlock prepare(BurstContext context, Kernels kernels, BlockLayout layout) {
    Composite composite = context.system().composite();
    int n = composite.nAtoms();
    int lanes = layout.lanes();
    double[] x = new double[3 * n * lanes];
    double[] v = new double[3 * n * lanes];
    double[] gaussian = new double[3 * n];
    for (int l = 0; l < lanes; l++) {
      KeyedRandom.fillGaussian(
          gaussian, context.settings().seed(), Stream.VELOCITIES, 0, layout.firstReplica() + l);
      for (int c = 0; c < 3 * n; c++) {
        x[c * lanes + l] = composite.reference(c / 3, c % 3);
        v[c * lanes + l] = gaussian[c] * Math.sqrt(context.settings().kT() / composite.mass(c / 3));
      }
    }
    ReplicaBlock start =
        new ReplicaBlock(
            layout.id(), layout.patch(), layout.firstReplica(), layout.active(), 0, lanes, x, v);
    BlockBurst burst = new BlockBurst(context, kernels, start);
    burst.begin(-1, 0);
    burst.constraint.hold(new double[3 * context.basis().rank()]);
    burst.constraint.projectVelocities(burst.v);
    burst.advance(context.settings().preparationSteps());
    return burst.state();
  }

  /**
   * Runs one burst.
   *
   * @param context constants of the run; read
   * @param kernels hot loops
   * @param start replicas where the previous burst left them; not changed
   * @param request what to do
   * @throws NumericalException if a force or position is not finite; names step, atom and replica
   */
  public static BlockResult run(
      BurstContext context, Kernels kernels, ReplicaBlock start, BurstRequest request) {
    long began = System.nanoTime();
    BlockBurst burst = new BlockBurst(context, kernels, start);
    burst.begin(request.step(), request.round());
    if (request.round() == 0) {
      burst.move(request);
      burst.advance(context.settings().equilibrationSteps());
    } else {
      burst.constraint.hold(request.target());
    }
    PatchPartial[] partials = burst.sample(request.stiffness());
    partials[0].scalars.steps = burst.stepsDone;
    partials[0].scalars.seconds = (System.nanoTime() - began) * 1e-9;
    return new BlockResult(burst.state(), partials);
  }

  private ReplicaBlock state() {
    return new ReplicaBlock(
        block, patch, firstReplica, start.active(), start.quarantined(), lanes, x, v);
  }

  private void begin(int atStep, int round) {
    step = atStep;
    long address = (atStep + 1L) * ROUNDS + round;
    noise.restart(settings.seed(), Stream.THERMOSTAT, address, firstReplica);
    computeForces();
  }

  /** The coherent move to a new state, r ← r + Ũ Δq, in parts, and the rotation of a free body. */
  private void move(BurstRequest request) {
    int parts = request.subMoves();
    double[] change = new double[request.from().length];
    double[] q = new double[change.length];
    for (int part = 1; part <= parts; part++) {
      for (int c = 0; c < change.length; c++) {
        change[c] = (request.moved()[c] - request.from()[c]) / parts;
        q[c] = request.from()[c] + change[c] * part;
      }
      constraint.move(x, change);
      constraint.hold(q);
      if (part < parts) {
        computeForces();
        advance(settings.relaxationSteps());
      }
    }
    if (request.rotation() != null) {
      rotate(request.rotation(), request.centre());
    }
    constraint.hold(request.target());
    constraint.projectPositions(x);
    constraint.projectVelocities(v);
    computeForces();
  }

  private void rotate(double[] rotation, double[] centre) {
    double[] from = new double[3];
    for (int i = 0; i < masses.length; i++) {
      for (int l = 0; l < lanes; l++) {
        for (int axis = 0; axis < 3; axis++) {
          from[axis] = x[(3 * i + axis) * lanes + l] - centre[axis];
        }
        for (int axis = 0; axis < 3; axis++) {
          x[(3 * i + axis) * lanes + l] =
              centre[axis]
                  + rotation[3 * axis] * from[0]
                  + rotation[3 * axis + 1] * from[1]
                  + rotation[3 * axis + 2] * from[2];
        }
        for (int axis = 0; axis < 3; axis++) {
          from[axis] = v[(3 * i + axis) * lanes + l];
        }
        for (int axis = 0; axis < 3; axis++) {
          v[(3 * i + axis) * lanes + l] =
              rotation[3 * axis] * from[0]
                  + rotation[3 * axis + 1] * from[1]
                  + rotation[3 * axis + 2] * from[2];
        }
      }
    }
  }

  private PatchPartial[] sample(boolean stiffness) {
    int samples = settings.samples(patch);
    int rows = 3 * basis.nFunctions();
    BasisProduct functions =
        kernels.basis(basis.functionsAtAtoms(), basis.nAtoms(), basis.nFunctions(), lanes);
    ForceSeries series = new ForceSeries(rows, lanes, counted, samples, settings.sampleTime());
    double[] mean = new double[rows * lanes];
    double[] atEnd = new double[rows * lanes];
    forceSum = new double[f.length];
    constraint.resetDrift();
    for (int k = 0; k < samples; k++) {
      Arrays.fill(forceSum, 0);
      advance(settings.sampleEvery());
      for (int c = 0; c < forceSum.length; c++) {
        forceSum[c] /= settings.sampleEvery();
      }
      functions.contract(forceSum, null, mean);
      functions.contract(f, null, atEnd);
      series.put(k, mean, atEnd);
      observables.take(x, energy);
    }
    forceSum = null;
    PatchPartial[] partials = series.partials(firstRow, settings.tapers(), block);
    partials[0].scalars = observables.sums(counted);
    partials[0].scalars.driftSquared = constraint.driftSquared(counted);
    partials[0].scalars.projections = constraint.projections() * counted.length;
    if (stiffness) {
      addStiffness(partials, series);
    }
    return partials;
  }

  private void addStiffness(PatchPartial[] partials, ForceSeries series) {
    int columns = 3 * basis.nFunctions();
    boolean[] mine = new boolean[columns];
    double[] h;
    int negative = 0;
    if (settings.stiffness() == BurstSettings.StiffnessMethod.RESPONSE) {
      ResponseProbe probe = new ResponseProbe(kernels, context, lanes);
      double[] quenched = new Quench(forces, constraint, masses, lanes, settings.timeStep()).run(x);
      double[] snapshot = new double[quenched.length / lanes];
      for (int c = 0; c < snapshot.length; c++) {
        snapshot[c] = quenched[c * lanes + counted[0]];
      }
      for (int c = 0; c < columns; c++) {
        mine[c] = context.stiffnessPlan().measures(block, c / lanes);
      }
      h = probe.stiffness(snapshot, mine);
      negative = probe.negativeCurvature();
    } else {
      // An average over the ensemble: every block has its share of every column.
      Arrays.fill(mine, true);
      h =
          new FluctuationProbe(kernels, context, lanes)
              .stiffness(x, counted, series, 1 / settings.kT(), settings.tapers());
    }
    for (int p = 0; p < partials.length; p++) {
      partials[p].stiffnessColumns = mine;
      partials[p].stiffness =
          Arrays.copyOfRange(h, firstRow[p] * columns, firstRow[p + 1] * columns);
    }
    partials[0].negativeCurvature = negative;
  }

  /** BAOAB with the order parameters held. */
  private void advance(int count) {
    for (int s = 1; s <= count; s++) {
      baoab.kick(v, f);
      baoab.drift(x, v, noise);
      if (s % settings.projectEvery() == 0) {
        constraint.projectPositions(x);
        constraint.projectVelocities(v);
      }
      if (s == count && forceSum != null) {
        observables.takeVelocities(v);
      }
      computeForces();
      baoab.kick(v, f);
      stepsDone++;
      if (forceSum != null) {
        for (int c = 0; c < f.length; c++) {
          forceSum[c] += f[c];
        }
      }
    }
  }

  private void computeForces() {
    forces.compute(x, f, energy);
    for (int l = 0; l < lanes; l++) {
      if (!Double.isFinite(energy[l])) {
        throw failure(l);
      }
    }
  }

  private NumericalException failure(int lane) {
    int worst = 0;
    for (int c = 0; c < 3 * masses.length; c++) {
      if (!Double.isFinite(f[c * lanes + lane])) {
        worst = c / 3;
        break;
      }
    }
    return new NumericalException(
        ("Cannot continue %s: force on atom %d (%s), replica %d is not finite after %d"
                + " molecular-dynamics steps of the burst; shorten `burst.time-step` or look at the"
                + " structure there")
            .formatted(
                step < 0 ? "the preparation" : "step " + step,
                worst,
                composite.label(worst),
                firstReplica + lane,
                stepsDone));
  }
}
