package continuo.spark.command;

import continuo.config.LangevinConfig;
import continuo.config.OutputConfig;
import continuo.config.RunConfig;
import continuo.error.InputException;
import continuo.loop.BurstRunner;
import continuo.loop.CoEvolution;
import continuo.loop.DriverState;
import continuo.loop.InProcessRunner;
import continuo.loop.Progress;
import continuo.loop.RunDescription;
import continuo.loop.RunStore;
import continuo.loop.RunSummary;
import continuo.loop.Simulation;
import continuo.spark.lease.RunLease;
import continuo.spark.metrics.RunMetrics;
import continuo.spark.metrics.StepLog;
import continuo.spark.metrics.StoredBytes;
import continuo.spark.stage.SparkBurstRunner;
import continuo.spark.stage.TaskLog;
import continuo.spark.store.ParquetRunStore;
import continuo.spark.store.StoreLayout;
import continuo.units.UnitSystem;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.deploy.SparkHadoopUtil;
import org.slf4j.MDC;

/**
 * One call of {@code run} or {@code resume}: store, cluster, loop, and what the user sees of them.
 */
final class RunSession {
  /** Master that means: no Spark. */
  static final String IN_PROCESS = "in-process";

  /** Key of the run in the diagnostic context of log lines. */
  private static final String LOGGED_RUN = "run";

  /** SIGTERM's exit code; a process that is being shut down by another signal keeps that one's. */
  private static final int INTERRUPTED = 143;

  /** Keys that may differ from those the run was started with. */
  private static final Set<String> MAY_CHANGE =
      Set.of(
          "ensemble.max-quarantined",
          "langevin.steps",
          "output.directory",
          "output.checkpoint-every",
          "output.keep-checkpoints",
          "output.keep-frames",
          "output.compact-every",
          "spark.partitions",
          "spark.replica-level");

  private final String directory;
  private final String master;
  private final SessionOptions options;

  /**
   * @param directory run directory or URI
   * @param options of the command line
   * @throws InputException if one of them cannot be what it should be
   */
  RunSession(String directory, SessionOptions options) {
    this.directory = directory;
    this.master = SparkSettings.checkMaster(options.master());
    this.options = options;
  }

  /** Starts or goes on with a run; returns the exit code. */
  int run(RunConfig config) {
    Simulation simulation = Simulation.of(config);
    try (RunLease lease = lease();
        ParquetRunStore store = open(lease)) {
      // Before the lease, which may have to be waited for, and with it: another may have made the
      // run.
      store.description().ifPresent(text -> refuseOtherRun(config, configuration(text)));
      lease.acquire();
      Optional<String> description = store.description();
      description.ifPresent(text -> refuseOtherRun(config, configuration(text)));
      description.ifPresent(text -> RecordedInputs.check(text, simulation, directory));
      return proceed(simulation, store, description.isEmpty());
    }
  }

  /** Goes on with the run in the directory; returns the exit code. */
  int resume() {
    try (RunLease lease = lease();
        ParquetRunStore store = open(lease)) {
      String description =
          store
              .description()
              .orElseThrow(
                  () ->
                      new InputException(
                          "Cannot resume " + directory + ": it holds no run (no run.json)"));
      // As far as it was last asked to go, which may be further than it was described.
      Simulation simulation =
          Simulation.of(RecordedConfiguration.read(description, directory, store.goal()));
      RecordedInputs.check(description, simulation, directory);
      lease.acquire();
      return proceed(simulation, store, false);
    }
  }

  private RunLease lease() {
    return new RunLease(
        RunPath.of(directory), hadoop(), text -> System.err.println("continuo: " + text));
  }

  private ParquetRunStore open(RunLease lease) {
    return new ParquetRunStore(RunPath.of(directory), hadoop(), lease::check);
  }

  private Configuration hadoop() {
    return SparkHadoopUtil.get().newConfiguration(SparkSettings.of(master, application()));
  }

  private String application() {
    return "continuo " + directory;
  }

  private RunConfig configuration(String description) {
    return RecordedConfiguration.read(description, directory);
  }

  private void refuseOtherRun(RunConfig config, RunConfig started) {
    List<String> differences =
        started.differences(config).stream()
            .filter(text -> MAY_CHANGE.stream().noneMatch(key -> text.startsWith("`" + key + "`")))
            .toList();
    if (!differences.isEmpty()) {
      throw new InputException(
          ("Cannot go on with the run in %s: its configuration differs:%n  %s%nChoose another --out, or"
                  + " use `resume`; only %s may change")
              .formatted(
                  directory,
                  String.join(System.lineSeparator() + "  ", differences),
                  String.join(", ", MAY_CHANGE.stream().sorted().toList())));
    }
  }

