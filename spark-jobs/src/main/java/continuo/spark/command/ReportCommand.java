package continuo.spark.command;

import continuo.config.RunConfig;
import continuo.error.StorageException;
import continuo.spark.report.RunReport;
import continuo.spark.store.RunReader;
import continuo.units.UnitSystem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import org.apache.hadoop.conf.Configuration;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code continuo report DIR}: a run as one HTML page; writes nothing into the run. */
@Command(
    name = "report",
    mixinStandardHelpOptions = true,
    description =
        "Write one HTML page, complete in itself, of the run that a directory holds: curves, modes,"
            + " verdicts and configuration. The run may still be going on.")
final class ReportCommand implements Callable<Integer> {
  /** States that the rate is taken over. */
  private static final int RATE_STATES = 10;

  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "DIR", description = "Run directory or URI.")
  private String directory;

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description = "Page to write; default: the name of DIR with .html, in the working directory.")
  private Path out;

  /**
   * Reads the tables and writes the page.
   *
   * @return exit code 0
   * @throws continuo.error.InputException if the directory holds no run
   * @throws StorageException if a table cannot be read or the page cannot be written
   */
  @Override
  public Integer call() {
    org.apache.hadoop.fs.Path root = RunPath.of(directory);
    Configuration hadoop = SparkSettings.hadoop("continuo report");
    RunReader reader = new RunReader(root, hadoop);
    RunConfig config = RecordedConfiguration.read(reader.description(), directory);
    Map<String, Object> status =
        RunStatus.of(directory, config, reader, hadoop, RATE_STATES).values();
    String page = RunReport.of(reader, status, config.units() == UnitSystem.LJ);
    Path file = out == null ? Path.of(reader.root().getName() + ".html") : out;
    try {
      Files.writeString(file, page);
    } catch (IOException e) {
      throw new StorageException("Cannot write %s: %s".formatted(file, e), e);
    }
    spec.commandLine()
        .getOut()
        .println("%s: %s states of %s".formatted(file, status.get("states"), directory));
    spec.commandLine().getOut().flush();
    return 0;
  }
}
