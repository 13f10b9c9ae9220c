package continuo.spark.command;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigRenderOptions;
import continuo.burst.kernel.KernelProvider;
import continuo.config.ConfigLoader;
import continuo.config.RunConfig;
import continuo.error.InputException;
import continuo.error.StorageException;
import continuo.loop.BurstRunner;
import continuo.loop.CoEvolution;
import continuo.loop.DriverState;
import continuo.loop.InProcessRunner;
import continuo.loop.RunDescription;
import continuo.loop.RunStore;
import continuo.loop.RunSummary;
import continuo.loop.Simulation;
import continuo.spark.stage.SparkBurstRunner;
import continuo.spark.store.ParquetRunStore;
import continuo.units.UnitSystem;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.spark.SparkException;
import org.apache.spark.api.java.JavaSparkContext;

/**
 * One call of {@code run} or {@code resume}: store, cluster, loop, and what the user sees of them.
 */
final class RunSession {
  /** Master that means: no Spark. */
  static final String IN_PROCESS = "in-process";

  /** SIGTERM's exit code; a process that is being shut down by another signal keeps that one's. */
  private static final int INTERRUPTED = 143;

  /** Keys that may differ from those the run was started with. */
  private static final Set<String> MAY_CHANGE =
      Set.of("langevin.steps", "output.directory", "output.checkpoint-every", "spark.partitions");

  private final String directory;
  private final String master;
  private StopRequest stop;

  /**
   * @param directory run directory or URI
   * @param master Spark master, {@link #IN_PROCESS}, or null for the default
   */
  RunSession(String directory, String master) {
    this.directory = directory;
    this.master = master;
  }

  /** Starts or goes on with a run; returns the exit code. */
  int run(RunConfig config) {
    Simulation simulation = Simulation.of(config);
    return inPlace(
        (store, sparkContext) -> {
          Optional<String> description = store.description();
          if (description.isPresent()) {
            refuseOtherRun(config, configuration(description.get()));
          } else {
            store.create(
                RunDescription.of(
                    simulation,
                    Version.all(
                        KernelProvider.fastest(config.ensemble().lanes()).name(),
                        sparkContext == null ? null : sparkContext.version())),
                RunDescription.tables(simulation));
          }
          return evolve(simulation, store, sparkContext);
        });
  }

  /** Goes on with the run in the directory; returns the exit code. */
  int resume() {
    return inPlace(
        (store, sparkContext) -> {
          String description =
              store
                  .description()
                  .orElseThrow(
                      () ->
                          new InputException(
                              "Cannot resume " + directory + ": it holds no run (no run.json)"));
          return evolve(Simulation.of(configuration(description)), store, sparkContext);
        });
  }

  private RunConfig configuration(String description) {
    try {
      Config root = ConfigFactory.parseString(description).getConfig("configuration");
      return ConfigLoader.reread(
          root.root().render(ConfigRenderOptions.concise()), directory + "/run.json");
    } catch (ConfigException e) {
      throw new StorageException("Cannot read " + directory + "/run.json: " + e.getMessage(), e);
    }
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

  @FunctionalInterface
  private interface Work {
    int run(RunStore store, JavaSparkContext spark);
  }

  private int inPlace(Work work) {
    // The stop request is closed last: a signal waits until the store and Spark are closed.
    try (StopRequest request = StopRequest.onSignals()) {
      stop = request;
      if (IN_PROCESS.equals(master)) {
        try (RunStore store = new ParquetRunStore(new Path(directory), new Configuration())) {
          return work.run(store, null);
        }
      }
      try (JavaSparkContext spark = connect();
          RunStore store = new ParquetRunStore(new Path(directory), spark.hadoopConfiguration())) {
        return work.run(store, spark);
      }
    }
  }

  private JavaSparkContext connect() {
    try {
      return new JavaSparkContext(SparkSettings.of(master, "continuo " + directory));
    } catch (RuntimeException e) {
      throw new StorageException("Cannot start Spark: " + firstLine(e), e);
    } catch (Exception e) {
      // Spark throws checked exceptions from Scala without declaring them.
      if (e instanceof SparkException) {
        throw new StorageException("Cannot start Spark: " + firstLine(e), e);
      }
      throw new IllegalStateException(e);
    }
  }

  private static String firstLine(Exception e) {
    return String.valueOf(e.getMessage()).lines().findFirst().orElse("");
  }

  private int evolve(Simulation simulation, RunStore store, JavaSparkContext spark) {
    RunConfig config = simulation.config();
    Console console = new Console(System.out, config.units() == UnitSystem.LJ ? "tau" : "ps");
    int cores =
        spark == null ? Runtime.getRuntime().availableProcessors() : spark.defaultParallelism();
    int first = store.latest().map(DriverState::nextStep).orElse(0);
    console.start(
        simulation,
        directory,
        spark == null ? "this process" : spark.master() + " (" + cores + " cores)",
        first);
    try (BurstRunner bursts = runner(simulation, spark)) {
      RunSummary summary = new CoEvolution(simulation, bursts, store).run(console::step, stop);
      console.summary(summary, directory, cores);
      // Unfinished means interrupted; the signal that did it sets the exit code of the process.
      return summary.isFinished() ? 0 : INTERRUPTED;
    }
  }

  private static BurstRunner runner(Simulation simulation, JavaSparkContext spark) {
    return spark == null
        ? new InProcessRunner(
            simulation.context(),
            simulation.layout(),
            KernelProvider.fastest(simulation.config().ensemble().lanes()))
        : new SparkBurstRunner(
            spark,
            simulation.context(),
            simulation.layout(),
            simulation.config().spark().partitions());
  }
}
