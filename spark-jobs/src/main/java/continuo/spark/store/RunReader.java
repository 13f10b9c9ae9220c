package continuo.spark.store;

import continuo.error.InputException;
import continuo.store.Column;
import continuo.store.TableRows;
import continuo.store.TableSchema;
import continuo.store.Tables;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.Path;
import org.apache.parquet.hadoop.ParquetReader;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the tables of a run, also while it is being written. Only whole steps are seen: rows of the
 * steps in the newest manifest. Needs no Spark session.
 */
public final class RunReader {
  private static final Logger LOG = LoggerFactory.getLogger(RunReader.class);

  private final RunDirectory directory;
  private final String description;

  /**
   * @param root directory of the run
   * @param configuration Hadoop configuration; read
   * @throws InputException if the directory holds no run
   * @throws continuo.error.StorageException if it cannot be read
   */
  public RunReader(Path root, Configuration configuration) {
    this.directory = RunDirectory.open(root, configuration);
    directory.requireNoFile();
    this.description =
        readDescription(directory)
            .orElseThrow(
                () ->
                    new InputException(
                        "Cannot read a run from %s: no %s in it"
                            .formatted(
                                RunDirectory.show(directory.root()),
                                ParquetRunStore.DESCRIPTION_FILE)));
  }

  /** The directory of the run, with scheme. */
  public Path root() {
    return directory.root();
  }

  /** The text of {@code run.json}. */
  public String description() {
    return description;
  }

  /**
   * Number of steps whose rows are in every table.
   *
   * @throws continuo.error.StorageException if the directory cannot be listed
   */
  public int wholeSteps() {
    return manifest().steps();
  }

  /**
   * What the newest checkpoint took.
   *
   * @throws continuo.error.StorageException if the manifest cannot be read
   */
  public CheckpointCost checkpointCost() {
    return manifest().cost();
  }

  /**
   * Last step that the run was asked for when it was last written to; empty before the first commit
   * and in runs of earlier versions.
   *
   * @throws continuo.error.StorageException if the manifest cannot be read
   */
  public OptionalInt goal() {
    return manifest().goal();
  }

  private Manifest manifest() {
    return new Manifests(directory).newest(LOG::warn);
  }

  /**
   * All rows of a table, in the order they were written.
   *
   * @throws continuo.error.StorageException if a file cannot be read or is damaged; names it
   */
  public TableRows rows(TableSchema table) {
    return rows(table, table.columns().stream().map(Column::name).toList(), RowFilter.ALL);
  }

  /**
   * Some columns of some rows of a table.
   *
   * @param columns names, in the order wanted
   * @throws IllegalArgumentException if the table has no such column
   * @throws continuo.error.StorageException if a file cannot be read or is damaged; names it
   */
  public TableRows rows(TableSchema table, List<String> columns, RowFilter filter) {
    TableRows rows = new TableRows(project(table, columns));
    scan(table, columns, filter, rows::add);
    return rows;
  }

  /**
   * Hands over row after row without keeping any.
   *
   * @param columns names, in the order wanted
   * @param rows is given one array a row, in the order of {@code columns}; null is "not applicable"
   * @throws IllegalArgumentException if the table has no such column
   * @throws continuo.error.StorageException if a file cannot be read or is damaged; names it
   */
  public void scan(
      TableSchema table, List<String> columns, RowFilter filter, Consumer<Object[]> rows) {
    TableSchema projected = project(table, columns);
    if (Tables.STATIC.contains(table)) {
      Path file = new Path(directory.path(table.name()), PartFile.STATIC);
      directory.length(file).ifPresent(bytes -> scan(file, bytes, projected, filter, rows));
      return;
    }
    for (StoredFile file : manifest().files(table)) {
      if (filter.mayMatch(file.steps())) {
        scan(file.path(directory), file.bytes(), projected, filter, rows);
      }
    }
  }

  private void scan(
      Path file, long bytes, TableSchema table, RowFilter filter, Consumer<Object[]> rows) {
    try (ParquetReader<Object[]> reader = TableFiles.read(directory, file, bytes, table, filter)) {
      Object[] row = TableFiles.next(reader, file);
      while (row != null) {
        rows.accept(row);
        row = TableFiles.next(reader, file);
      }
    } catch (IOException e) {
      throw RunDirectory.failure("read", file, e);
    }
  }

  /** The text of {@code run.json}, if it is there. */
  static Optional<String> readDescription(RunDirectory directory) {
    Path file = directory.path(ParquetRunStore.DESCRIPTION_FILE);
    if (!directory.exists(file)) {
      return Optional.empty();
    }
    try (FSDataInputStream in = directory.read(file)) {
      return Optional.of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw RunDirectory.failure("read", file, e);
    }
  }

  private static TableSchema project(TableSchema table, List<String> columns) {
    return new TableSchema(
        table.name(),
        table.description(),
        columns.stream().map(name -> table.columns().get(table.index(name))).toList());
  }
}
