package continuo.spark.command;

import static org.assertj.core.api.Assertions.assertThat;

import continuo.spark.run.RunRows;
import continuo.spark.run.SmallRuns;
import continuo.store.Tables;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.SparkConf;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The same configuration and seed give the same bits, wherever and in however many parts it runs.
 */
class SameBitsTest {
  @TempDir static Path directory;

  private static Path body;
  private static Path crystal;
  private static RunRows bodyRows;

  @BeforeAll
  static void runInProcess() {
    body = SmallRuns.write(directory, "body.conf", SmallRuns.BODY);
    crystal = SmallRuns.write(directory, "crystal.conf", SmallRuns.CRYSTAL);
    bodyRows = rows(body, "body", RunSession.IN_PROCESS);
  }

  @AfterEach
  void stopListening() {
    System.clearProperty(JobLog.PROPERTY);
  }

  @Test
  void theBodyGoesThroughEveryPartOfTheLoop() {
    List<String> steps = bodyRows.table(Tables.STEPS);

    assertThat(steps).hasSize(6).allMatch(row -> row.contains(" rounds=2 "));
    assertThat(steps).anyMatch(row -> row.contains(" stiffness_age=0 "));
    assertThat(steps).anyMatch(row -> row.contains(" stiffness_age=2 "));
    assertThat(steps).anyMatch(row -> !row.contains(" sub_moves=1 "));
    assertThat(bodyRows.table(Tables.MODES)).anyMatch(row -> row.endsWith(" patch=2"));
    assertThat(bodyRows.table(Tables.FRAMES)).hasSize(3 * 52);
  }

  @ParameterizedTest(name = "{0}, partitions {1}, checkpoint every {2}")
  @CsvSource({
    "in-process, 0, 5",
    "local[1],   0, 2",
    "local[2],   0, 2",
    "local[2],   1, 2",
    "local[2],   2, 1",
    "local[2],   3, 100"
  })
  void aBodyHasTheSameRowsHoweverItIsSpread(String master, int partitions, int checkpointEvery) {
    String name = "body-%s-%d-%d".formatted(master, partitions, checkpointEvery);

    RunRows rows =
        rows(
            body,
            name,
            master,
            "--set",
            "spark.partitions=" + partitions,
            "--set",
            "output.checkpoint-every=" + checkpointEvery);

    rows.assertSameAs(bodyRows, name);
  }

  @Test
  void aPeriodicCrystalHasTheSameRowsOnSparkAndWithoutIt() {
    RunRows alone = rows(crystal, "crystal", RunSession.IN_PROCESS);

    rows(crystal, "crystal-spark", "local[2]").assertSameAs(alone, "local[2]");
  }

  /** Steps are taken back: the replicas of a block go back with it wherever they are. */
  @Test
  void aBodyWhoseStepsAreTakenBackHasTheSameRowsOnSparkAndWithoutIt() {
    String[] adaptive = {
      "--set",
      "langevin.adaptive-step={enabled=true,min=0.05 ps,max=1.6 ps,tolerance=0.5}",
      "--set",
      "langevin.noise-budget=0.5",
      "--set",
      "langevin.time-step=1.6 ps"
    };
    RunRows alone = rows(body, "adaptive", RunSession.IN_PROCESS, adaptive);

    assertThat(alone.table(Tables.STEPS)).anyMatch(row -> !row.contains(" rejected=0 "));
    rows(body, "adaptive-spark", "local[2]", adaptive).assertSameAs(alone, "local[2]");
  }

  @Test
  void anotherSeedGivesOtherRows() {
    RunRows other = rows(body, "other-seed", RunSession.IN_PROCESS, "--set", "seed=8");

    assertThat(other.table(Tables.ORDER_PARAMETERS))
        .hasSameSizeAs(bodyRows.table(Tables.ORDER_PARAMETERS))
        .doesNotContainAnyElementsOf(
            bodyRows.table(Tables.ORDER_PARAMETERS).stream()
                .filter(row -> !row.startsWith(" step=0 "))
                .toList());
  }

  @Test
  void sparkRunsWithTheShippedSettingsAndJobsSayWhatTheyDo() {
    System.setProperty(JobLog.PROPERTY, JobLog.class.getName());
    JobLog.clear();

    rows(body, "described", "local[2]", "--set", "langevin.steps=1");

    assertThat(JobLog.started()).hasSize(1);
    SparkConf conf = JobLog.started().get(0);
    assertThat(conf.get("spark.kryo.registrationRequired")).isEqualTo("true");
    assertThat(conf.get("spark.kryo.registrator"))
        .isEqualTo("continuo.spark.serial.ContinuoRegistrator");
    assertThat(conf.get("spark.serializer"))
        .isEqualTo("org.apache.spark.serializer.KryoSerializer");
    assertThat(conf.get("spark.app.name")).isEqualTo("continuo " + directory.resolve("described"));
    assertThat(JobLog.descriptions())
        .containsExactly(
            "prepare 6 replica blocks at the reference structure",
            "step 0 round 0: bursts of 6 replica blocks, stiffness; then assemble by patch",
            "step 0 round 1: bursts of 6 replica blocks; then assemble by patch",
            "positions of replica 0",
            "step 1 round 0: bursts of 6 replica blocks; then assemble by patch",
            "step 1 round 1: bursts of 6 replica blocks; then assemble by patch",
            "checkpoint 6 replica blocks");
  }

  private static RunRows rows(Path configuration, String name, String master, String... more) {
    Path out = directory.resolve(name);
    List<Object> arguments =
        new ArrayList<>(List.of("run", configuration, "--out", out, "--master", master));
    arguments.addAll(List.of(more));
    Cli cli = Cli.run(arguments.toArray());
    assertThat(cli.err()).isEmpty();
    assertThat(cli.exitCode()).isZero();
    return RunRows.of(out);
  }
}
