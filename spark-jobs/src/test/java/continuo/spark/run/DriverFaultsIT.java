package continuo.spark.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Drivers killed with SIGKILL at random moments and started again by the same command. */
@Tag("faults")
@Tag("slow")
class DriverFaultsIT {
  private static final int SIGKILL = 128 + 9;

  @TempDir static Path directory;

  private static RunRows undisturbed;

  @BeforeAll
  static void runUndisturbed() throws InterruptedException {
    undisturbed = new ProcessRun(directory, "undisturbed").finish("in-process");
  }

  @ParameterizedTest
  @CsvSource({"in-process, 30, 2025", "local[2], 5, 2026"})
  void aDriverKilledAtRandomMomentsLeavesTheRowsOfAnUndisturbedRun(
      String master, int kills, long seed) throws InterruptedException {
    Random random = new Random(seed);
    String what = "driver killed (kill -9) at random moments, " + master;
    try (FaultTable.Row row = FaultTable.row(what)) {
      int runs = 0;
      long began = System.nanoTime();
      new ProcessRun(directory, "timed-" + seed).finish(master).assertSameAs(undisturbed, master);
      long whole = System.nanoTime() - began;
      while (row.times() < kills) {
        ProcessRun run = new ProcessRun(directory, "killed-" + seed + "-" + runs++);
        boolean finished = false;
        while (!finished && row.times() < kills) {
          finished = !killed(run, master, (long) (random.nextDouble() * whole));
          if (!finished) {
            row.tried();
          }
        }
        run.finishOrFindFinished(master).assertSameAs(undisturbed, what);
        assertThat(run.count(".tmp")).as("unfinished files").isZero();
      }
      row.outcome("restarted by the same command; same bits in %d runs".formatted(runs));
    }
  }

  /** Whether the process was still there to be killed. */
  private static boolean killed(ProcessRun run, String master, long nanoseconds)
      throws InterruptedException {
    try (ContinuoProcess process = run.start(master)) {
      if (process.endsWithin(nanoseconds, TimeUnit.NANOSECONDS)) {
        assertThat(process.exitCode()).as(process::toString).isZero();
        return false;
      }
      process.kill();
      assertThat(process.exitCode()).as(process::toString).isIn(SIGKILL, 0);
      assertThat(process.err()).doesNotContain("waiting up to");
      if (run.exists()) {
        run.assertBeginningOf(undisturbed, "killed");
      }
      return process.exitCode() == SIGKILL;
    }
  }
}
