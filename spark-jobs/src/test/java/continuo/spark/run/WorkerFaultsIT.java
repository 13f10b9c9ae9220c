package continuo.spark.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Processes of a standalone cluster that are killed in mid run, and the cluster's partitions. */
@Tag("faults")
@Tag("slow")
class WorkerFaultsIT {
  @TempDir static Path directory;

  private static Path configuration;
  private static RunRows undisturbed;

  @BeforeAll
  static void runUndisturbed() throws InterruptedException {
    configuration = SmallRuns.write(directory, "body.conf", SmallRuns.BODY);
    Path out = directory.resolve("undisturbed");
    try (ContinuoProcess process =
        ContinuoProcess.start(
            directory, "run", configuration, "--out", out, "--master", "in-process")) {
      assertThat(process.exitCode()).as(process::toString).isZero();
    }
    undisturbed = RunRows.of(out);
  }

  @Test
  void aRunGoesOnWithoutAWorkerAndWithoutAMaster() throws InterruptedException {
    try (SparkCluster cluster = SparkCluster.start(directory)) {
      try (FaultTable.Row row = FaultTable.row("(no fault) cluster, 2 and 5 partitions")) {
        for (int partitions : new int[] {2, 5}) {
          run(cluster, "partitions-" + partitions, partitions, null);
          row.tried();
        }
        row.outcome("same bits");
      }
      for (String member : List.of("worker-1", "master")) {
        try (FaultTable.Row row = FaultTable.row(member + " of the standalone cluster killed")) {
          run(cluster, "without-" + member, 0, member);
          row.tried();
          row.outcome("the run goes on; same bits");
        }
      }
    }
  }

  private static void run(SparkCluster cluster, String name, int partitions, String killed)
      throws InterruptedException {
    Path out = directory.resolve(name);
    try (ContinuoProcess process =
        cluster.submit(
            List.of(),
            "run",
            configuration,
            "--out",
            out,
            "--set",
            "spark.partitions=" + partitions)) {
      if (killed != null) {
        process.awaitOutput(" 1/5 ");
        assertThat(cluster.process(killed).destroyForcibly()).isTrue();
      }
      assertThat(process.exitCode()).as(process::toString).isZero();
    }
    RunRows.of(out).assertSameAs(undisturbed, name);
  }
}
