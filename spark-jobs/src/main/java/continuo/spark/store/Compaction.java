package continuo.spark.store;

import continuo.store.TableSchema;
import continuo.store.Tables;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Puts the small files that commits leave together into one file a table. The small ones are where
 * no reader of {@code TABLE/*.parquet} looks; the large one appears there once and stays. So such a
 * reader sees no row twice and none go, at the price of seeing the youngest steps later: the rows
 * of at most {@code every} steps, and at most as many as it sees.
 */
final class Compaction {
  private final RunDirectory directory;
  private final int every;

  /**
   * @param every steps of a file, at least; ≥ 1
   */
  Compaction(RunDirectory directory, int every) {
    this.directory = directory;
    this.every = every;
  }

  /** Whether enough steps wait. A young run has smaller files, so that it can be looked at. */
  boolean isDue(Manifest manifest) {
    int compacted = manifest.compactedSteps();
    int waiting = manifest.steps() - compacted;
    return waiting > 0 && (waiting >= every || waiting >= compacted);
  }

  /**
   * Compacts all rows that wait. Files that a killed attempt has finished are taken as they are:
   * the rows of committed steps have but one value.
   *
   * @param firstFrame frames of files that end before this step are dropped
   * @return the manifest to be put, after which nothing need be done again
   */
  Manifest compact(Manifest manifest, int upTo, int firstFrame) {
    PartFile steps = new PartFile(manifest.compactedSteps(), upTo - 1);
    List<StoredFile> files = new ArrayList<>();
    List<String> replaced = new ArrayList<>();
    for (StoredFile file : manifest.files()) {
      boolean merged = file.isRecent() && file.steps().last() < upTo;
      boolean old = file.table().equals(Tables.FRAMES.name()) && file.steps().last() < firstFrame;
      if (merged || old) {
        replaced.add(file.name());
      } else {
        files.add(file);
      }
    }
    for (TableSchema table : stepsLast()) {
      List<StoredFile> sources =
          manifest.files(table).stream()
              .filter(file -> file.isRecent() && file.steps().last() < upTo)
              .toList();
      if (!sources.isEmpty()) {
        files.add(merge(table, steps, sources));
      }
    }
    return manifest.next(manifest.steps(), sorted(files), replaced, manifest.cost());
  }

  private StoredFile merge(TableSchema table, PartFile steps, List<StoredFile> sources) {
    StoredFile target = StoredFile.compacted(table, steps, 0);
    long bytes =
        directory
            .length(target.path(directory))
            .orElseGet(
                () ->
                    TableFiles.merge(
                        directory, target.path(directory), table, sources, RowFilter.ALL));
    return StoredFile.compacted(table, steps, bytes);
  }

  /** The tables in the order in which their files appear. */
  static List<TableSchema> stepsLast() {
    return Tables.PER_STEP.stream()
        .sorted(Comparator.comparing((TableSchema table) -> table.equals(Tables.STEPS)))
        .toList();
  }

  /** By table, then by step, as a manifest lists them. */
  static List<StoredFile> sorted(List<StoredFile> files) {
    return files.stream()
        .sorted(Comparator.comparing(StoredFile::table).thenComparing(StoredFile::steps))
        .toList();
  }
}
