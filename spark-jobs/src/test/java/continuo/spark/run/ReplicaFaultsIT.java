package continuo.spark.run;

import static org.assertj.core.api.Assertions.assertThat;

import continuo.burst.ReplicaBlock;
import continuo.spark.store.HadoopBlockSink;
import continuo.spark.store.HadoopBlockSource;
import continuo.spark.store.HadoopSettings;
import continuo.store.Tables;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A replica on which every attempt of its task must fail. */
@Tag("faults")
@Tag("slow")
class ReplicaFaultsIT {
  private static final int NEXT_STEP = 3;
  private static final int LANE = 5;

  /** Values at which no force is a number, or no neighbour list can be made. */
  private static final double[] POISONS = {
    Double.NaN, Double.POSITIVE_INFINITY, 1e12, -1e30, 1e300, -Double.MAX_VALUE
  };

  @TempDir static Path directory;

  @Test
  void aReplicaThatAlwaysFailsIsQuarantinedAndTheRunGoesOn()
      throws IOException, InterruptedException {
    Path configuration = SmallRuns.write(directory, "body.conf", SmallRuns.BODY);
    try (FaultTable.Row row = FaultTable.row("a replica on which its task always fails")) {
      for (int p = 0; p < POISONS.length; p++) {
        Path out = directory.resolve("poisoned-" + p);
        run(configuration, out, "in-process", "langevin.steps=" + (NEXT_STEP - 1));
        poison(out, POISONS[p]);

        String log = run(configuration, out, "local[2]", "ensemble.max-quarantined=0.1");

        assertThat(log).contains("it is quarantined").doesNotContain("Lost task", "TaskSetManager");
        List<String> steps = RunRows.of(out).table(Tables.STEPS);
        assertThat(steps.subList(0, NEXT_STEP)).allMatch(s -> s.contains(" quarantined=0 "));
        assertThat(steps.subList(NEXT_STEP, 6)).allMatch(s -> s.contains(" quarantined=1 "));
        row.tried();
      }
      row.outcome("quarantined once, named in the log; the others go on; no task is tried again");
    }
  }

  private static String run(Path configuration, Path out, String master, String override)
      throws InterruptedException {
    try (ContinuoProcess process =
        ContinuoProcess.start(
            directory, "run", configuration, "--out", out, "--master", master, "--set", override)) {
      assertThat(process.exitCode()).as(process::toString).isZero();
      return process.err();
    }
  }

  /** Spoils one coordinate of one replica in the newest checkpoint, checksum and all. */
  private static void poison(Path out, double value) throws IOException {
    HadoopSettings settings = HadoopSettings.of(new Configuration(false));
    String uri = out.toUri().toString();
    ReplicaBlock block = new HadoopBlockSource(uri, settings, NEXT_STEP).read(0);
    block.positions()[7 * block.lanes() + LANE] = value;
    Files.delete(out.resolve("checkpoints/step-%09d/block-00000.bin".formatted(NEXT_STEP)));
    new HadoopBlockSink(uri, settings, NEXT_STEP).write(block);
  }
}
