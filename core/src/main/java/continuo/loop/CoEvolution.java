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
import continuo.langevin.LangevinStep;
import continuo.langevin.MidpointMobility;
import continuo.langevin.RigidMotion;
import continuo.langevin.StepControl;
import continuo.langevin.TimeGrid;
import continuo.linalg.DenseAlgebra;
import continuo.orderparam.OrderParameterBasis;
import continuo.units.Dimension;
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
  private final TimeGrid grid;
  private final StepMaker steps;
  private final StepControl control;
  private final boolean throughMiddle;

  /** Bursts of the present step that have come through. */
  private int burstsOfStep;

  private double secondsInBursts;

  /** State of the newest checkpoint. */
  private int saved;

  /** Time of the last state before it, ps. */
  private double savedTime;

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
    this.grid = simulation.timeGrid();
    this.steps = new StepMaker(simulation);
    this.control = new StepControl(grid, config.langevin().adaptiveStep().tolerance());
    this.throughMiddle = config.langevin().divergence() == LangevinConfig.Divergence.MIDPOINT;
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
    remember(state);
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
    return tally.summary(saved, last, savedTime, seconds(began));
  }

  private void steps(
      State state, int last, Tally tally, Progress progress, BooleanSupplier stop, long began) {
    int first = state.step;
    while (state.step <= last) {
      burstsOfStep = 0;
      secondsInBursts = 0;
      MDC.put(LOGGED_STEP, Integer.toString(state.step));
      long stepBegan = System.nanoTime();
      Measurement measurement = arrive(state);
      int measured = state.step;
      double time = state.time;
      double timeStep = grid.dt(state.level);
      double[] frame = rows.isFrameDue(state) ? bursts.firstReplica() : null;
      int level = nextLevel(state, measurement);
      if (level != state.level) {
        measurement = measurement.with(step(measurement, level));
      }
      Departure departure = departure(state, measurement);
      double[] change = steps.change(departure, measurement.step(), level);
      double[] from = state.q;
      if (throughMiddle) {
        from = plus(state.q, change, 0.5);
        change = throughMiddle(state, departure, change, state.q, from);
      }
      state.addLost(measurement.moments().scalars());
      double atomSteps = atomSteps(measurement, state.quenchSteps());
      store.append(measured, rows.of(state, measurement, frame, seconds(stepBegan)));
      state.arrived();
      advance(state, departure, measurement.spectrum(), level, from, change);

      boolean stopping = stop.getAsBoolean();
      if (state.step % config.output().checkpointEvery() == 0 || state.step > last || stopping) {
        checkpoint(state);
      }
      tally.count(config.langevin(), timeStep, measurement, atomSteps, seconds(began));
      double perStep = seconds(began) / (state.step - first);
      progress.finished(
          report(
              state,
              measured,
              time,
              measurement,
              atomSteps,
              seconds(stepBegan),
              perStep * (last - measured)));
      if (stopping) {
        break;
      }
    }
  }

  private StepReport report(
      State state,
      int step,
      double time,
      Measurement m,
      double atomSteps,
      double wall,
      double left) {
    BlockScalars scalars = m.moments().scalars();
    return new StepReport(
        step,
        config.langevin().steps(),
        time,
        grid.dt(state.level),
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

  /** Measures at the present state; a step that turns out too long is taken back and shortened. */
  private Measurement arrive(State state) {
    if (!grid.isAdaptive()) {
      return measure(state);
    }
    keep(state);
    Measurement measurement = measure(state);
    double excess = excess(measurement);
    while (control.refuses(excess)) {
      Departure departure = state.departure;
      int level = control.retry(state.level, excess, departure.fast());
      if (level == state.level) {
        String problem =
            "mismatch %.3g times the random force at the shortest time step".formatted(excess);
        LOG.warn(
            "Step {}: {}, {} {}, which the Markov window or `langevin.adaptive-step.min` does not let shrink",
            state.step,
            problem,
            grid.dt(level),
            config.units().unit(Dimension.TIME));
        measurement = measurement.doubtful(problem);
        break;
      }
      state.lose(measurement.moments().scalars());
      bursts.restore();
      state.goBack();
      state.excess = control.tolerance();
      again(state, departure, level);
      keep(state);
      measurement = measure(state);
      excess = excess(measurement);
    }
    state.excess = control.remember(state.excess, excess);
    return measurement;
  }

  private void keep(State state) {
    bursts.keep();
    state.keep();
  }

  /** The state is in a checkpoint. */
  private void remember(State state) {
    saved = state.step;
    savedTime = grid.time(state.tick - grid.ticks(state.level));
  }

  /** What the mismatch of the force is beyond its sampling error; 0 where no step led here. */
  private static double excess(Measurement m) {
    return Double.isNaN(m.excess()) ? 0 : m.excess();
  }

  /** Takes a step again over a shorter time; its noise is the first part of what it was. */
  private void again(State state, Departure departure, int level) {
    RelaxationSpectrum spectrum =
        RelaxationSpectrum.of(
            departure.stiffness(), departure.friction(), departure.step(), algebra);
    LangevinStep step =
        steps.step(spectrum, departure.friction(), departure.filter(), departure.noise(), level);
    double[] change = steps.change(departure, step, level);
    double[] from = state.from;
    if (throughMiddle) {
      from = plus(departure.q(), change, 0.5);
      change = throughMiddle(state, departure, change, state.from, from);
    }
    advance(state, departure, spectrum, level, from, change);
  }

  private int nextLevel(State state, Measurement m) {
    if (!grid.isAdaptive()) {
      return state.level;
    }
    return control.next(
        state.level,
        state.tick,
        state.excess,
        m.gap().slowestFast(),
        m.gap().slowestSlow(),
        level -> step(m, level).noiseRatio() <= config.langevin().noiseBudget());
  }

  private LangevinStep step(Measurement m, int level) {
    return steps.step(m.spectrum(), m.friction().matrix(), m.filter(), m.noise(), level);
  }

  private Departure departure(State state, Measurement m) {
    return new Departure(
        state.step,
        state.tick,
        state.q,
        basis.toCoordinates(m.force().value()),
        basis.toCoordinates(m.measured().value()),
        m.measured().error(),
        m.moments().time(),
        m.noise(),
        state.stiffness.matrix(),
        state.stiffness.age(),
        m.friction().matrix(),
        state.friction,
        m.filter(),
        m.gap().slowestFast());
  }

  private State open() {
    DiffusionConfig diffusion = config.diffusion();
    int coordinates = 3 * basis.rank();
    State state =
        new State(
            FrictionMemory.empty(diffusion.memory()),
            ThermalForceFilter.empty(config.thermalForce().memory(), coordinates),
            config.thermalForce().memory() > 1 ? new QuenchedStructure(simulation.context()) : null,
            coordinates,
            grid);
    state.excess = control.tolerance();
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
    BurstRequest request = state.request(measureStiffness, firstRound(state));
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
      moments = moments.plus(burst(request.again(request.round() + rounds)));
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

  /** Every attempt at a step has random numbers of its own. */
  private int firstRound(State state) {
    return state.attempt * (config.langevin().maxRounds() + 1);
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
    DMatrixRMaj noise = friction.forceNoise(config.kT(), moments.time());
    ThermalForceFilter filter =
        state.filter.isOn()
            ? state.filter.plus(basis.toCoordinates(measured.value()), noise, state.baseline)
            : state.filter;
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
    LangevinStep step = steps.step(spectrum, friction.matrix(), filter, noise, state.level);
    ForceMismatch mismatch = ForceMismatch.of(state.prediction, measured, moments.time(), basis);
    double excess =
        mismatch.isEmpty() ? Double.NaN : step.excess(mismatch.difference(), mismatch.noise(noise));
    StateVerdict verdict =
        verdicts
            .at(grid.dt(state.level))
            .judge(
                gap,
                force,
                memory,
                friction,
                Math.sqrt(moments.scalars().residualSquared / moments.scalars().count),
                excess,
                !config.langevin().noiseCompensation() || step.isCompensated());
    return new Measurement(
        moments, rounds, measured, noise, force, filter, mismatch, excess, friction, spectrum, gap,
        step, verdict);
  }

  /**
   * The change with the drift ∇·D: replicas go to the middle of the step and measure the friction
   * there.
   *
   * @param standing where the replicas stand
   */
  private double[] throughMiddle(
      State state, Departure departure, double[] change, double[] standing, double[] middle) {
    int parts = coherentMove.parts(plus(middle, standing, -1));
    int round = firstRound(state) + config.langevin().maxRounds();
    EnsembleMoments moments =
        burst(
            new BurstRequest(
                departure.step(), round, standing, middle, middle, parts, null, null, false));
    state.lose(moments.scalars());
    Friction friction = friction(FrictionMemory.empty(1).plus(moments));
    return MidpointMobility.advance(departure.friction(), friction.matrix(), change, algebra);
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
  private void advance(
      State state,
      Departure departure,
      RelaxationSpectrum spectrum,
      int level,
      double[] from,
      double[] change) {
    double[] next = plus(departure.q(), change, 1);
    state.departure = departure;
    state.filter = steps.moved(departure, spectrum, change, level);
    state.friction = departure.memory();
    state.stiffness.goBack(departure.stiffness(), departure.age());
    state.from = from;
    state.moved = next;
    state.q = next;
    state.subMoves = coherentMove.parts(plus(next, from, -1));
    state.lastChange = change;
    state.lastForce = departure.measured();
    state.prediction =
        ForcePrediction.of(
            departure.error(),
            departure.measured(),
            departure.stiffness(),
            change,
            departure.sampledTime());
    if (!simulation.system().composite().box().isPeriodic()) {
      RigidMotion.Alignment turn = rigidMotion.align(next);
      state.rotation = turn.rotation();
      state.centre = turn.centre();
      state.q = turn.q();
      state.lastChange = AxisRotation.apply(change, turn.rotation());
      state.lastForce = AxisRotation.apply(state.lastForce, turn.rotation());
      state.prediction = state.prediction.rotated(turn.rotation());
      state.friction = state.friction.rotated(turn.rotation());
      state.filter = state.filter.isOn() ? state.filter.rotated(turn.rotation()) : state.filter;
      state.stiffness.rotate(turn.rotation());
    }
    state.step = departure.step() + 1;
    state.tick = departure.tick() + grid.ticks(level);
    state.level = level;
    state.time = grid.time(state.tick);
  }

  private void checkpoint(State state) {
    bursts.save(store.blockSink(state.step), store.blockSource(state.step));
    store.commit(state.save());
    remember(state);
  }

  private static double seconds(long since) {
    return (System.nanoTime() - since) * 1e-9;
  }
}
