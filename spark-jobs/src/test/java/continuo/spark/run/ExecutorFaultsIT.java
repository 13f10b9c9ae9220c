package continuo.spark.run;

import static org.assertj.core.api.Assertions.assertThat;

import continuo.spark.run.FaultPlugin.Action;
import continuo.spark.run.FaultPlugin.Fault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Faults on executors that are processes of their own: in every stage of a step, and to its files.
 */
@Tag("faults")
@Tag("slow")
class ExecutorFaultsIT {
  private static final String CLUSTER = "local-cluster[2,1,1024]";

  /** Of the small body: tasks of a stage of bursts, and of one that assembles by patch. */
  private static final int BLOCKS = 6;

  private static final int PATCHES = 3;

  @TempDir static Path directory;

  private static Path configuration;
  private static RunRows undisturbed;

  @BeforeAll
  static void runUndisturbed() throws InterruptedException {
    configuration = SmallRuns.write(directory, "body.conf", SmallRuns.BODY);
    Path out = directory.resolve("undisturbed");
    try (ContinuoProcess process = run(out, "in-process")) {
      assertThat(process.exitCode()).as(process::toString).isZero();
    }
    undisturbed = RunRows.of(out);
  }

  private static ContinuoProcess run(Path out, String master, String... more) {
    return ContinuoProcess.start(directory, command(out, master, more));
  }

  private static Object[] command(Path out, String master, String... more) {
    List<Object> arguments =
        new ArrayList<>(List.of("run", configuration, "--out", out, "--master", master));
    arguments.addAll(List.of(more));
    return arguments.toArray();
  }

  @Test
  void executorsKilledInEveryStageOfANewRunCostNoBit() throws IOException, InterruptedException {
    disturb(
        directory.resolve("new"),
        Map.of(
            "prepare the replicas", new Fault(Action.KILL, "^prepare", BLOCKS),
            "bursts", new Fault(Action.KILL, "step 0 round 1", BLOCKS),
            "assemble by patch", new Fault(Action.KILL, "step 0 round 1", PATCHES),
            "positions of a frame", new Fault(Action.KILL, "^positions", 0),
            "write the checkpoint", new Fault(Action.KILL, "^checkpoint", BLOCKS)));
  }

  @Test
  void executorsKilledAfterARestartReadTheCheckpointAgain()
      throws IOException, InterruptedException {
    Path out = directory.resolve("restarted");
    try (ContinuoProcess first = run(out, "in-process", "--set", "langevin.steps=2")) {
      assertThat(first.exitCode()).as(first::toString).isZero();
    }
    disturb(
        out,
        Map.of(
            "read the checkpoint, bursts with stiffness",
            new Fault(Action.KILL, "step 3 round 0", BLOCKS),
            "assemble by patch, with stiffness",
            new Fault(Action.KILL, "step 3 round 0", PATCHES)));
  }

  @Test
  void shuffleFilesThatAreLostAreMadeAgain() throws IOException, InterruptedException {
    disturb(
        directory.resolve("shuffled"),
        Map.of(
            "shuffle files lost before they are read, step 2",
            new Fault(Action.LOSE_SHUFFLE, "step 2 round 0", PATCHES),
            "shuffle files lost before they are read, step 4",
            new Fault(Action.LOSE_SHUFFLE, "step 4 round 1", PATCHES)));
  }

  /** A run with faults, each of which must have happened; a row of the table for each. */
  private static void disturb(Path out, Map<String, Fault> faults)
      throws IOException, InterruptedException {
    Path marks = Files.createTempDirectory(directory, "marks-");
    Path plugin = FaultPlugin.jar(directory);
    List<String> options =
        new ArrayList<>(
            List.of("-Dspark.local.dir=" + Files.createTempDirectory(directory, "local-")));
    FaultPlugin.settings(marks, faults.values().toArray(new Fault[0]))
        .forEach((key, value) -> options.add("-D" + key + "=" + value));
    List<FaultTable.Row> rows = new ArrayList<>();
    faults.forEach(
        (what, fault) -> {
          boolean kill = fault.action() == Action.KILL;
          rows.add(FaultTable.row(kill ? "executor killed: " + what : what));
        });
    try {
      try (ContinuoProcess process =
          ContinuoProcess.startWith(directory, plugin, options, command(out, CLUSTER))) {
        assertThat(process.exitCode()).as(process::toString).isZero();
        boolean kill = faults.values().iterator().next().action() == Action.KILL;
        assertThat(process.err()).contains(kill ? "Lost executor" : "FetchFailed");
      }
      assertThat(FaultPlugin.happened(marks)).as("what happened").hasSize(faults.size());
      RunRows.of(out).assertSameAs(undisturbed, faults.toString());
      rows.forEach(FaultTable.Row::tried);
      rows.forEach(row -> row.outcome("same bits"));
    } finally {
      rows.forEach(FaultTable.Row::close);
    }
  }
}
