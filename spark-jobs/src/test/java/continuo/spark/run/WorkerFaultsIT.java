package continuo.spark.run;

import static org.assertj.core.api.Assertions.assertThat;

import continuo.spark.run.FaultPlugin.Action;
import continuo.spark.run.FaultPlugin.Fault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/**
 * Partitions, a stalled task and killed processes of a standalone cluster, in this order: who is
 * killed does not come back.
 */
@Tag("faults")
@Tag("slow")
@TestMethodOrder(OrderAnnotation.class)
class WorkerFaultsIT {
  /** Of the small body: tasks of a stage of bursts. */
  private static final int BLOCKS = 6;

  @TempDir static Path directory;

  private static Path configuration;
  private static RunRows undisturbed;
  private static SparkCluster cluster;

  @BeforeAll
  static void runUndisturbedAndStartCluster() throws InterruptedException {
    configuration = SmallRuns.write(directory, "body.conf", SmallRuns.BODY);
    Path out = directory.resolve("undisturbed");
    try (ContinuoProcess process =
        ContinuoProcess.start(
            directory, "run", configuration, "--out", out, "--master", "in-process")) {
      assertThat(process.exitCode()).as(process::toString).isZero();
    }
    undisturbed = RunRows.of(out);
    cluster = SparkCluster.start(directory);
  }

  @AfterAll
  static void stopCluster() {
    if (cluster != null) {
      cluster.close();
    }
  }

  @Test
  @Order(1)
  void partitionsLeaveNoTrace() throws InterruptedException {
    try (FaultTable.Row row = FaultTable.row("(no fault) cluster, 2 and 5 partitions")) {
      for (int partitions : new int[] {2, 5}) {
        run("partitions-" + partitions, partitions, null);
        row.tried();
      }
      row.outcome("same bits");
    }
  }

  @Test
  @Order(2)
  void aCopyTakesThePlaceOfAStalledTask() throws IOException, InterruptedException {
    try (FaultTable.Row row = FaultTable.row("a task that stalls, speculation on")) {
      runWithAStalledTask();
      row.tried();
      row.outcome("a copy on the other worker takes its place; same bits");
    }
  }

  @Test
  @Order(3)
  void aRunGoesOnWithoutAWorkerAndWithoutAMaster() throws InterruptedException {
    for (String member : List.of("worker-1", "master")) {
      try (FaultTable.Row row = FaultTable.row(member + " of the standalone cluster killed")) {
        run("without-" + member, 0, member);
        row.tried();
        row.outcome("the run goes on; same bits");
      }
    }
  }

  /** The first of six tasks of a burst does not begin; all others do. */
  private static void runWithAStalledTask() throws IOException, InterruptedException {
    Path out = directory.resolve("stalled");
    Path marks = Files.createDirectory(directory.resolve("marks"));
    Path events = Files.createDirectory(directory.resolve("events"));
    Path plugin = FaultPlugin.jar(directory);
    Map<String, String> settings = new LinkedHashMap<>();
    // For the driver, whose process is there already, and for executors, who need it when they
    // start.
    settings.put("spark.jars", plugin.toString());
    settings.put("spark.executor.extraClassPath", plugin.toString());
    settings.putAll(FaultPlugin.settings(marks, new Fault(Action.STALL, "step 1 round 0", BLOCKS)));
    settings.put("spark.speculation", "true");
    settings.put("spark.speculation.quantile", "0.5");
    settings.put("spark.eventLog.enabled", "true");
    settings.put("spark.eventLog.dir", events.toUri().toString());
    settings.put("spark.eventLog.compress", "false");
    settings.put("spark.eventLog.rolling.enabled", "false");
    List<String> options = new ArrayList<>();
    settings.forEach((key, value) -> options.addAll(List.of("--conf", key + "=" + value)));

    try (ContinuoProcess process = cluster.submit(options, "run", configuration, "--out", out)) {
      assertThat(process.exitCode()).as(process::toString).isZero();
    }

    assertThat(FaultPlugin.happened(marks)).hasSize(1);
    List<String> ends = new ArrayList<>();
    try (Stream<Path> files = Files.list(events)) {
      for (Path file : (Iterable<Path>) files::iterator) {
        Files.readAllLines(file).stream()
            .filter(line -> line.contains("SparkListenerTaskEnd"))
            .forEach(ends::add);
      }
    }
    assertThat(ends)
        .as("a copy that came to its end")
        .anyMatch(line -> line.contains("\"Speculative\":true") && line.contains("\"Success\""))
        .as("the task it took the place of")
        .anyMatch(line -> line.contains("\"Speculative\":false") && line.contains("TaskKilled"));
    RunRows.of(out).assertSameAs(undisturbed, "a task stalled");
  }

  private static void run(String name, int partitions, String killed) throws InterruptedException {
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
