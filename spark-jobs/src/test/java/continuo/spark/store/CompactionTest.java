package continuo.spark.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import continuo.error.StorageException;
import continuo.store.TableSchema;
import continuo.store.Tables;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How many files a run leaves, and what goes. */
class CompactionTest {
  @TempDir java.nio.file.Path temporary;

  private final Configuration configuration = new Configuration();

  @Test
  void aRunOfManyCommitsHasFewFilesAndTheSameRows() {
    Path every = run("every", 40, 1, new StoreLayout(1, 2, 0));
    Path compacted = run("compacted", 40, 1, new StoreLayout(8, 2, 0));

    assertThat(names(compacted, "steps"))
        .containsExactly(
            part(0, 0),
            part(1, 1),
            part(2, 3),
            part(4, 7),
            part(8, 15),
            part(16, 23),
            part(24, 31),
            part(32, 39));
    assertThat(PlainReader.files(every, Tables.STEPS, configuration)).isEqualTo(40);
    Map<String, List<String>> rows = SyntheticRun.contents(compacted, configuration);
    assertThat(rows).isEqualTo(SyntheticRun.contents(every, configuration));
    for (TableSchema table : Tables.PER_STEP) {
      assertThat(PlainReader.rows(compacted, table, configuration))
          .isEqualTo(rows.get(table.name()));
    }
  }

  @Test
  void aReaderByThePreviousManifestStillFindsItsFiles() {
    Path directory = path("run");
    ParquetRunStore store = new ParquetRunStore(directory, configuration);
    store.layout(new StoreLayout(4, 2, 0));
    List<Manifest> seen = new ArrayList<>();
    new SyntheticRun(24, 1)
        .run(
            new ObservedStore(
                store,
                () -> {
                  RunDirectory run = RunDirectory.open(directory, configuration);
                  Manifest newest = new Manifests(run).newest(text -> {});
                  if (!seen.isEmpty()) {
                    assertThat(seen.get(seen.size() - 1).files())
                        .as("files of manifest %d", newest.sequence() - 1)
                        .allMatch(file -> run.exists(file.path(run)));
                  }
                  seen.add(newest);
                }));
    assertThat(seen).hasSize(24);
  }

  @Test
  void theManifestThatIsDamagedGivesWayToTheOneBefore() throws IOException {
    Path directory = run("run", 6, 2, StoreLayout.DEFAULT);
    List<String> manifests = names(directory, Manifests.DIRECTORY);
    java.nio.file.Path newest =
        temporary.resolve("run/manifest").resolve(manifests.get(manifests.size() - 1));
    byte[] good = Files.readAllBytes(newest);
    int whole = new RunReader(directory, configuration).wholeSteps();
    for (int at = 0; at < good.length; at += 7) {
      byte[] flipped = good.clone();
      flipped[at] ^= 0x10;
      Files.write(newest, flipped);

      // A blank that became another character outside of the values changes nothing.
      assertThat(new RunReader(directory, configuration).wholeSteps()).isBetween(4, whole);
    }
    Files.write(newest, new byte[] {'{'});
    assertThat(new RunReader(directory, configuration).rows(Tables.STEPS).size())
        .isEqualTo(new RunReader(directory, configuration).wholeSteps());

    new SyntheticRun(6, 2).run(new ParquetRunStore(directory, configuration));
    assertThat(SyntheticRun.contents(directory, configuration))
        .isEqualTo(SyntheticRun.contents(run("other", 6, 2, StoreLayout.DEFAULT), configuration));
  }

  @Test
  void whenNoManifestIsIntactNothingIsRead() throws IOException {
    Path directory = run("run", 2, 2, StoreLayout.DEFAULT);
    for (String name : names(directory, Manifests.DIRECTORY)) {
      Files.writeString(temporary.resolve("run/manifest").resolve(name), "{}");
    }

    assertThatThrownBy(() -> new RunReader(directory, configuration).wholeSteps())
        .isInstanceOf(StorageException.class)
        .hasMessageContaining("no manifest is intact (Cannot use ");
  }

  @Test
  void asManyCheckpointsAreKeptAsAskedFor() {
    assertThat(names(run("three", 6, 1, new StoreLayout(100, 3, 0)), "checkpoints"))
        .containsExactly("step-000000004", "step-000000005", "step-000000006");
    assertThat(names(run("one", 6, 1, new StoreLayout(100, 1, 0)), "checkpoints"))
        .containsExactly("step-000000006");
  }

  @Test
  void framesOfLongAgoGoAFileAtATimeAndNothingElse() {
    Path all = run("all", 40, 1, new StoreLayout(4, 2, 0));
    Path few = run("few", 40, 1, new StoreLayout(4, 2, 10));

    Map<String, List<String>> expected = SyntheticRun.contents(all, configuration);
    List<String> frames = expected.get("frames");
    // Three atoms every second step; the files end at steps 27, 31, 35 and 39.
    expected.put("frames", frames.subList(3 * 14, frames.size()));
    assertThat(SyntheticRun.contents(few, configuration)).isEqualTo(expected);
  }

  private Path run(String name, int steps, int commitEvery, StoreLayout layout) {
    Path directory = path(name);
    ParquetRunStore store = new ParquetRunStore(directory, configuration);
    store.layout(layout);
    new SyntheticRun(steps, commitEvery).run(store);
    return directory;
  }

  private Path path(String name) {
    return new Path(temporary.resolve(name).toUri());
  }

  private static String part(int first, int last) {
    return new PartFile(first, last).fileName();
  }

  private static List<String> names(Path directory, String child) {
    try (Stream<java.nio.file.Path> files =
        Files.list(java.nio.file.Path.of(directory.toUri().getPath()).resolve(child))) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
