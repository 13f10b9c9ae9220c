package continuo.bench.peer;

import continuo.error.InputException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Runs a program on one core and keeps what it prints. */
final class PeerProcess {
  private static final long LONGEST_MINUTES = 30;
  private static final int LAST_LINES = 3;
  private static final long LOOK_MILLISECONDS = 50;

  /**
   * What became of a program.
   *
   * @param text what it printed
   * @param coreShare processor time over wall time until shortly before its end; NaN where the
   *     system does not tell
   */
  record Output(String text, double coreShare) {}

  private PeerProcess() {}

  /** Words that keep a program on one core; none where the system has no such tool. */
  static List<String> onOneCore() {
    return ON_ONE_CORE;
  }

  private static final List<String> ON_ONE_CORE = findTaskSet();

  private static List<String> findTaskSet() {
    int last = Runtime.getRuntime().availableProcessors() - 1;
    List<String> words = List.of("taskset", "-c", Integer.toString(last));
    List<String> trial = new ArrayList<>(words);
    trial.add("true");
    try {
      Process process =
          new ProcessBuilder(trial)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      return process.waitFor() == 0 ? words : List.of();
    } catch (IOException e) {
      return List.of();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return List.of();
    }
  }

  /**
   * Runs a command; standard error is taken as output.
   *
   * @param option how the command was given, for messages
   * @param command program and arguments
   * @param directory where
   * @throws InputException if there is no such program, or it fails or does not end
   */
  static Output run(String option, List<String> command, Path directory) {
    Path printed = directory.resolve("printed.txt");
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(directory.toFile())
            .redirectErrorStream(true)
            .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
            .redirectOutput(printed.toFile());
    builder.environment().put("OMP_NUM_THREADS", "1");
    builder.environment().put("GMX_MAXBACKUP", "-1");
    Process process;
    try {
      process = builder.start();
    } catch (IOException e) {
      throw new InputException(
          "Cannot run \"%s\" (%s): %s; give a program that is installed, with its path if need be"
              .formatted(command.get(0), option, e.getMessage()),
          e);
    }
    try {
      double share = watch(option, command, process);
      String text = Files.readString(printed, StandardCharsets.UTF_8);
      if (process.exitValue() != 0) {
        throw new InputException(
            "Cannot use %s: exit code %d of %s: %s"
                .formatted(
                    option, process.exitValue(), CommandLine.join(command), lastLines(text)));
      }
      return new Output(text, share);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InputException("Interrupted while " + CommandLine.join(command) + " ran", e);
    } finally {
      process.destroyForcibly();
    }
  }

  /** Waits for the end; the processor time of a process can be asked only while it lives. */
  private static double watch(String option, List<String> command, Process process)
      throws InterruptedException {
    long began = System.nanoTime();
    double share = Double.NaN;
    while (!process.waitFor(LOOK_MILLISECONDS, TimeUnit.MILLISECONDS)) {
      Duration used = process.info().totalCpuDuration().orElse(null);
      long wall = System.nanoTime() - began;
      share = used == null ? share : (double) used.toNanos() / wall;
      if (wall > TimeUnit.MINUTES.toNanos(LONGEST_MINUTES)) {
        throw new InputException(
            "Cannot use %s: not ended after %d minutes: %s"
                .formatted(option, LONGEST_MINUTES, CommandLine.join(command)));
      }
    }
    return share;
  }

  private static String lastLines(String text) {
    List<String> lines = text.lines().map(String::strip).filter(l -> !l.isEmpty()).toList();
    return String.join(" | ", lines.subList(Math.max(0, lines.size() - LAST_LINES), lines.size()));
  }
}
