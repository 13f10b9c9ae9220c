package continuo.spark.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Executors in processes of their own, one of which is killed in mid run. */
class LostExecutorIT {
  private static final String CLUSTER = "local-cluster[2,1,1024]";
  private static final String EXECUTOR = "CoarseGrainedExecutorBackend";

  @TempDir static Path directory;

  @Test
  void aRunThatLosesAnExecutorHasTheRowsOfOneWithoutSpark() throws InterruptedException {
    RunRows undisturbed = new ProcessRun(directory, "undisturbed").finish("in-process");
    ProcessRun run = new ProcessRun(directory, "cluster");

    try (ContinuoProcess process = run.start(CLUSTER)) {
      process.awaitOutput(" 2/11 ");
      List<ProcessHandle> executors =
          process.children().stream()
              .filter(child -> child.info().commandLine().orElse("").contains(EXECUTOR))
              .toList();
      assertThat(executors).as("executors").hasSize(2);
      assertThat(executors.get(0).destroyForcibly()).isTrue();

      assertThat(process.exitCode()).as(process::toString).isZero();
      assertThat(process.out()).contains("on local-cluster[2,1,1024] (", "Done: ");
      assertThat(process.err()).as("the loss is in the log").contains("Lost executor");
    }

    RunRows.of(run.directory()).assertSameAs(undisturbed, "an executor lost");
  }
}
