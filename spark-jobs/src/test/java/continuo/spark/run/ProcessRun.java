package continuo.spark.run;

import static org.assertj.core.api.Assertions.assertThat;

import continuo.store.TableSchema;
import continuo.store.Tables;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A run of the small body that processes are started for again and again. */
final class ProcessRun {
  /** Last step of every run here. */
  static final int LAST_STEP = 11;

  private final Path parent;
  private final Path configuration;
  private final Path directory;

  ProcessRun(Path parent, String name) {
    this(parent, parent.resolve(name));
  }

  /**
   * @param parent where configuration and output of the processes are
   * @param directory the run, anywhere
   */
  ProcessRun(Path parent, Path directory) {
    this(
        parent,
        directory,
        SmallRuns.write(
            parent,
            "body.conf",
            SmallRuns.BODY.replace("\n  steps = 5\n", "\n  steps = " + LAST_STEP + "\n")));
  }

  private ProcessRun(Path parent, Path directory, Path configuration) {
    this.parent = parent;
    this.configuration = configuration;
    this.directory = directory;
  }

  /**
   * The same run, but the move to state 1 takes hours, and no regular checkpoint comes before it.
   */
  static ProcessRun ofLongMoves(Path parent, String name) {
    String longMoves =
        SmallRuns.BODY
            .replace("\n  steps = 5\n", "\n  steps = " + LAST_STEP + "\n")
            .replace("relaxation-steps = 5", "relaxation-steps = 1000000000")
            .replace("checkpoint-every = 2", "checkpoint-every = 50");
    return new ProcessRun(
        parent, parent.resolve(name), SmallRuns.write(parent, "long-moves.conf", longMoves));
  }

  Path directory() {
    return directory;
  }

  /** {@code continuo run}, the same command every time. */
  ContinuoProcess start(String master, String... more) {
    List<Object> arguments =
        new ArrayList<>(List.of("run", configuration, "--out", directory, "--master", master));
    arguments.addAll(List.of(more));
    return ContinuoProcess.start(parent, arguments.toArray());
  }

  /** The same with more options for its virtual machine. */
  ContinuoProcess startWith(List<String> options, String master) {
    return ContinuoProcess.startWith(
        parent, options, "run", configuration, "--out", directory, "--master", master);
  }

  /** The same through another program, which the command line is appended to. */
  ContinuoProcess startBy(List<String> program, List<String> options, String master) {
    return ContinuoProcess.startBy(
        parent, program, options, "run", configuration, "--out", directory, "--master", master);
  }

  /** Whether there is a run for readers. */
  boolean exists() {
    return Files.exists(directory.resolve("run.json"));
  }

  /** The same, but Spark never gets ready. */
  ContinuoProcess startSlowly(String master) {
    return ContinuoProcess.startListening(
        parent, SlowStart.class, "run", configuration, "--out", directory, "--master", master);
  }

  /** {@code continuo resume}. */
  ContinuoProcess resume(String master) {
    return ContinuoProcess.start(parent, "resume", directory, "--master", master);
  }

  /** Runs to the end and reads the rows. */
  RunRows finish(String master) throws InterruptedException {
    try (ContinuoProcess process = start(master)) {
      assertThat(process.exitCode()).as(process::toString).isZero();
      assertThat(process.out()).contains("Done: ");
    }
    return RunRows.of(directory);
  }

  /** The same, but the run may have been at its end already. */
  RunRows finishOrFindFinished(String master) throws InterruptedException {
    try (ContinuoProcess process = start(master)) {
      assertThat(process.exitCode()).as(process::toString).isZero();
    }
    return RunRows.of(directory);
  }

  /** Number of files of the run, at any depth, whose path ends so. */
  long count(String ending) {
    if (!Files.exists(directory)) {
      return 0;
    }
    try (Stream<Path> files = Files.walk(directory)) {
      return files.filter(file -> file.toString().endsWith(ending)).count();
    } catch (UncheckedIOException | IOException e) {
      // Old checkpoints are deleted while we look.
      return 0;
    }
  }

  /** Highest step of a checkpoint of which there is a certain file; −1 for none. */
  int newestCheckpoint(String file) {
    int newest = -1;
    try (Stream<Path> files = Files.list(directory.resolve("checkpoints"))) {
      for (Path checkpoint : (Iterable<Path>) files::iterator) {
        if (Files.exists(checkpoint.resolve(file))) {
          String name = checkpoint.getFileName().toString();
          newest = Math.max(newest, Integer.parseInt(name.substring("step-".length())));
        }
      }
    } catch (IOException | UncheckedIOException e) {
      return newest;
    }
    return newest;
  }

  /** What readers see now is the beginning of the undisturbed run. */
  void assertBeginningOf(RunRows undisturbed, String when) {
    RunRows rows = RunRows.of(directory);
    for (TableSchema table : Tables.PER_STEP) {
      List<String> found = rows.table(table);
      assertThat(found)
          .as("%s, %s", when, table.name())
          .isEqualTo(undisturbed.table(table).subList(0, found.size()));
    }
  }
}
