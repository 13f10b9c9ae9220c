package continuo.spark.command;

import com.typesafe.config.ConfigRenderOptions;
import com.typesafe.config.ConfigValueFactory;
import continuo.compare.Comparing;
import continuo.compare.Trajectories;
import continuo.config.RunConfig;
import continuo.error.InputException;
import continuo.loop.Simulation;
import continuo.spark.store.HadoopConfigurations;
import continuo.spark.store.ReportTable;
import continuo.spark.store.RunReader;
import continuo.store.TableRows;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.apache.hadoop.fs.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code continuo compare MD RUN…}: runs, or more molecular dynamics, beside a plain one. */
@Command(
    name = "compare",
    mixinStandardHelpOptions = true,
    description =
        "Compare runs of a system with its plain molecular dynamics: slow modes, or the swelling curve,"
            + " and what both cost.")
final class CompareCommand implements Callable<Integer> {
  private static final String NAME = "comparison";

  /** Parts of a configuration that decide what is simulated. */
  private static final List<String> SAME =
      List.of("units", "system.", "thermostat.", "order-parameters.", "burst.time-step");

  @Spec private CommandSpec spec;

  @Parameters(index = "0", paramLabel = "MD", description = "Directory that `md` wrote.")
  private String md;

  @Parameters(
      index = "1..*",
      arity = "1..*",
      paramLabel = "RUN",
      description =
          "Directories of runs of the same system with different seeds; or one directory that `md`"
              + " wrote, by other kernels or by LAMMPS.")
  private List<String> runs = List.of();

  @Option(
      names = "--transition",
      description =
          "Compare the mean link length against time from the reference; default: variances and"
              + " relaxation times at equilibrium.")
  private boolean transition;

  @Option(
      names = "--discard",
      paramLabel = "T",
      description = "Time left out at the beginning of the runs, ps; default: 0.")
  private double discard;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description =
          "Write comparison.json, comparison.parquet and comparison.txt there; default:"
              + " runs/comparison.")
  private String out = "runs/comparison";

  /**
   * Compares and prints the table.
   *
   * @return exit code 0
   * @throws InputException if an argument is wrong or the systems differ
   * @throws continuo.error.StorageException if a file cannot be read or written
   */
  @Override
  public Integer call() {
    if (!(discard >= 0) || (transition && discard > 0)) {
      throw new InputException(
          "Invalid --discard %s: at least 0, and not with --transition".formatted(discard));
    }
    RunConfig config = RecordedConfiguration.read(StoredTrajectories.description(md), md);
    Trajectories brute = new StoredTrajectories(Simulation.of(config)).md(md);
    Trajectories continuo =
        runs.size() == 1 && StoredTrajectories.isMd(runs.get(0))
            ? otherMd(config, runs.get(0))
            : runs(config);
    TableRows rows =
        transition
            ? Comparing.transition(brute, continuo)
            : Comparing.equilibrium(brute, continuo, discard);
    write(rows);
    return 0;
  }

  private Trajectories runs(RunConfig config) {
    List<RunReader> readers = new ArrayList<>();
    RunConfig of = null;
    for (String run : runs) {
      RunReader reader = new RunReader(RunPath.of(run), HadoopConfigurations.current());
      of = RecordedConfiguration.read(reader.description(), run);
      refuseOther(config, of, run);
      readers.add(reader);
    }
    return new StoredTrajectories(Simulation.of(of)).runs(readers);
  }

  private Trajectories otherMd(RunConfig config, String directory) {
    RunConfig of = RecordedConfiguration.read(StoredTrajectories.description(directory), directory);
    refuseOther(config, of, directory);
    return new StoredTrajectories(Simulation.of(of)).md(directory);
  }

  private void refuseOther(RunConfig config, RunConfig other, String run) {
    List<String> differences =
        config.differences(other).stream()
            .filter(text -> SAME.stream().anyMatch(key -> text.startsWith("`" + key)))
            .toList();
    if (!differences.isEmpty()) {
      throw new InputException(
          "Cannot compare %s with %s: they are not the same system:%n  %s"
              .formatted(md, run, String.join(System.lineSeparator() + "  ", differences)));
    }
  }

  private void write(TableRows rows) {
    List<String> lines = lines(rows);
    PrintWriter printer = spec.commandLine().getOut();
    lines.forEach(printer::println);
    Path directory = RunPath.of(out);
    var hadoop = HadoopConfigurations.current();
    ReportTable.write(directory, NAME, rows, hadoop);
    ReportTable.writeText(directory, NAME + ".txt", String.join("\n", lines) + "\n", hadoop);
    ReportTable.writeText(directory, NAME + ".json", json(rows), hadoop);
    printer.println("Output: " + out + " (comparison.json, comparison.parquet, comparison.txt)");
    printer.flush();
  }

  private String json(TableRows rows) {
    List<Map<String, Object>> quantities = new ArrayList<>();
    for (int r = 0; r < rows.size(); r++) {
      Map<String, Object> map = new LinkedHashMap<>();
      for (int c = 0; c < rows.schema().columns().size(); c++) {
        map.put(rows.schema().columns().get(c).name(), rows.value(r, c));
      }
      quantities.add(map);
    }
    Map<String, Object> root = new LinkedHashMap<>();
    root.put("md", md);
    root.put("runs", runs);
    root.put("discard", discard);
    root.put("quantities", quantities);
    return ConfigValueFactory.fromMap(root)
        .render(ConfigRenderOptions.concise().setFormatted(true).setJson(true));
  }

  private static List<String> lines(TableRows rows) {
    List<String> lines = new ArrayList<>();
    String format = "%-20s %-10s %5s %9s %12s %10s %12s %10s %7s %11s";
    lines.add(
        String.format(
            format,
            Stream.of(
                    "quantity", "unit", "mode", "time", "md", "se", "run", "se", "z", "cost ratio")
                .toArray()));
    for (int r = 0; r < rows.size(); r++) {
      lines.add(
          String.format(
                  format,
                  rows.value(r, 0),
                  rows.value(r, 1),
                  text(rows.value(r, 2), 0),
                  text(rows.value(r, 3), 5),
                  text(rows.value(r, 4), 5),
                  text(rows.value(r, 5), 2),
                  text(rows.value(r, 6), 5),
                  text(rows.value(r, 7), 2),
                  text(rows.value(r, 8), 3),
                  text(rows.value(r, 9), 3))
              .stripTrailing());
    }
    return lines;
  }

  private static String text(Object value, int digits) {
    if (value == null) {
      return "-";
    }
    return value instanceof Integer
        ? value.toString()
        : String.format(Locale.ROOT, "%." + digits + "g", value);
  }
}
