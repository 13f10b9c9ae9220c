package continuo.spark.store;

import static org.assertj.core.api.Assertions.assertThat;

import continuo.loop.DriverState;
import continuo.spark.store.FaultyFileSystem.Killed;
import continuo.store.TableSchema;
import continuo.store.Tables;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run that is killed at any change to the file system and started again. */
class KilledRunTest {
  /** Of the four commits, the last two are compacted together. */
  private static final int STEPS = 4;

  private static final int COMMIT_EVERY = 1;

  @TempDir java.nio.file.Path temporary;

  private final Configuration configuration = FaultyFileSystem.configuration();
  private Map<String, List<String>> undisturbed;
  private int changes;

  @BeforeEach
  void runUndisturbed() {
    FaultyFileSystem.heal();
    Path directory = directory("undisturbed");
    new SyntheticRun(STEPS, COMMIT_EVERY).run(new ParquetRunStore(directory, configuration));
    changes = FaultyFileSystem.changes();
    undisturbed = SyntheticRun.contents(directory, configuration);
    assertThat(undisturbed.get("steps")).hasSize(STEPS);
  }

  @AfterEach
  void heal() {
    FaultyFileSystem.heal();
  }

  @Test
  void aRunKilledAtAnyChangeEndsWithTheRowsOfAnUndisturbedOne() {
    for (int n = 1; n <= changes; n++) {
      Path directory = directory("killed-" + n);
      killAt(n, directory, COMMIT_EVERY);
      assertReadersSeeWholeSteps(directory, "killed at change " + n);
      int seen = PlainReader.steps(directory, configuration);

      takeUp(directory);
      assertThat(PlainReader.steps(directory, configuration))
          .as("steps that a reader of steps/*.parquet has seen, killed at change %d", n)
          .isGreaterThanOrEqualTo(seen);
      finish(directory, 1 + n % 4);

      assertThat(SyntheticRun.contents(directory, configuration))
          .as("killed at change %d of %d", n, changes)
          .isEqualTo(undisturbed);
      assertNothingUnfinishedIsLeft("killed-" + n);
    }
  }

  @Test
  void aRunKilledAgainAndAgainEndsWithTheRowsOfAnUndisturbedOne() {
    for (int first = 1; first <= changes; first += 5) {
      Path directory = directory("again-" + first);
      killAt(first, directory, COMMIT_EVERY);
      // Steps of 1, 5 and 11 changes meet every place of the recovery over the values of `first`.
      killAt(1 + first % 17, directory, 3);
      assertReadersSeeWholeSteps(directory, "killed at change " + first + " and in the recovery");
      killAt(1 + first % 41, directory, 1);
      killAt(1 + 5 * (first % 29), directory, COMMIT_EVERY);

      finish(directory, 3);

      assertThat(SyntheticRun.contents(directory, configuration))
          .as("killed at change %d and three times more", first)
          .isEqualTo(undisturbed);
    }
  }

  @Test
  void aRunKilledWhileItGoesBackIntoACompactedFileLosesNothing() {
    boolean arrived = false;
    int n = 0;
    while (!arrived) {
      n++;
      Path directory = directory("back-" + n);
      finish(directory, COMMIT_EVERY);
      ParquetRunStore store = new ParquetRunStore(directory, configuration);
      FaultyFileSystem.killAt(n);
      try {
        store.continueFrom(STEPS - 1);
        arrived = true;
      } catch (Killed e) {
        FaultyFileSystem.heal();
        assertManifestReadersSeeWholeSteps(directory, "killed at change " + n + " of going back");
      }
      FaultyFileSystem.heal();

      finish(directory, COMMIT_EVERY);

      assertThat(SyntheticRun.contents(directory, configuration))
          .as("killed at change %d of going back", n)
          .isEqualTo(undisturbed);
    }
    assertThat(n).as("changes it takes to go back").isGreaterThan(20);
  }

  @Test
  void aRunGoesOnAfterItsEndWhenMoreStepsAreAskedFor() {
    Path directory = directory("longer");
    new SyntheticRun(STEPS - 2, COMMIT_EVERY).run(new ParquetRunStore(directory, configuration));

    finish(directory, 4);

    assertThat(SyntheticRun.contents(directory, configuration)).isEqualTo(undisturbed);
  }

  /** What a process does before its first step. */
  private void takeUp(Path directory) {
    ParquetRunStore store = new ParquetRunStore(directory, configuration);
    if (store.description().isPresent()) {
      store.continueFrom(store.latest().map(DriverState::nextStep).orElse(0));
    }
  }

  private void killAt(int change, Path directory, int commitEvery) {
    FaultyFileSystem.killAt(change);
    try {
      new SyntheticRun(STEPS, commitEvery).run(new ParquetRunStore(directory, configuration));
    } catch (Killed e) {
      // As intended; a later kill may also come after the end.
      assertThat(FaultyFileSystem.changes()).isEqualTo(change);
    }
    FaultyFileSystem.heal();
  }

  private void finish(Path directory, int commitEvery) {
    new SyntheticRun(STEPS, commitEvery).run(new ParquetRunStore(directory, configuration));
  }

  private void assertReadersSeeWholeSteps(Path directory, String when) {
    int whole = assertManifestReadersSeeWholeSteps(directory, when);
    int visible = PlainReader.steps(directory, configuration);
    for (TableSchema table : Tables.PER_STEP) {
      List<String> expected = undisturbed.get(table.name());
      List<String> plain = PlainReader.rows(directory, table, configuration);
      assertThat(plain)
          .as("%s, %s/*.parquet", when, table.name())
          .isEqualTo(expected.subList(0, plain.size()))
          .allMatch(row -> stepOf(row) < whole)
          .containsAll(expected.stream().filter(row -> stepOf(row) < visible).toList());
    }
  }

  private int assertManifestReadersSeeWholeSteps(Path directory, String when) {
    RunDirectory files = RunDirectory.open(directory, configuration);
    if (RunReader.readDescription(files).isEmpty()) {
      return 0;
    }
    RunReader reader = new RunReader(directory, configuration);
    int whole = reader.wholeSteps();
    for (TableSchema table : Tables.PER_STEP) {
      List<String> expected =
          undisturbed.get(table.name()).stream().filter(row -> stepOf(row) < whole).toList();
      assertThat(SyntheticRun.text(reader.rows(table)))
          .as("%s, %s", when, table.name())
          .isEqualTo(expected);
    }
    return whole;
  }

  private static int stepOf(String row) {
    return Integer.parseInt(row.substring(1, row.indexOf(',')));
  }

  private void assertNothingUnfinishedIsLeft(String name) {
    try (Stream<java.nio.file.Path> files = Files.walk(temporary.resolve(name))) {
      List<String> left =
          files
              .map(file -> file.getFileName().toString())
              .filter(file -> file.endsWith(".tmp") || file.endsWith(".crc"))
              .sorted(Comparator.naturalOrder())
              .toList();
      assertThat(left).isEmpty();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private Path directory(String name) {
    return FaultyFileSystem.path(temporary.resolve(name));
  }
}
