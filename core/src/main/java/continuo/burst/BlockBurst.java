package continuo.burst;

import continuo.burst.kernel.BasisProduct;
import continuo.burst.kernel.Kernels;
import continuo.burst.kernel.LaneDynamics;
import continuo.burst.kernel.LaneNoise;
import continuo.error.NumericalException;
import continuo.orderparam.OrderParameterBasis;
import continuo.random.KeyedRandom;
import continuo.random.Stream;
import continuo.structure.Composite;
import java.util.Arrays;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/**
 * Runs one block of replicas through one burst: move, relax, sample, reduce. Each call starts from
 * the block and the request alone (a fresh neighbour list, noise addressed by step and replica), so
 * that the answer does not depend on where, when or how often it is run.
 */
public final class BlockBurst {
  /** Rounds that the address of a burst has room for. */
  private static final int ROUNDS = 1024;

  /** Fall of the residual force at which a snapshot is quenched, and steps it may take. */
  private static final double QUENCHED = 1e-4;

  private static final int QUENCH_STEPS = 2000;

  private final BurstContext context;
  private final BurstSettings settings;
  private final OrderParameterBasis basis;
  private final Kernels kernels;
  private final double[] masses;
  private final int[] firstRow;

  private final int lanes;
  private final ReplicaBlock start;
  private final Stream thermostat;
  private final Witness witness;
  private final LaneGuard guard;
  private int quarantined;
  private int[] counted;
  private final int block;
  private final int patch;
  private final int firstReplica;
  private final double[] x;
  private final double[] v;
  private final double[] energy;
  private final LaneDynamics dynamics;
  private final LaneNoise noise;
  private final PhiConstraint constraint;
  private final Observables observables;
  private ForceSeries series;
  private boolean sampling;
  private int stepsDone;

  /**
   * @param thermostat stream of the noise
   * @param witness told of every step, or null
   */
  BlockBurst(
      BurstContext context,
      Kernels kernels,
      ReplicaBlock start,
      Stream thermostat,
      Witness witness) {
    this.context = context;
    this.settings = context.settings();
    this.basis = context.basis();
    this.kernels = kernels;
    this.masses = context.system().composite().copyMasses();
    this.firstRow = new int[basis.nPatches() + 1];
    for (int p = 0; p < firstRow.length; p++) {
      firstRow[p] = 3 * basis.patchStart(p);
    }
    this.lanes = start.lanes();
    this.start = start;
    this.thermostat = thermostat;
    this.witness = witness;
    this.quarantined = start.quarantined();
    this.counted = start.counted();
    this.guard = new LaneGuard(masses, lanes, counted, settings.kT());
    this.block = start.id();
    this.patch = start.patch();
    this.firstReplica = start.firstReplica();
    this.x = start.positions().clone();
    this.v = start.velocities().clone();
    this.energy = new double[lanes];
    this.dynamics =
        kernels.dynamics(
            context.system(),
            lanes,
            settings.precision(),
            settings.equilibrationThermostat(),
            x,
            v);
    this.noise = kernels.noise(lanes);
    this.constraint =
        new PhiConstraint(
            kernels, basis, context.system().composite(), lanes, settings.precision());
    this.observables = new Observables(context.system(), basis.rank(), lanes);
  }

