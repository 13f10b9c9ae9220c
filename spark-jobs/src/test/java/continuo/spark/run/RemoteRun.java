package continuo.spark.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A run of the small body in a directory of another file system. */
final class RemoteRun {
  private final Path parent;
  private final Path configuration;
  private final String uri;
  private final List<String> options;
  private final Map<String, String> environment;

  /**
   * @param parent where configuration and output of the processes go
   * @param uri the run directory
   * @param options how to reach its file system
   * @param environment variables of the processes
   */
  RemoteRun(Path parent, String uri, List<String> options, Map<String, String> environment) {
    this.parent = parent;
    this.configuration = SmallRuns.write(parent, "remote.conf", SmallRuns.BODY);
    this.uri = uri;
    this.options = options;
    this.environment = environment;
  }

  /** {@code continuo run}. */
  ContinuoProcess start(String master, String... more) {
    List<Object> arguments =
        new ArrayList<>(List.of("run", configuration, "--out", uri, "--master", master));
    arguments.addAll(List.of(more));
    return ContinuoProcess.startOn(parent, options, environment, arguments.toArray());
  }

  /** Starts the run on one core and kills it when rows and a checkpoint are there. */
  ContinuoProcess killedInMidRun() throws InterruptedException {
    ContinuoProcess process = start("local[1]");
    try (process) {
      process.awaitOutput(" 2/5 ");
      process.kill();
    }
    assertThat(process.out()).doesNotContain("Done: ");
    return process;
  }

  /** The same run on a local disk, without Spark, not disturbed. */
  RunRows undisturbed() throws InterruptedException {
    Path directory = parent.resolve("undisturbed");
    try (ContinuoProcess process =
        ContinuoProcess.start(
            parent, "run", configuration, "--out", directory, "--master", "in-process")) {
      assertThat(process.exitCode()).as(process::toString).isZero();
    }
    return RunRows.of(directory);
  }
}
