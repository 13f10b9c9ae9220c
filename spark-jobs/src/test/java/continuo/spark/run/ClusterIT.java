package continuo.spark.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The packaged program on a Spark standalone cluster with authentication and encryption on: a
 * master, two workers, drivers and executors, each a process of its own.
 */
class ClusterIT {
  private static final List<String> SECURITY =
      List.of("spark.authenticate", "spark.network.crypto.enabled", "spark.io.encryption.enabled");

  @TempDir static Path directory;

  private static SparkCluster cluster;
  private static Path configuration;
  private static RunRows undisturbed;

  @BeforeAll
  static void start() throws InterruptedException {
    configuration = SmallRuns.write(directory, "body.conf", SmallRuns.BODY);
    try (ContinuoProcess alone = inProcess("alone")) {
      assertThat(alone.exitCode()).as(alone::toString).isZero();
    }
    undisturbed = RunRows.of(directory.resolve("alone"));
    cluster = SparkCluster.start(directory);
  }

  @AfterAll
  static void stop() {
    if (cluster != null) {
      cluster.close();
    }
  }

  private static ContinuoProcess inProcess(String out) {
    return ContinuoProcess.start(
        directory, "run", configuration, "--out", out, "--master", "in-process");
  }

  @Test
  void inClientModeWithSpeculationItLeavesTheSameBitsAndNoTraceOfTheSecret()
      throws IOException, InterruptedException {
    Path events = Files.createDirectory(directory.resolve("events"));
    List<String> options =
        conf(
            "spark.speculation=true",
            "spark.speculation.quantile=0.5",
            "spark.speculation.multiplier=2",
            "spark.eventLog.enabled=true",
            "spark.eventLog.dir=" + events.toUri(),
            "spark.eventLog.compress=false",
            "spark.eventLog.rolling.enabled=false");

    try (ContinuoProcess process =
        cluster.submit(
            options, "run", configuration, "--out", "client", "--set", "spark.partitions=3")) {
      process.awaitOutput(" 1/5 ");
      assertThat(commandLines()).isNotEmpty().noneMatch(line -> line.contains(cluster.secret()));
      assertThat(process.exitCode()).as(process::toString).isZero();
      assertThat(process.out()).contains("on " + cluster.url() + " (").contains("Done: ");
    }

    RunRows.of(directory.resolve("client")).assertSameAs(undisturbed, "cluster, client mode");
    String log = String.join("\n", lines(events));
    for (String key : SECURITY) {
      assertThat(log.contains("\"%s\":\"true\"".formatted(key))).as(key).isTrue();
    }
    assertNoTraceOfTheSecret();
  }

  @Test
  void inClusterModeWithDynamicAllocationItLeavesTheSameBits() throws Exception {
    List<String> options = new ArrayList<>(List.of("--deploy-mode", "cluster"));
    options.addAll(
        conf(
            "spark.dynamicAllocation.enabled=true",
            "spark.dynamicAllocation.shuffleTracking.enabled=true",
            "spark.dynamicAllocation.minExecutors=0",
            "spark.dynamicAllocation.maxExecutors=2",
            "spark.dynamicAllocation.executorIdleTimeout=2s"));
    Path out = directory.resolve("in-cluster");

    try (ContinuoProcess process = cluster.submit(options, "run", configuration, "--out", out)) {
      assertThat(process.exitCode()).as(process::toString).isZero();
    }
    // The command that submits does not wait for the driver.
    assertThat(cluster.awaitDriver()).contains("on " + cluster.url() + " (").contains("Done: ");

    RunRows.of(out).assertSameAs(undisturbed, "cluster, cluster mode");
    assertNoTraceOfTheSecret();
  }

  @Test
  void whoDoesNotKnowTheSecretIsNotServed() throws IOException, InterruptedException {
    Path conf = Files.createDirectory(directory.resolve("wrong"));
    Files.writeString(
        conf.resolve("spark-defaults.conf"),
        Files.readString(cluster.configuration()).replace(cluster.secret(), "0".repeat(64)));
    Path out = directory.resolve("intruder");

    try (ContinuoProcess process =
        cluster.submit(
            Map.of("SPARK_CONF_DIR", conf.toString()),
            List.of("--deploy-mode", "cluster"),
            "run",
            configuration,
            "--out",
            out)) {
      assertThat(process.exitCode()).as(process::toString).isNotZero();
    }
    assertThat(out).doesNotExist();
  }

  private static List<String> conf(String... settings) {
    return Stream.of(settings).flatMap(setting -> Stream.of("--conf", setting)).toList();
  }

  /** Of every process that this user can see. */
  private static List<String> commandLines() {
    return ProcessHandle.allProcesses()
        .map(process -> process.info().commandLine().orElse(""))
        .filter(line -> !line.isEmpty())
        .toList();
  }

  private static List<String> lines(Path logs) throws IOException {
    List<String> lines = new ArrayList<>();
    try (Stream<Path> files = Files.list(logs)) {
      for (Path file : (Iterable<Path>) files::iterator) {
        lines.addAll(Files.readAllLines(file));
      }
    }
    return lines;
  }

  /** Logs, work directories, runs, what was printed: only the owner's file holds the secret. */
  private static void assertNoTraceOfTheSecret() throws IOException {
    assertThat(
            PosixFilePermissions.toString(Files.getPosixFilePermissions(cluster.configuration())))
        .isEqualTo("rw-------");
    List<Path> traces = new ArrayList<>();
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
        // Byte by byte, whatever the file is.
        boolean jar = file.toString().endsWith(".jar");
        if (!jar
            && Files.readString(file, StandardCharsets.ISO_8859_1).contains(cluster.secret())) {
          traces.add(file);
        }
      }
    }
    assertThat(traces).containsExactly(cluster.configuration());
  }
}