  /**
   * Makes a block at the reference state, q = 0: velocities from the Maxwell distribution, then
   * {@code preparationSteps} of constrained dynamics at q = 0.
   *
   * @param context constants of the run; read
   * @param kernels hot loops
   * @param layout replicas of the block
   * @param positions where every replica starts, [atom][xyz], nm; read
   * @return the replicas, without measurements
   * @throws NumericalException if no replica comes through, see {@link Recovery}; names replica,
   *     atom, term and step
   * @throws java.util.concurrent.CancellationException if the thread is interrupted
   */
  public static BlockResult prepare(
      BurstContext context, Kernels kernels, BlockLayout layout, double[] positions) {
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
        x[c * lanes + l] = positions[c];
        v[c * lanes + l] = gaussian[c] * Math.sqrt(context.settings().kT() / composite.mass(c / 3));
      }
    }
    ReplicaBlock start =
        new ReplicaBlock(
            layout.id(), layout.patch(), layout.firstReplica(), layout.active(), 0, lanes, x, v);
    Recovery recovery = new Recovery(context, kernels, start, "the preparation");
    BlockBurst burst = recovery.run(BlockBurst::relax);
    return new BlockResult(burst.state(), new PatchPartial[0], recovery.reports());
  }

  /**
   * Runs one burst.
   *
   * @param context constants of the run; read
   * @param kernels hot loops
   * @param start replicas where the previous burst left them; not changed
   * @param request what to do
   * @throws NumericalException if no replica comes through, see {@link Recovery}; names replica,
   *     atom, term and step
   * @throws java.util.concurrent.CancellationException if the thread is interrupted
   */
  public static BlockResult run(
      BurstContext context, Kernels kernels, ReplicaBlock start, BurstRequest request) {
    long began = System.nanoTime();
    Recovery recovery = new Recovery(context, kernels, start, "step " + request.step());
    BlockBurst burst = recovery.run(b -> b.moveAndSample(request));
    PatchPartial[] partials = burst.reduce(request.stiffness());
    partials[0].scalars.reports = recovery.reports().toArray(new String[0]);
    partials[0].scalars.seconds = (System.nanoTime() - began) * 1e-9;
    return new BlockResult(burst.state(), partials, recovery.reports());
  }

  private void relax() {
    begin(-1, 0);
    constraint.hold(new double[3 * basis.rank()]);
    constraint.projectVelocities(v);
    advance(settings.preparationSteps());
  }

  private void moveAndSample(BurstRequest request) {
    begin(request.step(), request.round());
    if (request.arrives()) {
      move(request);
      advance(settings.equilibrationSteps());
    } else {
      constraint.hold(request.target());
    }
    sample(request.target());
  }

  /**
   * Goes through a burst.
   *
   * @return whether it came to its end; if not, no counted lane was left on the way
   */
  boolean play(Consumer<BlockBurst> script) {
    try {
      script.accept(this);
      return true;
    } catch (LaneGuard.AllLanesLost e) {
      return false;
    }
  }

  /** Counted lanes that broke down, bit l for lane l. */
  int lost() {
    return guard.lost();
  }

  /** Takes state and samples of one lane from another run of the same burst. */
  void takeLane(int lane, BlockBurst other) {
    for (int c = lane; c < x.length; c += lanes) {
      x[c] = other.x[c];
      v[c] = other.v[c];
    }
    if (series != null) {
      series.takeLane(lane, other.series);
      observables.takeLane(lane, other.observables);
      constraint.takeLane(lane, other.constraint);
    }
  }

  /** Takes lanes out of the sums, bit l for lane l. */
  void quarantine(int mask) {
    quarantined |= mask;
    counted = state().counted();
  }

  private ReplicaBlock state() {
    return new ReplicaBlock(block, patch, firstReplica, start.active(), quarantined, lanes, x, v);
  }

  private void begin(int step, int round) {
    long address = (step + 1L) * ROUNDS + round;
    noise.restart(settings.seed(), thermostat, address, firstReplica);
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
        dynamics.moved();
        computeForces();
        advance(settings.relaxationSteps());
      }
    }
    if (request.rotation() != null) {
      LaneRotation.apply(x, lanes, request.rotation(), request.centre());
      LaneRotation.apply(v, lanes, request.rotation(), new double[3]);
    }
    constraint.hold(request.target());
    constraint.project(x, v);
    dynamics.moved();
    computeForces();
  }

  private void sample(double[] held) {
    dynamics.couple(settings.thermostat());
    double heldSquared = 0;
    for (double q : held) {
      heldSquared += q * q;
    }
    int samples = settings.samples(patch);
    int rows = 3 * basis.nFunctions();
    BasisProduct functions =
        kernels.basis(
            basis.functionsAtAtoms(),
            basis.nAtoms(),
            basis.nFunctions(),
            lanes,
            settings.precision());
    series = new ForceSeries(rows, lanes, counted, samples, settings.sampleTime());
    double[][] products = new double[2][rows * lanes];
    double[] mean = products[0];
    sampling = true;
    constraint.resetDrift();
    for (int k = 0; k < samples; k++) {
      dynamics.sumForces(true);
      advance(settings.sampleEvery());
      functions.contract(
          new double[][] {dynamics.forceSum(), dynamics.forces()}, new double[2][], null, products);
      for (int c = 0; c < mean.length; c++) {
        mean[c] /= settings.sampleEvery();
      }
      series.put(k, mean, products[1]);
      observables.take(x, energy, heldSquared);
    }
    dynamics.sumForces(false);
    sampling = false;
  }

  /** The sums over the lanes that count. */
  private PatchPartial[] reduce(boolean stiffness) {
    series = series.counting(counted);
    PatchPartial[] partials =
        series.partials(firstRow, settings.tapers(), block, settings.commonSamples());
    partials[0].scalars = observables.sums(counted);
    partials[0].scalars.driftSquared = constraint.driftSquared(counted);
    partials[0].scalars.projections = constraint.projections() * counted.length;
    partials[0].scalars.quarantined = Integer.bitCount(quarantined);
    partials[0].scalars.steps = stepsDone;
    if (stiffness) {
      addStiffness(partials);
    }
    return partials;
  }

  private void addStiffness(PatchPartial[] partials) {
    int columns = 3 * basis.nFunctions();
    boolean[] mine = new boolean[columns];
    double[] h;
    int negative = 0;
    if (settings.stiffness() == BurstSettings.StiffnessMethod.RESPONSE) {
      ResponseProbe probe = new ResponseProbe(kernels, context, lanes);
      double[] quenched =
          new Minimiser(dynamics.exact(), constraint, masses, lanes, settings)
              .run(x, new int[] {counted[0]}, QUENCHED, 0, QUENCH_STEPS);
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
    int[] measured = IntStream.range(0, columns).filter(c -> mine[c]).toArray();
    for (int p = 0; p < partials.length; p++) {
      partials[p].stiffnessColumns = measured;
      partials[p].stiffness = columnsOf(h, firstRow[p], firstRow[p + 1], measured);
    }
    partials[0].negativeCurvature = negative;
  }

  /** Some columns of rows from…to of a square matrix, rows × columns. */
  private static double[] columnsOf(double[] matrix, int from, int to, int[] columns) {
    int n = (int) Math.round(Math.sqrt(matrix.length));
    double[] out = new double[(to - from) * columns.length];
    int at = 0;
    for (int row = from; row < to; row++) {
      for (int column : columns) {
        out[at++] = matrix[row * n + column];
      }
    }
    return out;
  }

  /** BAOAB with the order parameters held; when sampling, the energies are those at the end. */
  private void advance(int count) {
    StepLoop.run(dynamics, noise, count, s -> forces(s, s == count));
    if (sampling) {
      dynamics.exact().energies(x, energy);
    }
    if (witness != null) {
      witness.look(x, v, dynamics.forces(), stepsDone);
    }
    replace(guard.inspect(x, v));
  }

  /** Projection, forces and sums of one step. */
  private void forces(int step, boolean isLast) {
    if (step % settings.projectEvery() == 0) {
      constraint.project(x, v);
      dynamics.moved();
    }
    if (isLast && sampling) {
      observables.takeVelocities(v);
    }
    computeForces();
    stepsDone++;
  }

  private void computeForces() {
    Cancellation.check();
    for (int tries = 0; !computed(tries == 2 * lanes); tries++) {
      // Once more without the lane whose positions the neighbour list cannot bear.
      int broken = guard.unsound(x);
      if (witness != null) {
        witness.lookAtFarthest(x, v, broken, stepsDone);
      }
      replace(broken);
    }
    if (witness != null) {
      witness.look(x, v, dynamics.forces(), stepsDone);
    }
  }

  private boolean computed(boolean insist) {
    try {
      dynamics.computeForces();
      return true;
    } catch (NumericalException e) {
      if (insist) {
        throw e;
      }
      return false;
    }
  }

  /** Makes lost lanes copies of one that is well. */
  private void replace(int broken) {
    if (broken == 0) {
      return;
    }
    int from = guard.replace(broken, x, v, energy);
    for (int l = 0; l < lanes; l++) {
      if (guard.isLost(l)) {
        dynamics.copyLane(from, l);
      }
    }
    dynamics.moved();
  }
}
