package continuo.spark.run;

import static org.assertj.core.api.Assertions.assertThat;

import continuo.store.Tables;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code kill -9} at any moment, then the same command again: the rows of an undisturbed run. */
class KilledProcessIT {
  private static final int SIGKILL = 128 + 9;

  @TempDir static Path directory;

  private static RunRows undisturbed;

  @BeforeAll
  static void runUndisturbed() throws InterruptedException {
    undisturbed = new ProcessRun(directory, "undisturbed").finish("in-process");
    assertThat(undisturbed.table(Tables.STEPS)).hasSize(ProcessRun.LAST_STEP + 1);
  }

  @Test
  void aRunKilledFiveTimesEndsWithTheRowsOfAnUndisturbedOne() throws InterruptedException {
    ProcessRun run = new ProcessRun(directory, "killed");

    killWhileItPrepares(run, "in-process");
    killInTheFirstCommit(run, "in-process");
    killBetweenCheckpoints(run, "in-process");
    killWhenRowsAreWrittenButNotCommitted(run, "in-process");
    killRightAfterACommit(run, "in-process");
    assertThat(run.newestCheckpoint("driver.bin")).isBetween(4, ProcessRun.LAST_STEP);

    run.finish("in-process").assertSameAs(undisturbed, "killed five times");
    assertThat(run.count(".tmp")).as("unfinished files").isZero();
  }

  @Test
  @Tag("slow")
  void aRunKilledOnSparkEndsWithTheRowsOfAnUndisturbedOne() throws InterruptedException {
    ProcessRun run = new ProcessRun(directory, "killed-on-spark");

    killInTheFirstCommit(run, "local[2]");
    killBetweenCheckpoints(run, "local[2]");

    run.finish("local[2]").assertSameAs(undisturbed, "killed twice on Spark");
  }

  private static void killWhileItPrepares(ProcessRun run, String master)
      throws InterruptedException {
    try (ContinuoProcess process = run.start(master)) {
      process.awaitOutput(" replicas in ");
      kill(run, process, "while it prepared the replicas");
    }
    assertThat(run.newestCheckpoint("driver.bin")).isEqualTo(-1);
  }

  private static void killInTheFirstCommit(ProcessRun run, String master)
      throws InterruptedException {
    try (ContinuoProcess process = run.start(master)) {
      process.await("the first block", () -> run.newestCheckpoint("block-00000.bin") > 0);
      kill(run, process, "in the first commit");
    }
  }

  private static void killBetweenCheckpoints(ProcessRun run, String master)
      throws InterruptedException {
    try (ContinuoProcess process = run.start(master)) {
      process.await("an even step", () -> process.out().matches("(?s).*\\n +[2-8]*[2468]/11 .*"));
      kill(run, process, "between checkpoints");
    }
  }

  private static void killWhenRowsAreWrittenButNotCommitted(ProcessRun run, String master)
      throws InterruptedException {
    long before = run.count(".parquet");
    try (ContinuoProcess process = run.start(master)) {
      process.await("new rows", () -> run.count(".parquet") > before);
      kill(run, process, "when rows were written");
    }
  }

  private static void killRightAfterACommit(ProcessRun run, String master)
      throws InterruptedException {
    int before = run.newestCheckpoint("driver.bin");
    try (ContinuoProcess process = run.start(master)) {
      process.await("a commit", () -> run.newestCheckpoint("driver.bin") > before);
      kill(run, process, "after a commit");
    }
  }

  private static void kill(ProcessRun run, ContinuoProcess process, String when)
      throws InterruptedException {
    process.kill();
    assertThat(process.exitCode()).as(when).isEqualTo(SIGKILL);
    assertThat(process.out()).doesNotContain("Done: ");
    run.assertBeginningOf(undisturbed, "killed " + when);
  }
}
