package continuo.spark.store;

import continuo.error.InputException;
import continuo.store.Column;
import continuo.store.TableRows;
import continuo.store.TableSchema;
import continuo.store.Tables;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.Path;
import org.apache.parquet.hadoop.ParquetReader;

/**
 * Reads the tables of a run, also while it is being written. Only whole steps are seen: rows of
 * steps that {@code steps} does not have yet are left out. Needs no Spark session.
 */
public final class RunReader {
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
    int steps = 0;
    for (PartFile part : parts(directory, Tables.STEPS).keySet()) {
      steps = Math.max(steps, part.last() + 1);
    }
    return steps;
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
    for (FileStatus file : files(table, filter)) {
      try (ParquetReader<Object[]> reader =
          TableFiles.read(directory, file.getPath(), file.getLen(), projected, filter)) {
        Object[] row = next(reader, file);
        while (row != null) {
          rows.accept(row);
          row = next(reader, file);
        }
      } catch (IOException e) {
        throw RunDirectory.failure("read", file.getPath(), e);
      }
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

  /** The files of a table that is appended to, by steps. */
  static TreeMap<PartFile, FileStatus> parts(RunDirectory directory, TableSchema table) {
    TreeMap<PartFile, FileStatus> parts = new TreeMap<>();
    for (FileStatus file : directory.list(directory.path(table.name()))) {
      PartFile.parse(file.getPath().getName()).ifPresent(part -> parts.put(part, file));
    }
    return parts;
  }

  private List<FileStatus> files(TableSchema table, RowFilter filter) {
    if (Tables.STATIC.contains(table)) {
      return directory.list(directory.path(table.name())).stream()
          .filter(file -> file.getPath().getName().equals(PartFile.STATIC))
          .toList();
    }
    // First the steps, then the table: what is published meanwhile is later than the bound.
    int wholeSteps = wholeSteps();
    List<FileStatus> files = new ArrayList<>();
    parts(directory, table)
        .forEach(
            (part, file) -> {
              if (part.last() < wholeSteps && filter.mayMatch(part)) {
                files.add(file);
              }
            });
    return files;
  }

  /** The next row, or null; Parquet reports damage by many kinds of exceptions. */
  private static Object[] next(ParquetReader<Object[]> reader, FileStatus file) {
    try {
      return reader.read();
    } catch (IOException | RuntimeException e) {
      throw RunDirectory.failure("read", file.getPath(), e);
    }
  }

  private static TableSchema project(TableSchema table, List<String> columns) {
    return new TableSchema(
        table.name(),
        table.description(),
        columns.stream().map(name -> table.columns().get(table.index(name))).toList());
  }
}
