package continuo.spark.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** SIGTERM and SIGINT: a checkpoint, a word about how to go on, the exit code of the signal. */
class InterruptedProcessIT {
  @TempDir static Path directory;

  private static RunRows undisturbed;

  @BeforeAll
  static void runUndisturbed() throws InterruptedException {
    undisturbed = new ProcessRun(directory, "undisturbed").finish("in-process");
  }

  // SIGTERM alone: a process started in the background of a shell may inherit that the others are
  // ignored.
  @ParameterizedTest
  @ValueSource(strings = {"in-process", "local[2]"})
  void aSignalStopsTheRunAfterACheckpoint(String master) throws IOException, InterruptedException {
    String signal = "TERM";
    ProcessRun run = new ProcessRun(directory, "on-" + master.replaceAll("\\W", ""));
    try (ContinuoProcess process = run.start(master)) {
      process.awaitOutput(" 2/11 ");
      process.signal(signal);

      assertThat(process.exitCode()).as(process::toString).isEqualTo(143);
      assertThat(process.out())
          .contains("Stopped after a checkpoint: ")
          .contains("Continue me: continuo resume " + run.directory());
      assertThat(process.err()).isEqualTo("continuo: stopping with a checkpoint after this step");
    }
    int next = run.newestCheckpoint("driver.bin");
    assertThat(next).isBetween(3, ProcessRun.LAST_STEP);
    run.assertBeginningOf(undisturbed, "stopped by " + signal);

    try (ContinuoProcess process = run.resume("in-process")) {
      assertThat(process.exitCode()).as(process::toString).isZero();
      assertThat(process.out()).contains("going on at step " + next, "Done: ");
      assertThat(process.err()).isEmpty();
    }
    RunRows.of(run.directory()).assertSameAs(undisturbed, "stopped by " + signal);
  }

  /** The bursts are given up after half of the grace time; what was measured before is kept. */
  @ParameterizedTest
  @ValueSource(strings = {"in-process", "local[2]"})
  void aStepLongerThanTheGraceTimeIsGivenUp(String master)
      throws IOException, InterruptedException {
    int grace = 20;
    ProcessRun run = ProcessRun.ofLongMoves(directory, "long-" + master.replaceAll("\\W", ""));
    try (ContinuoProcess process = run.start(master, "--grace", grace + "s")) {
      process.awaitOutput(" 0/11 ");
      long began = System.nanoTime();
      process.signal("TERM");

      assertThat(process.exitCode()).as(process::toString).isEqualTo(143);
      double seconds = (System.nanoTime() - began) * 1e-9;
      assertThat(process.out()).contains("Continue me: continuo resume " + run.directory());
      // Spark also tells, in log lines, of the tasks that ended.
      assertThat(process.err().lines().filter(line -> line.startsWith("continuo: ")))
          .containsExactly(
              "continuo: stopping with a checkpoint after this step",
              "continuo: the step was not over after half of the 20 s of grace: its bursts are given up");
      assertThat(seconds).isBetween(grace / 2.0, grace + 4.0);
    }
    assertThat(run.newestCheckpoint("driver.bin")).isEqualTo(1);
    run.assertBeginningOf(undisturbed, "given up in the move to state 1");
  }

  @Test
  void aSignalWhileSparkStartsEndsTheProcessWithoutATrace()
      throws IOException, InterruptedException {
    ProcessRun run = new ProcessRun(directory, "early");
    try (ContinuoProcess process = run.startSlowly("local[2]")) {
      process.awaitOutput(SlowStart.TEXT);
      process.signal("TERM");

      assertThat(process.exitCode()).as(process::toString).isEqualTo(143);
      assertThat(process.out().strip()).isEqualTo(SlowStart.TEXT);
      assertThat(process.err()).isEmpty();
    }
    assertThat(run.directory()).doesNotExist();
  }
}
