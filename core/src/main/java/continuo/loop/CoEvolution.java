package continuo.loop;

import continuo.burst.BlockScalars;
import continuo.burst.BurstRequest;
import continuo.burst.QuenchedStructure;
import continuo.config.DiffusionConfig;
import continuo.config.LangevinConfig;
import continuo.config.RunConfig;
import continuo.config.StiffnessConfig;
import continuo.error.NumericalException;
import continuo.estimate.AxisRotation;
import continuo.estimate.EnsembleMoments;
import continuo.estimate.ForceErrors;
import continuo.estimate.ForceMismatch;
import continuo.estimate.ForcePrediction;
import continuo.estimate.Friction;
import continuo.estimate.FrictionMemory;
import continuo.estimate.RelaxationSpectrum;
import continuo.estimate.StateVerdict;
import continuo.estimate.ThermalForce;
import continuo.estimate.ThermalForceFilter;
import continuo.estimate.TimescaleGap;
import continuo.estimate.VerdictRules;
import continuo.langevin.CoherentMove;
import continuo.langevin.ForceErrorPath;
import continuo.langevin.LangevinStep;
import continuo.langevin.MidpointMobility;
import continuo.langevin.Propagator;
import continuo.langevin.RigidMotion;
import continuo.linalg.DenseAlgebra;
import continuo.orderparam.OrderParameterBasis;
import continuo.random.KeyedRandom;
import continuo.random.Stream;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import org.ejml.data.DMatrixRMaj;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/**
 * The main loop: order parameters and atoms evolve together. At every state the replicas are moved
 * there and sampled at fixed Φ, the thermal force, friction and stiffness are estimated, and the
 * nonlocal Langevin equation takes Φ one step on.
 */
public final class CoEvolution {
  private static final Logger LOG = LoggerFactory.getLogger(CoEvolution.class);

  /** Key of the step in the diagnostic context of log lines. */
  private static final String LOGGED_STEP = "step";

  private final Simulation simulation;
  private final RunConfig config;
  private final OrderParameterBasis basis;
  private final BurstRunner bursts;
  private final RunStore store;
  private final RigidMotion rigidMotion;
  private final CoherentMove coherentMove;
  private final StepRows rows;
  private final VerdictRules verdicts;
  private final DenseAlgebra algebra;

  /** Bursts of the present step that have come through. */
  private int burstsOfStep;

  private double secondsInBursts;

  /** State of the newest checkpoint. */
  private int saved;

  /**
   * @param simulation what the configuration determines
   * @param bursts where the replicas live; not closed here
   * @param store where the run is kept; not closed here
   */
  public CoEvolution(Simulation simulation, BurstRunner bursts, RunStore store) {
    this.simulation = simulation;
    this.config = simulation.config();
    this.basis = simulation.basis();
    this.bursts = bursts;
    this.store = store;
    this.rigidMotion = new RigidMotion(simulation.system().composite().withoutHost(), basis);
    this.coherentMove =
        new CoherentMove(simulation.system(), basis, config.langevin().maxBondChange());
    this.rows = new StepRows(simulation);
    this.verdicts = simulation.verdictRules();
    this.algebra = simulation.algebra();
  }

  /**
   * Runs from the newest checkpoint, or from the start, to the last step or until asked to stop; in
   * both cases a checkpoint is committed before returning. If {@link BurstRunner#cancel} is called
   * meanwhile, the state at hand is given up: the checkpoint is then that of the states before it,
   * or, after a second burst of the step has begun, of the last regular one.
   *
   * @param progress told of every finished step
   * @param stop asked after every step
   * @throws CancellationException if the bursts are cancelled while the replicas are prepared
   * @throws continuo.error.ContinuoException if numbers or storage fail; the last checkpoint is
   *     kept
   */
  public RunSummary run(Progress progress, BooleanSupplier stop) {
    long began = System.nanoTime();
    State state = open();
    int first = state.step;
    saved = first;
    int last = config.langevin().steps();
    Tally tally = new Tally();
    try {
      steps(state, last, tally, progress, stop, began);
    } catch (CancellationException e) {
      if (burstsOfStep == 0 && state.step != saved) {
        checkpoint(state);
      }
    } finally {
      MDC.remove(LOGGED_STEP);
    }
    store.finish();
    return tally.summary(
        Math.min(state.step, saved), last, config.langevin().timeStep(), seconds(began));
  }

