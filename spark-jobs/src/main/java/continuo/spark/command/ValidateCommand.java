package continuo.spark.command;

import continuo.burst.BlockLayout;
import continuo.burst.BurstContext;
import continuo.burst.kernel.KernelProvider;
import continuo.config.SparkConfig;
import continuo.loop.BurstRunner;
import continuo.spark.stage.SparkBurstRunner;
import continuo.spark.store.HadoopConfigurations;
import continuo.spark.store.ReportTable;
import continuo.validate.Conditions;
import continuo.validate.Ensembles;
import continuo.validate.Ladder;
import continuo.validate.LadderReport;
import continuo.validate.Rung;
import continuo.validate.Verdict;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.api.java.JavaSparkContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code continuo validate}: the fidelity ladder on this machine or cluster. */
@Command(
    name = "validate",
    mixinStandardHelpOptions = true,
    description =
        "Compare what the program measures with known answers; exit code 3 if a comparison fails.")
final class ValidateCommand implements Callable<Integer> {
  /** A comparison failed. */
  private static final int FAILED = 3;

  /** Lanes that fill the widest vectors. */
  private static final int LANES = 8;

  private static final String NAME = "validation";

  @Spec private CommandSpec spec;

  @Option(names = "--quick", description = "The short ladder, under 3 minutes on 2 cores.")
  private boolean quick;

  @Option(
      names = "--master",
      paramLabel = "M",
      description =
          "Run the replica ensembles on a Spark master; default: in-process, without Spark.")
  private String master;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description =
          "Write validation.json, validation.parquet and validation.txt there; default:"
              + " runs/validation.")
  private String out = "runs/validation";

  @Option(
      names = "--rung",
      paramLabel = "NAME",
      description = "Only this rung; may be repeated. --list names them.")
  private List<String> rungs = List.of();

  @Option(names = "--list", description = "Name the rungs and what they compare, and stop.")
  private boolean list;

  @Option(
      names = "--lammps",
      paramLabel = "CMD",
      description = "LAMMPS to compare energies with; default: lmp, skipped if there is none.")
  private String lammps;

  /**
   * Climbs the ladder and prints the table.
   *
   * @return exit code 0, or 3 if a comparison failed
   * @throws continuo.error.InputException if an argument is wrong
   * @throws continuo.error.StorageException if the cluster or the output fails
   */
  @Override
  public Integer call() {
    List<Rung> chosen = Ladder.chosen(rungs, quick);
    if (list) {
      PrintWriter printer = spec.commandLine().getOut();
      chosen.forEach(
          rung ->
              printer.printf(
                  "%-18s %s%s%n", rung.name(), rung.what(), rung.isQuick() ? "" : " (full only)"));
      printer.flush();
      return 0;
    }
    SparkSettings.checkMaster(master);
    if (master == null || master.equals(RunSession.IN_PROCESS)) {
      return climb(chosen, Ensembles.inProcess(), null, HadoopConfigurations.current());
    }
    try (JavaSparkContext spark = SparkSettings.connect(master, "continuo validate")) {
      return climb(chosen, onCluster(spark), spark.version(), spark.hadoopConfiguration());
    }
  }

  private static Ensembles onCluster(JavaSparkContext spark) {
    return new Ensembles() {
      @Override
      public String name() {
        return spark.master();
      }

      @Override
      public BurstRunner runner(BurstContext context, List<BlockLayout> layout) {
        return new SparkBurstRunner(spark, context, layout, SparkConfig.DEFAULT);
      }
    };
  }

  private int climb(
      List<Rung> chosen, Ensembles ensembles, String spark, Configuration configuration) {
    PrintWriter err = spec.commandLine().getErr();
    LadderReport report =
        ScratchDirectory.use(
            null,
            "continuo-validate",
            work ->
                Ladder.climb(
                    chosen,
                    new Conditions(quick, ensembles, lammps, work),
                    rung -> {
                      err.println("validate: " + rung.name() + ", " + rung.what());
                      err.flush();
                    }));
    List<String> lines = report.lines();
    PrintWriter printer = spec.commandLine().getOut();
    lines.forEach(printer::println);
    org.apache.hadoop.fs.Path directory = RunPath.of(out);
    ReportTable.write(directory, NAME, report.rows(), configuration);
    ReportTable.writeText(
        directory,
        NAME + ".json",
        report.json(Version.all(KernelProvider.fastest(LANES).name(), spark)),
        configuration);
    ReportTable.writeText(directory, NAME + ".txt", String.join("\n", lines) + "\n", configuration);
    printer.println("Output: " + out + " (validation.json, validation.parquet, validation.txt)");
    printer.flush();
    return report.count(Verdict.FAIL) > 0 ? FAILED : 0;
  }
}
