package continuo.spark.store;

import continuo.store.TableSchema;
import org.apache.hadoop.fs.Path;

/**
 * One Parquet file of a table that is appended to, as the manifest lists it.
 *
 * @param table name of the table
 * @param steps steps whose rows it holds
 * @param directory where it is in the run: that of the table, or one below {@link #RECENT}
 * @param bytes its length
 */
record StoredFile(String table, PartFile steps, String directory, long bytes) {
  /** Directory of the files that wait to be compacted. */
  static final String RECENT = "recent";

  /** A file in the directory of its table. */
  static StoredFile compacted(TableSchema table, PartFile steps, long bytes) {
    return new StoredFile(table.name(), steps, table.name(), bytes);
  }

  /** A file that waits to be compacted. */
  static StoredFile recent(TableSchema table, PartFile steps, long bytes) {
    return new StoredFile(table.name(), steps, recentDirectory(table), bytes);
  }

  /** Where the files of a table wait to be compacted. */
  static String recentDirectory(TableSchema table) {
    return RECENT + "/" + table.name();
  }

  /** Whether it waits to be compacted. */
  boolean isRecent() {
    return !directory.equals(table);
  }

  /** Path in the run directory. */
  String name() {
    return directory + "/" + steps.fileName();
  }

  Path path(RunDirectory run) {
    return run.path(name());
  }
}