  private void steps(
      State state, int last, Tally tally, Progress progress, BooleanSupplier stop, long began) {
    int first = state.step;
    while (state.step <= last) {
      burstsOfStep = 0;
      secondsInBursts = 0;
      MDC.put(LOGGED_STEP, Integer.toString(state.step));
      long stepBegan = System.nanoTime();
      Measurement measurement = measure(state);
      double[] change = propose(state, measurement);
      int measured = state.step;
      double[] frame = rows.isFrameDue(state) ? bursts.firstReplica() : null;
      double[] from = state.q;
      if (config.langevin().divergence() == LangevinConfig.Divergence.MIDPOINT) {
        from = plus(state.q, change, 0.5);
        change = throughMiddle(state, measurement, change, from);
      }
      store.append(measured, rows.of(state, measurement, frame, seconds(stepBegan)));
      advance(state, measurement, from, change);

      boolean stopping = stop.getAsBoolean();
      if (state.step % config.output().checkpointEvery() == 0 || state.step > last || stopping) {
        checkpoint(state);
      }
      tally.count(
          config.langevin(),
          measurement,
          atomSteps(measurement, state.quenchSteps()),
          seconds(began));
      double perStep = seconds(began) / (state.step - first);
      progress.finished(
          report(
              measured,
              last,
              measurement,
              atomSteps(measurement, state.quenchSteps()),
              seconds(stepBegan),
              perStep * (last - measured)));
      if (stopping) {
        break;
      }
    }
  }

  private StepReport report(
      int step, int last, Measurement m, double atomSteps, double wall, double left) {
    BlockScalars scalars = m.moments().scalars();
    double timeStep = config.langevin().timeStep();
    return new StepReport(
        step,
        last,
        step * timeStep,
        timeStep,
        m.gap().ratio(),
        m.step().noiseRatio(),
        m.verdict().state(),
        m.moments().replicas(),
        scalars.quarantined,
        atomSteps,
        scalars.seconds,
        wall,
        wall - secondsInBursts,
        left);
  }

  private double atomSteps(Measurement m, int quenchSteps) {
    double replicaSteps = (double) m.moments().scalars().steps * m.moments().replicas();
    return simulation.system().composite().nAtoms() * (replicaSteps + quenchSteps);
  }

  private State open() {
    DiffusionConfig diffusion = config.diffusion();
    int coordinates = 3 * basis.rank();
    State state =
        new State(
            FrictionMemory.empty(diffusion.memory()),
            ThermalForceFilter.empty(config.thermalForce().memory(), coordinates),
            config.thermalForce().memory() > 1 ? new QuenchedStructure(simulation.context()) : null,
            coordinates);
    Optional<DriverState> saved = store.latest();
    if (saved.isPresent()) {
      state.restore(saved.get());
      store.continueFrom(state.step);
      if (state.step <= config.langevin().steps()) {
        bursts.load(store.blockSource(state.step));
      }
    } else {
      store.continueFrom(0);
      bursts.prepare(Preparation.start(simulation)).forEach(LOG::warn);
    }
    return state;
  }

  /** f_th, ζ, H and the gap at the present Φ, with as many rounds as the noise budget asks for. */
  private Measurement measure(State state) {
    boolean isDue = state.stiffness.isDue(config.stiffness().refreshEvery());
    boolean measureStiffness =
        isDue && config.stiffness().estimator() != StiffnessConfig.Estimator.SECANT;
    BurstRequest request = state.request(measureStiffness);
    if (state.quenched != null) {
      state.baseline = state.quenched.follow(request);
    }
    EnsembleMoments moments = burst(request);
    if (measureStiffness) {
      state.stiffness.replace(moments.stiffness(), basis, algebra);
    } else if (isDue) {
      state.stiffness.forget(state.q.length);
    } else {
      secant(state, moments);
    }
    int rounds = 1;
    Measurement measurement = estimate(state, moments, rounds);
    while (measurement.step().noiseRatio() > config.langevin().noiseBudget()
        && rounds < config.langevin().maxRounds()) {
      moments = moments.plus(burst(request.again(rounds)));
      rounds++;
      measurement = estimate(state, moments, rounds);
    }
    state.friction = state.friction.plus(moments);
    return measurement;
  }

  /**
   * One burst of every block.
   *
   * @throws NumericalException if more replicas are out of service than the configuration allows
   */
  private EnsembleMoments burst(BurstRequest request) {
    long began = System.nanoTime();
    EnsembleMoments moments = bursts.run(request);
    secondsInBursts += seconds(began);
    burstsOfStep++;
    BlockScalars scalars = moments.scalars();
    Arrays.stream(scalars.reports).forEach(LOG::warn);
    int all = simulation.nReplicas();
    int allowed = config.ensemble().mayBeQuarantined(all);
    if (scalars.quarantined > allowed) {
      throw new NumericalException(
          "Cannot continue step %d: %d of %d replicas are quarantined, `ensemble.max-quarantined` %s allows %d%s; shorten `burst.time-step`, look at the structure there or raise `ensemble.max-quarantined`"
              .formatted(
                  request.step(),
                  scalars.quarantined,
                  all,
                  config.ensemble().maxQuarantined(),
                  allowed,
                  Arrays.stream(scalars.reports).map(". "::concat).findFirst().orElse("")));
    }
    return moments;
  }

