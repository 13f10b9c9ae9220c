package continuo.spark.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import continuo.spark.lease.RunLease;
import continuo.spark.run.SmallRuns;
import continuo.spark.store.RunReader;
import continuo.store.TableRows;
import continuo.store.Tables;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code continuo status} against the tables it reads. */
class StatusCommandTest {
  private static final int LAST_STEP = 5;

  @TempDir static Path directory;

  private static Path run;
  private static TableRows steps;

  @BeforeAll
  static void runThreeStates() {
    run = directory.resolve("run");
    // The Java of the tests has been running for longer than a second: one state a call.
    Path configuration = SmallRuns.write(directory, "body.conf", SmallRuns.BODY);
    for (int state = 0; state < 3; state++) {
      Cli cli =
          Cli.run(
              "run",
              configuration,
              "--out",
              run,
              "--master",
              RunSession.IN_PROCESS,
              "--max-wall",
              "1s");
      assertThat(cli.exitCode()).isZero();
    }
    steps =
        new RunReader(new org.apache.hadoop.fs.Path(run.toString()), new Configuration())
            .rows(Tables.STEPS);
  }

  private static JsonNode json(Object... more) throws IOException {
    Object[] all = new Object[3 + more.length];
    System.arraycopy(new Object[] {"status", run, "--json"}, 0, all, 0, 3);
    System.arraycopy(more, 0, all, 3, more.length);
    Cli cli = Cli.run(all);
    assertThat(cli.exitCode()).isZero();
    assertThat(cli.err()).isEmpty();
    return new ObjectMapper().readTree(cli.out());
  }

  private static double value(int row, String column) {
    return ((Number) steps.value(row, column)).doubleValue();
  }

  private static double sum(String column, int from) {
    double sum = 0;
    for (int row = from; row < steps.size(); row++) {
      sum += value(row, column);
    }
    return sum;
  }

  @Test
  void progressRateTimeLeftAndCostAreThoseOfTheSteps() throws IOException {
    JsonNode status = json("--last", 2);

    assertThat(status.get("states").asInt()).isEqualTo(3);
    assertThat(status.get("last-step").asInt()).isEqualTo(LAST_STEP);
    assertThat(status.get("step").asInt()).isEqualTo(2);
    assertThat(status.get("time").asDouble()).isEqualTo(value(2, "time"));
    assertThat(status.get("replicas").asInt()).isEqualTo((int) value(2, "replicas"));
    double perStep = sum("wall_seconds", 1) / 2;
    // Sums of a few terms in another order.
    assertThat(status.get("seconds-per-step").asDouble()).isCloseTo(perStep, relative(perStep));
    assertThat(status.get("seconds-left").asDouble())
        .as("states 3, 4 and 5 are to come")
        .isCloseTo(3 * perStep, relative(3 * perStep));
    double rate = sum("atom_steps", 1) / sum("wall_seconds", 1);
    assertThat(status.get("atom-steps-per-second").asDouble()).isCloseTo(rate, relative(rate));
    assertThat(status.get("atom-steps").asDouble()).isEqualTo(sum("atom_steps", 0));
    double burst = sum("md_seconds", 0);
    assertThat(status.get("burst-core-seconds").asDouble()).isCloseTo(burst, relative(burst));
    assertThat(status.get("state").asText()).isEqualTo("stopped");
    assertThat(status.get("holder").isNull()).isTrue();
  }

  @Test
  void bytesAreThoseOfTheDirectory() throws IOException {
    try (Stream<Path> files = Files.walk(run)) {
      long bytes = files.filter(Files::isRegularFile).mapToLong(f -> f.toFile().length()).sum();
      assertThat(json().get("bytes").asLong()).isEqualTo(bytes);
    }
  }

  @Test
  void theSizeOfTheCheckpointIsThatOfItsBlocks() throws IOException {
    try (Stream<Path> files = Files.list(run.resolve("checkpoints/step-000000003"))) {
      long bytes =
          files
              .filter(file -> file.getFileName().toString().startsWith("block-"))
              .mapToLong(file -> file.toFile().length())
              .sum();
      assertThat(bytes).isPositive();
      assertThat(json().get("checkpoint-bytes").asLong()).isEqualTo(bytes);
    }
    assertThat(json().get("checkpoint-seconds").asDouble()).isPositive();
  }

  @Test
  void warningsNameTheStateAndWhatIsWrong() throws IOException {
    JsonNode warnings = json().get("warnings");
    for (int row = 0; row < steps.size(); row++) {
      String found = warnings.toString();
      boolean wrong =
          !steps.value(row, "verdict").equals("trust")
              || !(Boolean) steps.value(row, "markov")
              || !(Boolean) steps.value(row, "noise_compensated");
      assertThat(found.contains("state " + row + ": ")).as("state %d", row).isEqualTo(wrong);
      assertThat(found).contains((String) steps.value(row, "verdict_reason"));
    }
    assertThat(warnings).as("the test sees a warning").isNotEmpty();
  }

  @Test
  void aDriverThatHoldsTheRunIsNamed() throws IOException {
    Configuration hadoop = new Configuration();
    try (RunLease lease =
        new RunLease(new org.apache.hadoop.fs.Path(run.toString()), hadoop, text -> {})) {
      lease.acquire();

      JsonNode status = json();
      assertThat(status.get("state").asText()).isEqualTo("running");
      assertThat(status.get("holder").get("state").asText()).isEqualTo("alive");
      assertThat(status.get("holder").get("process").asText())
          .contains(Long.toString(ProcessHandle.current().pid()));
    }
    assertThat(json().get("state").asText()).isEqualTo("stopped");
  }

  @Test
  void peopleReadTheSame() {
    Cli cli = Cli.run("status", run);

    assertThat(cli.exitCode()).isZero();
    assertThat(cli.out().lines().map(line -> line.split(" ")[0]).distinct())
        .containsExactly(
            "run",
            "progress",
            "now",
            "rate",
            "left",
            "cost",
            "stored",
            "verdicts",
            "warning",
            "driver");
    assertThat(cli.out()).contains("3 states of 6 (50 %); state 2 at 0.4000 ps");
  }

  @Test
  void aDirectoryWithoutARunIsRefused() {
    Cli cli = Cli.run("status", directory.resolve("nothing"));

    assertThat(cli.exitCode()).isEqualTo(2);
    assertThat(cli.err()).contains("no run.json in it");
    assertThat(Cli.run("status", run, "--last", 0).exitCode()).isEqualTo(2);
  }

  private static org.assertj.core.data.Offset<Double> relative(double value) {
    return within(1e-12 * Math.abs(value));
  }
}
