package continuo.spark.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two drivers on one run directory: one writes at a time, and a late one changes nothing. */
@Tag("faults")
class TwoDriversIT {
  private static final int STALE_SECONDS = 2;
  private static final List<String> SOON_STALE =
      List.of("-Dspark.hadoop.continuo.lease.stale-seconds=" + STALE_SECONDS);

  @TempDir static Path directory;

  private static RunRows undisturbed;

  @BeforeAll
  static void runUndisturbed() throws InterruptedException {
    undisturbed = new ProcessRun(directory, "undisturbed").finish("in-process");
  }

  @Test
  void theSecondIsRefusedAndTheFirstFinishes() throws IOException, InterruptedException {
    ProcessRun run = new ProcessRun(directory, "refused");
    try (FaultTable.Row row = FaultTable.row("second driver on a run directory");
        ContinuoProcess first = run.start("in-process")) {
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
          row.tried();
        }
      }
      first.signal("CONT");
      assertThat(first.exitCode()).as(first::toString).isZero();
      RunRows.of(run.directory()).assertSameAs(undisturbed, "a second driver refused");
      row.outcome("refused, exit code 4 naming the first, which finishes; same bits");
    }
  }

  @Test
  void aPausedDriverIsReplacedAndCommitsNothingWhenItWakesUp()
      throws IOException, InterruptedException {
    ProcessRun run = new ProcessRun(directory, "paused");
    try (FaultTable.Row row = FaultTable.row("driver paused, replaced, woken up");
        ContinuoProcess first = run.startWith(SOON_STALE, "in-process")) {
      first.awaitOutput(" 4/11 ");
      first.signal("STOP");
      int before = run.newestCheckpoint("driver.bin");
      // A second that starts sooner than that is refused, and rightly.
      TimeUnit.SECONDS.sleep(STALE_SECONDS + 1);
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
      row.tried();
      RunRows.of(run.directory()).assertSameAs(undisturbed, "taken over from a paused driver");
      row.outcome("changes nothing, exit code 4 naming its successor; same bits");
    }
  }

  @Test
  void aDriverInAnotherContainerIsWaitedForUntilItsLeaseIsStale()
      throws IOException, InterruptedException {
    List<String> container = List.of("unshare", "--pid", "--fork", "--kill-child", "--mount-proc");
    try (FaultTable.Row row = FaultTable.row("driver killed in another process namespace")) {
      List<String> trial = new ArrayList<>(container);
      trial.add("true");
      try (ContinuoProcess namespace = ContinuoProcess.start(directory, trial)) {
        boolean allowed = namespace.exitCode() == 0;
        row.outcome(allowed ? "FAILED" : "not tried: this user may not make namespaces");
        assumeTrue(allowed, "needs the right to make process namespaces");
      }
      ProcessRun run = new ProcessRun(directory, "container");
      List<String> stale = List.of("-Dspark.hadoop.continuo.lease.stale-seconds=10");
      try (ContinuoProcess first = run.startBy(container, stale, "in-process")) {
        first.awaitOutput(" 2/11 ");
        first.kill();
      }
      try (ContinuoProcess second = run.start("in-process")) {
        assertThat(second.exitCode()).as(second::toString).isZero();
        assertThat(second.err())
            .contains("Taking over " + run.directory())
            .doesNotContain("that process is gone")
            // The latter where the second process took that long to start.
            .containsAnyOf("continuo: waiting up to 10 s for " + run.directory(), "it is silent");
      }
      row.tried();
      RunRows.of(run.directory()).assertSameAs(undisturbed, "taken over from a container");
      row.outcome("not taken for ended; taken over when its lease is stale; same bits");
    }
  }
}