  /** Starts Spark where there is something to do for it, and brings the run to its end. */
  private int proceed(Simulation simulation, ParquetRunStore store, boolean isNew) {
    OutputConfig output = simulation.config().output();
    store.layout(
        new StoreLayout(output.compactEvery(), output.keepCheckpoints(), output.keepFrames()));
    store.goal(simulation.config().langevin().steps());
    int first = isNew ? 0 : store.latest().map(DriverState::nextStep).orElse(0);
    boolean finished = first > simulation.config().langevin().steps();
    // Closed last: a signal waits until the run is stored and Spark is closed.
    try (StopRequest stop = new StopRequest(options.grace())) {
      if (finished || IN_PROCESS.equals(master)) {
        stop.listen();
        if (isNew) {
          create(simulation, store, null);
        }
        return evolve(simulation, store, null, first, stop);
      }
      try (JavaSparkContext spark = SparkSettings.connect(master, application())) {
        // Not earlier: Spark cannot start in a process that is being shut down.
        stop.listen();
        if (isNew) {
          create(simulation, store, spark.version());
        }
        return evolve(withShortLineage(simulation), store, spark, first, stop);
      }
    }
  }

  private static void create(Simulation simulation, RunStore store, String spark) {
    String kernels = simulation.kernels().name();
    store.create(
        RunDescription.of(simulation, Version.all(kernels, spark)),
        RunDescription.tables(simulation));
  }

  /**
   * The same simulation with checkpoints as often as Spark needs them; the rows do not depend on
   * it.
   */
  private static Simulation withShortLineage(Simulation simulation) {
    RunConfig c = simulation.config();
    OutputConfig o = c.output();
    int rounds = c.langevin().maxRounds();
    if (rounds > SparkBurstRunner.MAX_LINEAGE) {
      throw new InputException(
          "Invalid `langevin.max-rounds` %d: at most %d on Spark, or use --master %s"
              .formatted(rounds, SparkBurstRunner.MAX_LINEAGE, IN_PROCESS));
    }
    boolean middle = c.langevin().divergence() != LangevinConfig.Divergence.OFF;
    // Every step that is taken back leaves a burst in its middle behind.
    int bursts = rounds + (middle ? 1 + simulation.timeGrid().depth() : 0);
    int every = Math.max(1, Math.min(o.checkpointEvery(), SparkBurstRunner.MAX_LINEAGE / bursts));
    return new Simulation(
        new RunConfig(
            c.units(),
            c.seed(),
            c.system(),
            c.forcefield(),
            c.thermostat(),
            c.orderParameters(),
            c.ensemble(),
            c.burst(),
            c.thermalForce(),
            c.diffusion(),
            c.stiffness(),
            c.langevin(),
            o.withCheckpointEvery(every),
            c.spark()),
        simulation.context(),
        simulation.layout(),
        simulation.inputs());
  }

  private int evolve(
      Simulation simulation, RunStore store, JavaSparkContext spark, int first, StopRequest stop) {
    String id = RecordedConfiguration.id(store.description().orElse(""), directory);
    MDC.put(LOGGED_RUN, id);
    if (spark != null) {
      TaskLog.run(spark, id);
    }
    try {
      return evolveLogged(simulation, store, spark, first, stop);
    } finally {
      MDC.remove(LOGGED_RUN);
    }
  }

  private int evolveLogged(
      Simulation simulation, RunStore store, JavaSparkContext spark, int first, StopRequest stop) {
    RunConfig config = simulation.config();
    Console console = new Console(System.out, config.units() == UnitSystem.LJ ? "tau" : "ps");
    int cores =
        spark == null ? Runtime.getRuntime().availableProcessors() : spark.defaultParallelism();
    if (first <= config.langevin().steps()) {
      console.start(
          simulation,
          directory,
          spark == null ? "this process" : spark.master() + " (" + cores + " cores)",
          first);
    }
    try (BurstRunner bursts = runner(simulation, spark);
        WallLimit wall = new WallLimit(options.maxWall(), System::nanoTime, uptime())) {
      stop.givingUpBy(bursts::cancel);
      wall.watch(bursts::cancel);
      RunSummary summary =
          new CoEvolution(simulation, bursts, store)
              // Both are asked after every step: the limit measures the time between.
              .run(
                  progress(simulation, console, spark, cores),
                  () -> wall.getAsBoolean() | stop.getAsBoolean());
      console.summary(summary, directory, cores, options.resume(directory));
      // Otherwise interrupted; the signal that did it sets the exit code of the process.
      return summary.isFinished() || !stop.getAsBoolean() ? 0 : INTERRUPTED;
    } catch (CancellationException e) {
      console.nothingDone(options.resume(directory));
      return INTERRUPTED;
    }
  }

  private Progress progress(
      Simulation simulation, Console console, JavaSparkContext spark, int cores) {
    StepLog log = new StepLog();
    if (spark == null) {
      return step -> {
        log.finished(step);
        console.step(step);
      };
    }
    RunMetrics metrics =
        new RunMetrics(
            cores,
            simulation.config().langevin().steps(),
            new StoredBytes(RunPath.of(directory), spark.hadoopConfiguration()));
    metrics.register();
    return step -> {
      metrics.finished(step);
      log.finished(step);
      console.step(step);
    };
  }

  private static Duration uptime() {
    return Duration.ofMillis(ManagementFactory.getRuntimeMXBean().getUptime());
  }

  private static BurstRunner runner(Simulation simulation, JavaSparkContext spark) {
    return spark == null
        ? new InProcessRunner(simulation.context(), simulation.layout(), simulation.kernels())
        : new SparkBurstRunner(
            spark, simulation.context(), simulation.layout(), simulation.config().spark());
  }
}