  private void secant(State state, EnsembleMoments moments) {
    double[] force = basis.toCoordinates(moments.meanForce());
    double[] difference = new double[force.length];
    for (int c = 0; c < force.length; c++) {
      difference[c] = force[c] - state.lastForce[c];
    }
    DMatrixRMaj noise =
        friction(state.friction.plus(moments)).forceNoise(config.kT(), moments.time());
    double variance = 0;
    for (int i = 0; i < force.length; i++) {
      for (int j = 0; j < force.length; j++) {
        variance += 2 * state.lastChange[i] * noise.get(i, j) * state.lastChange[j];
      }
    }
    state.stiffness.secant(state.lastChange, difference, variance);
  }

  private Friction friction(FrictionMemory memory) {
    double collisionRate = config.thermostat().collisionRate();
    Friction friction =
        Friction.constrainedForce(memory, basis, collisionRate, 1 / config.kT(), algebra);
    return collisionRate > 0 ? friction : friction.atLeast(1 / verdicts.burstTime(), algebra);
  }

  private Measurement estimate(State state, EnsembleMoments moments, int rounds) {
    FrictionMemory memory = state.friction.plus(moments);
    ThermalForce measured = ThermalForce.estimate(moments, memory);
    Friction friction = friction(memory);
    ThermalForceFilter filter = filter(state, measured, friction, moments.time());
    ThermalForce force = filter.isOn() ? measured.filtered(filter, basis) : measured;
    RelaxationSpectrum spectrum =
        RelaxationSpectrum.of(state.stiffness.matrix(), friction.matrix(), state.step, algebra);
    TimescaleGap gap =
        TimescaleGap.measure(
            moments,
            memory,
            friction,
            spectrum,
            rigidMotion.directions(state.q),
            basis,
            simulation.context().settings().sampleTime(),
            1 / config.kT());
    LangevinConfig langevin = config.langevin();
    LangevinStep step =
        new LangevinStep(
            spectrum,
            propagator(langevin.stepper()),
            langevin.timeStep(),
            config.kT(),
            langevin.noiseCompensation()
                ? forceNoise(filter, spectrum, friction, moments.time())
                : null);
    ForceMismatch mismatch = ForceMismatch.of(state.prediction, measured, basis);
    StateVerdict verdict =
        verdicts.judge(
            gap,
            force,
            memory,
            friction,
            Math.sqrt(moments.scalars().residualSquared / moments.scalars().count),
            !langevin.noiseCompensation() || step.isCompensated());
    return new Measurement(
        moments, rounds, measured, force, filter, mismatch, friction, spectrum, gap, step, verdict);
  }

  private ThermalForceFilter filter(
      State state, ThermalForce measured, Friction friction, double time) {
    return state.filter.isOn()
        ? state.filter.plus(
            basis.toCoordinates(measured.value()),
            friction.forceNoise(config.kT(), time),
            state.baseline)
        : state.filter;
  }

  /** Covariance of the white force error that the random force makes room for. */
  private DMatrixRMaj forceNoise(
      ThermalForceFilter filter, RelaxationSpectrum spectrum, Friction friction, double time) {
    if (!filter.isOn()) {
      return friction.forceNoise(config.kT(), time);
    }
    ForceErrors errors = filter.errors();
    return errorPath(spectrum, friction).equivalentNoise(errors.estimate(), errors.estimateCross());
  }

  private ForceErrorPath errorPath(RelaxationSpectrum spectrum, Friction friction) {
    return new ForceErrorPath(
        spectrum,
        friction.matrix(),
        propagator(config.langevin().stepper()),
        config.langevin().timeStep());
  }

  private static Propagator propagator(LangevinConfig.Stepper stepper) {
    return switch (stepper) {
      case EXPONENTIAL -> Propagator.EXPONENTIAL;
      case IMPLICIT -> Propagator.IMPLICIT;
      case EULER_MARUYAMA -> Propagator.EULER_MARUYAMA;
    };
  }

