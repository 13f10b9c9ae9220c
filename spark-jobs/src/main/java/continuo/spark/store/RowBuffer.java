package continuo.spark.store;

import continuo.store.TableRows;
import continuo.store.TableSchema;
import continuo.store.Tables;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.fs.Path;

/** Rows of the steps since the last commit. */
final class RowBuffer {
  private final Map<TableSchema, TableRows> tables = new LinkedHashMap<>();
  private int firstStep;
  private int nextStep;

  /** Empty before step 0. */
  RowBuffer() {
    clear(0);
  }

  /** The step whose rows come next. */
  int nextStep() {
    return nextStep;
  }

  /** Whether no step has been appended since the last commit. */
  boolean isEmpty() {
    return firstStep == nextStep;
  }

  /** Drops all rows; those of step {@code nextStep} come next. */
  void clear(int nextStep) {
    tables.clear();
    for (TableSchema table : Tables.PER_STEP) {
      tables.put(table, new TableRows(table));
    }
    this.firstStep = nextStep;
    this.nextStep = nextStep;
  }

  /**
   * Keeps the rows of a step.
   *
   * @throws IllegalStateException if it is not the step after the one before
   * @throws IllegalArgumentException if a table is not one that is appended to; nothing is kept
   */
  void append(int step, List<TableRows> rowsOfStep) {
    if (step != nextStep) {
      throw new IllegalStateException(
          "Cannot append step %d: the next step is %d".formatted(step, nextStep));
    }
    for (TableRows rows : rowsOfStep) {
      if (!tables.containsKey(rows.schema())) {
        throw new IllegalArgumentException(
            "Cannot append to table %s: it is not in Tables.PER_STEP"
                .formatted(rows.schema().name()));
      }
    }
    for (TableRows rows : rowsOfStep) {
      tables.get(rows.schema()).addAll(rows);
    }
    nextStep = Math.addExact(step, 1);
  }

  /**
   * Writes the rows to files of their own, which no manifest lists yet.
   *
   * @return the files, none if no step was appended
   * @throws continuo.error.StorageException if one cannot be written
   */
  List<StoredFile> write(RunDirectory directory) {
    List<StoredFile> files = new ArrayList<>();
    if (!isEmpty()) {
      PartFile steps = new PartFile(firstStep, nextStep - 1);
      for (TableSchema table : Tables.PER_STEP) {
        TableRows rows = tables.get(table);
        // The file of steps is there for every commit: it says which steps are whole.
        if (rows.size() > 0 || table.equals(Tables.STEPS)) {
          Path path = StoredFile.recent(table, steps, 0).path(directory);
          files.add(StoredFile.recent(table, steps, TableFiles.write(directory, path, rows)));
        }
      }
    }
    return files;
  }
}
