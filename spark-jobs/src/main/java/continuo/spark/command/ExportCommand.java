package continuo.spark.command;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import continuo.error.InputException;
import continuo.error.StorageException;
import continuo.spark.export.ExportFormat;
import continuo.spark.export.ExportOptions;
import continuo.spark.export.ExportSummary;
import continuo.spark.export.FrameSelection;
import continuo.spark.export.RunExporter;
import continuo.spark.store.HadoopConfigurations;
import continuo.spark.store.RunReader;
import continuo.structure.Box;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code continuo export DIR --format F}: frames of a run for other programs. */
@Command(
    name = "export",
    mixinStandardHelpOptions = true,
    description = "Write the frames of a run as a file for VMD, OVITO, PyMOL, MDAnalysis, ….")
public final class ExportCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(index = "0", paramLabel = "DIR", description = "Directory of the run.")
  private String directory;

  @Option(
      names = "--format",
      required = true,
      paramLabel = "F",
      description = "pdb, xyz (extended) or dcd; positions in Å.")
  private String format;

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description = "File to write; by default the name of DIR with the format as its ending.")
  private Path out;

  @Option(names = "--first", paramLabel = "N", description = "First step; by default 0.")
  private int first;

  @Option(names = "--last", paramLabel = "N", description = "Last step; by default the last.")
  private int last = Integer.MAX_VALUE;

  @Option(
      names = "--every",
      paramLabel = "N",
      description = "Take one of N frames in between; by default all.")
  private int every = 1;

  /**
   * Exports and says what was written.
   *
   * @return exit code 0
   * @throws InputException if an argument is wrong or there is nothing to export
   * @throws StorageException if the run cannot be read or the file cannot be written
   */
  @Override
  public Integer call() {
    ExportFormat chosen = ExportFormat.parse(format);
    FrameSelection selection = new FrameSelection(first, last, every);
    RunReader run = new RunReader(RunPath.of(directory), HadoopConfigurations.current());
    Path file = out == null ? Path.of(run.root().getName() + "." + chosen.label()) : out;
    ExportSummary summary =
        RunExporter.export(run, new ExportOptions(chosen, file, selection, box(run)));
    spec.commandLine()
        .getOut()
        .printf("%s: %d frames of %d atoms%n", file, summary.frames(), summary.atoms());
    return 0;
  }

  /** The cell that the description of the run records under {@code box}, nm. */
  private static Box box(RunReader run) {
    try {
      Config description = ConfigFactory.parseString(run.description());
      List<Double> edges = description.getDoubleList("box");
      return new Box(edges.get(0), edges.get(1), edges.get(2));
    } catch (ConfigException | IndexOutOfBoundsException | IllegalArgumentException e) {
      throw new StorageException(
          "Cannot read `box` from %s/run.json: %s"
              .formatted(run.root().toUri().getPath(), e.getMessage()),
          e);
    }
  }
}
