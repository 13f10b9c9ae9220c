package continuo.spark.store;

import continuo.store.TableSchema;
import java.util.List;
import java.util.OptionalInt;

/**
 * What a run consists of at one moment: the steps that are whole and the files that hold their
 * rows. One manifest takes the place of the one before all at once, so its readers see every step
 * in all tables or in none, and a row once, also while files are being compacted.
 *
 * @param sequence number of the manifest, one more than that of the one before; 0 before the first
 * @param steps number of whole steps; the checkpoint before step {@code steps} is valid
 * @param files files of all tables, by table, then by step
 * @param replaced files of earlier manifests, by their names in the run directory, whose rows are
 *     now in others; there until the next compaction, for who still reads by an earlier manifest
 * @param cost what the checkpoint before step {@code steps} took
 * @param lastStep last step that the process was asked for which wrote it, or {@link #UNKNOWN}
 */
record Manifest(
    int sequence,
    int steps,
    List<StoredFile> files,
    List<String> replaced,
    CheckpointCost cost,
    int lastStep) {
  /** Nobody said how long the run is to be. */
  static final int UNKNOWN = -1;

  /** Before the first commit. */
  static final Manifest EMPTY =
      new Manifest(0, 0, List.of(), List.of(), CheckpointCost.NONE, UNKNOWN);

  Manifest {
    files = List.copyOf(files);
    replaced = List.copyOf(replaced);
  }

  /** The one that follows. */
  Manifest next(
      int nextSteps,
      List<StoredFile> nextFiles,
      List<String> nextReplaced,
      CheckpointCost nextCost) {
    return new Manifest(
        Math.addExact(sequence, 1), nextSteps, nextFiles, nextReplaced, nextCost, lastStep);
  }

  /** The same with another last step. */
  Manifest towards(int otherLastStep) {
    return new Manifest(sequence, steps, files, replaced, cost, otherLastStep);
  }

  /** The one that follows, with nothing new but the last step. */
  Manifest withGoal(int otherLastStep) {
    return next(steps, files, replaced, cost).towards(otherLastStep);
  }

  /** The last step that was asked for, if it was recorded. */
  OptionalInt goal() {
    return lastStep == UNKNOWN ? OptionalInt.empty() : OptionalInt.of(lastStep);
  }

  /** The files of a table, by step. */
  List<StoredFile> files(TableSchema table) {
    return files.stream().filter(file -> file.table().equals(table.name())).toList();
  }

  /** Number of steps whose rows are in the directories of the tables. */
  int compactedSteps() {
    return files.stream()
        .filter(file -> !file.isRecent())
        .mapToInt(file -> file.steps().last() + 1)
        .max()
        .orElse(0);
  }
}
