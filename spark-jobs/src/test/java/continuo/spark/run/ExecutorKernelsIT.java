package continuo.spark.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The options of the Vector API reach executors that are processes of their own. */
class ExecutorKernelsIT {
  private static final String CLUSTER = "local-cluster[2,1,1024]";

  @TempDir static Path directory;

  @Test
  void executorsSayThatTheyUseTheVectorKernels() throws IOException, InterruptedException {
    Path configuration = SmallRuns.write(directory, "body.conf", SmallRuns.BODY);
    Path work = Path.of(System.getenv("SPARK_HOME"), "work");
    List<Path> before = logs(work);

    try (ContinuoProcess process =
        ContinuoProcess.start(
            directory, "run", configuration, "--out", "run", "--master", CLUSTER)) {
      assertThat(process.exitCode()).as(process::toString).isZero();
    }

    // One at least has had a block to advance.
    List<String> said = new ArrayList<>();
    for (Path log : logs(work)) {
      if (!before.contains(log)) {
        said.addAll(
            Files.readString(log).lines().filter(line -> line.contains(" kernels for ")).toList());
      }
    }
    assertThat(said)
        .isNotEmpty()
        .allMatch(
            line ->
                line.matches(
                    ".*Run [0-9a-f-]{36}: executor \\d uses the vector-\\d+ kernels for 8 lanes, on Java \\d.*"));
    String description = Files.readString(directory.resolve("run/run.json"));
    assertThat(said)
        .as("the run that the lines name")
        .allMatch(
            line -> description.contains("\"id\" : \"" + line.replaceAll(".*Run (\\S+):.*", "$1")));
    assertThat(description).containsPattern("\"kernels\" : \"vector-\\d+\"");
  }

  /** Standard error of every executor that a cluster in a process has started. */
  private static List<Path> logs(Path work) throws IOException {
    if (!Files.exists(work)) {
      return List.of();
    }
    try (Stream<Path> files = Files.walk(work, 3)) {
      return files.filter(file -> file.endsWith("stderr")).toList();
    }
  }
}
