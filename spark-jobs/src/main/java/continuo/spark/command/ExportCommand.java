package continuo.spark.command;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import continuo.config.ConfigLoader;
import continuo.config.RunConfig;
import continuo.error.InputException;
import continuo.error.StorageException;
import continuo.export.MdSettings;
import continuo.export.SystemFormat;
import continuo.forcefield.MolecularSystem;
import continuo.spark.export.ExportFormat;
import continuo.spark.export.ExportOptions;
import continuo.spark.export.ExportSummary;
import continuo.spark.export.FrameSelection;
import continuo.spark.export.RunExporter;
import continuo.spark.export.SingleFrame;
import continuo.spark.store.HadoopConfigurations;
import continuo.spark.store.RunReader;
import continuo.structure.Box;
import continuo.systems.SystemBuilder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * {@code continuo export PATH --format F}: frames of a run, or its system, for other programs. A
 * system can also be written from a configuration, without a run.
 */
@Command(
    name = "export",
    mixinStandardHelpOptions = true,
    description =
        "Write the frames of a run for VMD, OVITO, PyMOL, MDAnalysis, …, or the system of a run or a"
            + " configuration for LAMMPS.")
public final class ExportCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(
      index = "0",
      paramLabel = "PATH",
      description = "Directory of the run; for lammps also a configuration file.")
  private String source;

  @Option(
      names = "--format",
      required = true,
      paramLabel = "F",
      description =
          "Frames: pdb, xyz (extended) or dcd, positions in Å. System: lammps (data file and script).")
  private String format;

  @Option(
      names = "--out",
      paramLabel = "OUT",
      description =
          "File to write, for a system the directory; by default the name of PATH with the format as"
              + " its ending.")
  private Path out;

  @Option(
      names = "--first",
      paramLabel = "N",
      description =
          "First step; by default 0. For a system the step whose frame is written; by default the"
              + " reference positions.")
  private Integer first;

  @Option(names = "--last", paramLabel = "N", description = "Last step; by default the last.")
  private Integer last;

  @Option(
      names = "--every",
      paramLabel = "N",
      description = "Take one of N frames in between; by default all.")
  private Integer every;

  @Option(
      names = "--set",
      paramLabel = "key=value",
      description = "With a configuration file: override a key; may be repeated.")
  private List<String> overrides = List.of();

  /**
   * Exports and says what was written.
   *
   * @return exit code 0
   * @throws InputException if an argument is wrong or there is nothing to export
   * @throws StorageException if the run cannot be read or the file cannot be written
   */
  @Override
  public Integer call() {
    Optional<SystemFormat> program = SystemFormat.of(format);
    if (program.isPresent()) {
      exportSystem(program.get());
    } else {
      exportFrames(ExportFormat.parse(format));
    }
    return 0;
  }

  private void exportFrames(ExportFormat chosen) {
    FrameSelection selection =
        new FrameSelection(
            first == null ? 0 : first,
            last == null ? Integer.MAX_VALUE : last,
            every == null ? 1 : every);
    refuseConfiguration();
    if (!overrides.isEmpty()) {
      throw new InputException(
          "Invalid --set with --format %s: the frames of a run are written as they are"
              .formatted(format));
    }
    RunReader run = run();
    Path file = out == null ? Path.of(run.root().getName() + "." + chosen.label()) : out;
    ExportSummary summary =
        RunExporter.export(run, new ExportOptions(chosen, file, selection, box(run)));
    say("%s: %d frames of %d atoms%n", file, summary.frames(), summary.atoms());
  }

  private void exportSystem(SystemFormat program) {
    refuseRange("--last", last);
    refuseRange("--every", every);
    boolean isFile = Files.isRegularFile(Path.of(source));
    RunReader run = isFile ? null : run();
    if (run != null && !overrides.isEmpty()) {
      throw new InputException("Invalid --set: %s is a run, not a configuration".formatted(source));
    }
    if (run == null && first != null) {
      throw new InputException(
          "Invalid --first: %s is a configuration, not a run".formatted(source));
    }
    RunConfig config =
        run == null
            ? ConfigLoader.load(Path.of(source), overrides)
            : RecordedConfiguration.read(run.description(), source);
    MolecularSystem system = SystemBuilder.build(config);
    double[] positions =
        first == null
            ? system.composite().copyReference()
            : SingleFrame.read(run, new FrameSelection(first, first, 1));
    Path directory = out == null ? Path.of(baseName() + "." + program.label()) : out;
    List<Path> files = program.write(system, positions, MdSettings.of(config), directory);
    say(
        "%s: %d atoms in %s%n",
        directory,
        system.composite().nAtoms(),
        files.stream().map(f -> f.getFileName().toString()).collect(Collectors.joining(", ")));
  }

  private void refuseRange(String option, Integer given) {
    if (given != null) {
      throw new InputException(
          "Invalid %s %d with --format %s: one state is written; name its step with --first"
              .formatted(option, given, format));
    }
  }

  private RunReader run() {
    return new RunReader(RunPath.of(source), HadoopConfigurations.current());
  }

  private String baseName() {
    String name = String.valueOf(Path.of(source).getFileName());
    return name.endsWith(".conf") ? name.substring(0, name.length() - ".conf".length()) : name;
  }

  private void refuseConfiguration() {
    if (Files.isRegularFile(Path.of(source))) {
      throw new InputException(
          "Invalid --format \"%s\": %s is a configuration and holds no frames; name a run, or write %s"
              .formatted(format, source, ExportFormat.systems()));
    }
  }

  private void say(String format, Object... arguments) {
    spec.commandLine().getOut().printf(format, arguments);
  }

  /** The cell that the description of the run records under {@code box}, nm. */
  private static Box box(RunReader run) {
    try {
      Config description = ConfigFactory.parseString(run.description());
      List<Double> edges = description.getDoubleList("box");
      return edges.size() == 3
          ? new Box(edges.get(0), edges.get(1), edges.get(2))
          : new Box(
              edges.get(0), edges.get(1), edges.get(2), edges.get(3), edges.get(4), edges.get(5));
    } catch (ConfigException | IndexOutOfBoundsException | IllegalArgumentException e) {
      throw new StorageException(
          "Cannot read `box` from %s/run.json: %s"
              .formatted(run.root().toUri().getPath(), e.getMessage()),
          e);
    }
  }
}
