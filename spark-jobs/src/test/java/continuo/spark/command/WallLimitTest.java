package continuo.spark.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import continuo.spark.run.RunRows;
import continuo.spark.run.SmallRuns;
import continuo.store.Tables;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.TypeConversionException;

/** {@code --max-wall}: in time, with a checkpoint and the command to go on. */
class WallLimitTest {
  private static final long SECOND = 1_000_000_000L;

  private long now = 17 * SECOND;

  private WallLimit limit(String text) {
    return new WallLimit(new WallTime().convert(text), () -> now, Duration.ofSeconds(10));
  }

  private boolean stepOf(WallLimit limit, int seconds) {
    now += seconds * SECOND;
    return limit.getAsBoolean();
  }

  @Test
  void aStepThatWouldPassTheLimitIsNotBegun() {
    WallLimit limit = limit("100s");

    assertThat(stepOf(limit, 20)).as("30 s gone, 20 s to come").isFalse();
    assertThat(stepOf(limit, 30)).as("60 s gone, 30 s to come").isFalse();
    assertThat(stepOf(limit, 11)).as("71 s gone, the longest took 30 s").isTrue();
  }

  @Test
  void oneStepIsFinishedInAnyCase() {
    assertThat(stepOf(limit("1s"), 5)).isTrue();
    assertThat(stepOf(new WallLimit(null, () -> now, Duration.ZERO), 1000)).isFalse();
  }

  @Test
  void burstsAreGivenUpAtTheLimitButNotThoseOfTheFirstStep() throws InterruptedException {
    CountDownLatch givenUp = new CountDownLatch(1);
    try (WallLimit first = limit("1s");
        WallLimit later = limit("11s")) {
      first.watch(
          () -> {
            throw new AssertionError("No step is finished yet");
          });
      stepOf(later, 0);
      later.watch(givenUp::countDown);
      givenUp.await();
      assertThat(first.getAsBoolean()).isTrue();
    }
  }

  @ParameterizedTest
  @CsvSource({"2h, 7200", "90m, 5400", "1h30m, 5400", "45s, 45", "1d2h3m4s, 93784", "1h 30m, 5400"})
  void timesAreReadAndWritten(String text, long seconds) {
    Duration time = new WallTime().convert(text);

    assertThat(time).hasSeconds(seconds);
    assertThat(new WallTime().convert(WallTime.text(time))).isEqualTo(time);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "2", "0s", "-1h", "h", "1.5h", "30m1h", "2 hours", "99999999h"})
  void anythingElseIsRefused(String text) {
    assertThatThrownBy(() -> new WallTime().convert(text))
        .isInstanceOf(TypeConversionException.class)
        .hasMessageContaining("2h, 90m");
  }

  /** The Java of the tests has been running for longer than the limit: one step a call. */
  @Test
  void callsThatFollowEachOtherComeToTheEndWithTheSameRows(@TempDir Path directory) {
    Path configuration = SmallRuns.write(directory, "body.conf", SmallRuns.BODY);
    Path out = directory.resolve("whole");
    assertThat(run(configuration, out).exitCode()).isZero();
    Path parts = directory.resolve("in parts");

    for (int step = 0; step < 5; step++) {
      Cli part = run(configuration, parts, "--max-wall", "1s");
      assertThat(part.exitCode()).isZero();
      assertThat(part.err()).isEmpty();
      assertThat(part.out())
          .contains("Stopped after a checkpoint: 1 state in ")
          .endsWith(
              "Continue me: continuo resume '%s' --master in-process --max-wall 1s%n"
                  .formatted(parts));
      assertThat(RunRows.of(parts).table(Tables.STEPS)).hasSize(step + 1);
    }
    assertThat(run(configuration, parts, "--max-wall", "1s").out()).contains("Done: 1 state in ");
    Cli again = run(configuration, parts, "--max-wall", "1s");
    assertThat(again.exitCode()).isZero();
    assertThat(again.out()).startsWith("Nothing to do: all 5 steps are there");
    RunRows.of(parts).assertSameAs(RunRows.of(out), "one step a call");
  }

  @Test
  void aTimeThatIsNoneIsRefusedBeforeAnything(@TempDir Path directory) {
    Cli refused = run(directory.resolve("none.conf"), directory.resolve("out"), "--max-wall", "2");

    assertThat(refused.exitCode()).isEqualTo(2);
    assertThat(refused.err()).contains("'--max-wall'").contains("\"2\" is no time");
  }

  private static Cli run(Path configuration, Path out, String... more) {
    Object[] all = new Object[6 + more.length];
    Object[] first = {"run", configuration, "--out", out, "--master", RunSession.IN_PROCESS};
    System.arraycopy(first, 0, all, 0, first.length);
    System.arraycopy(more, 0, all, first.length, more.length);
    return Cli.run(all);
  }
}
