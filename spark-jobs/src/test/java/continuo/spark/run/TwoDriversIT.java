package continuo.spark.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two drivers on one run directory: one writes at a time, and a late one changes nothing. */
class TwoDriversIT {
  private static final List<String> SOON_STALE =
      List.of("-Dspark.hadoop.continuo.lease.stale-seconds=2");

  @TempDir static Path directory;

  private static RunRows undisturbed;

  @BeforeAll
  static void runUndisturbed() throws InterruptedException {
    undisturbed = new ProcessRun(directory, "undisturbed").finish("in-process");
  }

  @Test
  void theSecondIsRefusedAndTheFirstFinishes() throws IOException, InterruptedException {
    ProcessRun run = new ProcessRun(directory, "refused");
    try (ContinuoProcess first = run.start("in-process")) {
      first.awaitOutput(" 1/11 ");
      // So that it does not finish before the second has looked; it counts as alive for a minute.
      first.signal("STOP");
      for (ContinuoProcess second : List.of(run.start("in-process"), run.resume("in-process"))) {
        try (second) {
          assertThat(second.exitCode()).as(second::toString).isEqualTo(4);
          assertThat(second.out()).isEmpty();
          assertThat(second.err())
              .startsWith(
                  "continuo: Cannot use "
                      + run.directory()
                      + ": another process is writing to it (host ")
              .contains(", pid " + first.pid() + ", run ")
              .contains(" s ago")
              .contains("choose another --out");
        }
      }
      first.signal("CONT");
      assertThat(first.exitCode()).as(first::toString).isZero();
    }
    RunRows.of(run.directory()).assertSameAs(undisturbed, "a second driver refused");
  }

  @Test
  void aPausedDriverIsReplacedAndCommitsNothingWhenItWakesUp()
      throws IOException, InterruptedException {
    ProcessRun run = new ProcessRun(directory, "paused");
    try (ContinuoProcess first = run.startWith(SOON_STALE, "in-process")) {
      first.awaitOutput(" 4/11 ");
      first.signal("STOP");
      int before = run.newestCheckpoint("driver.bin");
      try (ContinuoProcess second = run.startWith(SOON_STALE, "in-process")) {
        second.awaitOutput(" 8/11 ");
        assertThat(run.newestCheckpoint("driver.bin")).isGreaterThan(before);
        second.signal("STOP");
        first.signal("CONT");
        assertThat(first.exitCode()).as(first::toString).isEqualTo(4);
        assertThat(first.err())
            .contains("continuo: Cannot go on in " + run.directory())
            .contains("its lease was taken over by host ")
            .contains(", pid " + second.pid() + ", run ");
        assertThat(first.out()).doesNotContain("Done: ");
        run.assertBeginningOf(undisturbed, "a paused driver woke up");
        second.signal("CONT");
        assertThat(second.exitCode()).as(second::toString).isZero();
        assertThat(second.err()).contains("Taking over " + run.directory());
      }
    }
    RunRows.of(run.directory()).assertSameAs(undisturbed, "taken over from a paused driver");
  }
}
