package continuo.spark.store;

import continuo.store.TableRows;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;

/** One table in a file of its own, beside no run. */
public final class ReportTable {
  private ReportTable() {}

  /**
   * Writes the rows as one Parquet file; a file of the same name is replaced.
   *
   * @param directory made if it is not there
   * @param name file name without its ending
   * @throws continuo.error.StorageException if the file cannot be written
   */
  public static void write(
      Path directory, String name, TableRows rows, Configuration configuration) {
    RunDirectory files = RunDirectory.open(directory, configuration);
    Path file = files.path(name + PartFile.SUFFIX);
    files.delete(file);
    TableFiles.write(files, file, rows);
  }

  /**
   * Writes a text file; a file of the same name is replaced.
   *
   * @param directory made if it is not there
   * @param name file name
   * @throws continuo.error.StorageException if the file cannot be written
   */
  public static void writeText(
      Path directory, String name, String text, Configuration configuration) {
    RunDirectory files = RunDirectory.open(directory, configuration);
    Path file = files.path(name);
    files.delete(file);
    files.publish(file, out -> out.write(text.getBytes(java.nio.charset.StandardCharsets.UTF_8)));
  }
}
