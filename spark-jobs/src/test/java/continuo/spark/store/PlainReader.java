package continuo.spark.store;

import continuo.store.TableRows;
import continuo.store.TableSchema;
import continuo.store.Tables;
import java.io.IOException;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.Path;
import org.apache.parquet.hadoop.ParquetReader;

/** Reads {@code TABLE/*.parquet} as any other program would, without a look at the manifest. */
final class PlainReader {
  private PlainReader() {}

  /** The rows of a table, by file name, as text. */
  static List<String> rows(Path directory, TableSchema table, Configuration configuration) {
    RunDirectory run = RunDirectory.open(directory, configuration);
    TableRows rows = new TableRows(table);
    for (FileStatus file : run.list(run.path(table.name()))) {
      if (file.getPath().getName().endsWith(".parquet")) {
        try (ParquetReader<Object[]> reader =
            TableFiles.read(run, file.getPath(), file.getLen(), table, RowFilter.ALL)) {
          for (Object[] row = reader.read(); row != null; row = reader.read()) {
            rows.add(row);
          }
        } catch (IOException e) {
          throw new AssertionError(e);
        }
      }
    }
    return SyntheticRun.text(rows);
  }

  /** Number of rows of {@code steps}. */
  static int steps(Path directory, Configuration configuration) {
    return rows(directory, Tables.STEPS, configuration).size();
  }

  /** Number of Parquet files of a table. */
  static long files(Path directory, TableSchema table, Configuration configuration) {
    RunDirectory run = RunDirectory.open(directory, configuration);
    return run.list(run.path(table.name())).stream()
        .filter(file -> file.getPath().getName().endsWith(".parquet"))
        .count();
  }
}