  /** The change of q over Δt (III.15, IV.1). */
  private double[] propose(State state, Measurement measurement) {
    double[] normal = new double[state.q.length];
    KeyedRandom.fillGaussian(normal, config.seed(), Stream.ORDER_PARAMETERS, state.step, 0);
    return measurement.step().advance(basis.toCoordinates(measurement.force().value()), normal);
  }

  /**
   * The change with the drift ∇·D: replicas go to the middle of the step and measure the friction
   * there.
   */
  private double[] throughMiddle(
      State state, Measurement measurement, double[] change, double[] middle) {
    int parts = coherentMove.parts(plus(middle, state.q, -1));
    EnsembleMoments moments =
        burst(
            new BurstRequest(
                state.step,
                config.langevin().maxRounds(),
                state.q,
                middle,
                middle,
                parts,
                null,
                null,
                false));
    BlockScalars scalars = measurement.moments().scalars();
    scalars.steps += moments.scalars().steps;
    scalars.seconds += moments.scalars().seconds;
    Friction friction = friction(FrictionMemory.empty(1).plus(moments));
    return MidpointMobility.advance(
        measurement.friction().matrix(), friction.matrix(), change, algebra);
  }

  /** a + factor·b. */
  private static double[] plus(double[] a, double[] b, double factor) {
    double[] sum = new double[a.length];
    for (int c = 0; c < a.length; c++) {
      sum[c] = a[c] + factor * b[c];
    }
    return sum;
  }

  /**
   * Moves Φ; a free body is turned back to the orientation of the reference.
   *
   * @param from where the replicas stand
   */
  private void advance(State state, Measurement measurement, double[] from, double[] change) {
    double[] next = plus(state.q, change, 1);
    double[] force = basis.toCoordinates(measurement.measured().value());
    ThermalForceFilter filter = measurement.filter();
    if (filter.isOn()) {
      ForceErrors errors = filter.errors();
      state.filter =
          filter.moved(
              change,
              errorPath(measurement.spectrum(), measurement.friction())
                  .moved(errors.between(), errors.carriedCross()));
    }
    state.from = from;
    state.moved = next;
    state.q = next;
    state.subMoves = coherentMove.parts(plus(next, from, -1));
    state.lastChange = change;
    state.lastForce = force;
    state.prediction =
        ForcePrediction.of(
            measurement.measured(),
            force,
            state.stiffness.matrix(),
            change,
            measurement.moments().time());
    if (!simulation.system().composite().box().isPeriodic()) {
      RigidMotion.Alignment turn = rigidMotion.align(next);
      state.rotation = turn.rotation();
      state.centre = turn.centre();
      state.q = turn.q();
      state.lastChange = AxisRotation.apply(change, turn.rotation());
      state.lastForce = AxisRotation.apply(force, turn.rotation());
      state.prediction = state.prediction.rotated(turn.rotation());
      state.friction = state.friction.rotated(turn.rotation());
      state.filter = filter.isOn() ? state.filter.rotated(turn.rotation()) : filter;
      state.stiffness.rotate(turn.rotation());
    }
    state.step++;
    state.time = state.step * config.langevin().timeStep();
  }

  private void checkpoint(State state) {
    bursts.save(store.blockSink(state.step), store.blockSource(state.step));
    store.commit(state.save());
    saved = state.step;
  }

  private static double seconds(long since) {
    return (System.nanoTime() - since) * 1e-9;
  }

  /** What the summary adds up. */
  private static final class Tally {
    private int steps;
    private int atSaddle;
    private int outside;
    private int uncompensated;
    private final VerdictTally verdicts = new VerdictTally();
    private double burstSeconds;
    private double atomSteps;
    private double firstStep;
    private double gap = Double.NaN;

    void count(LangevinConfig langevin, Measurement m, double stepAtomSteps, double elapsed) {
      BlockScalars scalars = m.moments().scalars();
      firstStep = steps == 0 ? elapsed : firstStep;
      steps++;
      burstSeconds += scalars.seconds;
      atomSteps += stepAtomSteps;
      gap = m.gap().ratio();
      verdicts.count(m.verdict());
      atSaddle += m.gap().unstable() > 0 ? 1 : 0;
      outside += m.gap().admits(langevin.timeStep()) ? 0 : 1;
      uncompensated += langevin.noiseCompensation() && !m.step().isCompensated() ? 1 : 0;
    }

    RunSummary summary(int next, int last, double dt, double wall) {
      return new RunSummary(
          next,
          last,
          (next - 1) * dt,
          steps,
          wall,
          firstStep,
          burstSeconds,
          atomSteps,
          gap,
          atSaddle,
          outside,
          uncompensated,
          verdicts);
    }
  }
}
