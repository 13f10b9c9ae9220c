package continuo.spark.command;

import continuo.bench.ScaleModel;
import continuo.bench.StepParts;
import continuo.config.RunConfig;
import continuo.error.InputException;
import continuo.loop.Simulation;
import continuo.spark.stage.SparkCost;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import org.apache.spark.api.java.JavaSparkContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code continuo scale CONF}: how long a step takes on how many cores, from measured parts. */
@Command(
    name = "scale",
    mixinStandardHelpOptions = true,
    description =
        "Measure the parts of one Langevin step and say how long it takes on how many cores.")
final class ScaleCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Mixin private ConfigurationOptions configuration;

  @Option(
      names = "--cores",
      paramLabel = "N",
      split = ",",
      description = "Cores of all executors; default: 1,2,4,… up to the number of replica blocks.")
  private List<Integer> cores = List.of();

  @Option(
      names = "--master",
      paramLabel = "M",
      description = "Where Spark's own share is measured; default: local[*].")
  private String master;

  @Override
  public Integer call() {
    cores.stream()
        .filter(count -> count < 1)
        .findFirst()
        .ifPresent(
            count -> {
              throw new InputException("Invalid --cores %d; at least 1".formatted(count));
            });
    RunConfig config = configuration.load();
    SparkSettings.checkMaster(master);
    if (RunSession.IN_PROCESS.equals(master)) {
      throw new InputException("Invalid --master in-process: `scale` measures Spark");
    }
    Simulation simulation = Simulation.of(config);
    StepParts parts = StepParts.measure(simulation);
    SparkCost engine;
    try (JavaSparkContext spark = SparkSettings.connect(master, "continuo scale")) {
      engine = SparkCost.measure(spark);
    }
    print(parts, new ScaleModel(parts, engine.stages(), engine.task(), engine.bandwidth()));
    return 0;
  }

  private void print(StepParts parts, ScaleModel model) {
    PrintWriter out = spec.commandLine().getOut();
    out.printf(
        "%d replica blocks, %d patches, %d coordinates%n",
        parts.blocks(), parts.patches(), parts.coordinates());
    out.printf(
        "Measured: burst %.3g s a block, sums %.3g MB a block and %.3g s to add, driver %.3g s,"
            + " replicas %.3g MB a block%n",
        parts.burstSeconds(),
        parts.partialBytes() * 1e-6,
        parts.assembleSeconds(),
        parts.driverSeconds(),
        parts.stateBytes() * 1e-6);
    out.printf(
        "Spark: %.3g s a step, %.3g s a task, %.3g MB/s a core%n",
        model.stages(), model.task(), model.bandwidth() * 1e-6);
    out.printf(
        "%8s %10s %10s %10s %10s %10s %10s %10s%n",
        "cores", "step (s)", "burst", "shuffle", "Spark", "driver", "speed-up", "efficiency");
    double alone = model.on(1).total();
    for (int count : cores.isEmpty() ? ScaleModel.doubling(parts.blocks()) : cores) {
      ScaleModel.Step step = model.on(count);
      out.printf(
          "%8d %10.3g %10.3g %10.3g %10.3g %10.3g %10.2f %9.0f%%%n",
          count,
          step.total(),
          step.burst(),
          step.shuffle(),
          step.engine(),
          step.driver(),
          alone / step.total(),
          100 * alone / step.total() / count);
    }
    int balance = model.balance();
    out.printf(
        balance < parts.blocks()
            ? "From %d cores on, bursts are less than half of a step%n"
            : "Bursts are more than half of a step up to %d cores, one a block%n",
        balance);
    out.flush();
  }
}
