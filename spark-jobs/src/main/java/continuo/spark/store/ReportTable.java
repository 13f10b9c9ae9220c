package continuo.spark.store;

import continuo.error.InputException;
import continuo.error.StorageException;
import continuo.store.TableRows;
import continuo.store.TableSchema;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.Path;
import org.apache.parquet.hadoop.ParquetReader;

/** One table in a file of its own, beside no run. */
public final class ReportTable {
  private ReportTable() {}

  /**
   * Writes the rows as one Parquet file; a file of the same name is replaced.
   *
   * @param directory made if it is not there
   * @param name file name without its ending
   * @throws StorageException if the file cannot be written
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
   * @throws StorageException if the file cannot be written
   */
  public static void writeText(
      Path directory, String name, String text, Configuration configuration) {
    RunDirectory files = RunDirectory.open(directory, configuration);
    Path file = files.path(name);
    files.delete(file);
    files.publish(file, out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
  }

  /**
   * Hands over row after row of a file that {@link #write} left.
   *
   * @param directory where it is
   * @param table name, which is that of the file, and columns
   * @param rows is given one array a row, in the order of the columns
   * @throws StorageException if the file cannot be read or is damaged; names it
   */
  public static void scan(
      Path directory, TableSchema table, Configuration configuration, Consumer<Object[]> rows) {
    RunDirectory files = RunDirectory.open(directory, configuration);
    for (FileStatus file : files.list(files.root())) {
      if (file.getPath().getName().equals(table.name() + PartFile.SUFFIX)) {
        try (ParquetReader<Object[]> reader =
            TableFiles.read(files, file.getPath(), file.getLen(), table, RowFilter.ALL)) {
          for (Object[] row = reader.read(); row != null; row = reader.read()) {
            rows.accept(row);
          }
        } catch (IOException | RuntimeException e) {
          throw RunDirectory.failure("read", file.getPath(), e);
        }
        return;
      }
    }
    throw new InputException(
        "Cannot read %s: no %s%s in it"
            .formatted(RunDirectory.show(files.root()), table.name(), PartFile.SUFFIX));
  }

  /**
   * Whether there is a file that {@link #writeText} left.
   *
   * @throws StorageException if the directory cannot be read
   */
  public static boolean exists(Path directory, String name, Configuration configuration) {
    RunDirectory files = RunDirectory.open(directory, configuration);
    return files.exists(files.path(name));
  }

  /**
   * The text of a file that {@link #writeText} left.
   *
   * @throws InputException if it is not there
   * @throws StorageException if it cannot be read
   */
  public static String readText(Path directory, String name, Configuration configuration) {
    RunDirectory files = RunDirectory.open(directory, configuration);
    Path file = files.path(name);
    if (!files.exists(file)) {
      throw new InputException(
          "Cannot read %s: no %s in it".formatted(RunDirectory.show(files.root()), name));
    }
    try (FSDataInputStream in = files.read(file)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw RunDirectory.failure("read", file, e);
    }
  }
}
