package continuo.spark.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import continuo.error.InputException;
import continuo.error.StorageException;
import continuo.store.Column;
import continuo.store.TableRows;
import continuo.store.TableSchema;
import continuo.store.Tables;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.metadata.ColumnChunkMetaData;
import org.apache.parquet.hadoop.util.HadoopInputFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunReaderTest {
  @TempDir Path directory;

  private RunReader reader;

  @BeforeEach
  void writeRun() {
    new SyntheticRun(6, 3).run(new ParquetRunStore(directory.toUri(), new Configuration()));
    reader = reader(directory);
  }

  @Test
  void rowsComeInTheOrderTheyWereWritten() {
    TableRows rows = reader.rows(Tables.ORDER_PARAMETERS);

    assertThat(column(rows, "step")).containsExactly(0, 0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5);
    assertThat(column(rows, "mode")).containsExactly(0, 1, 0, 1, 0, 1, 0, 1, 0, 1, 0, 1);
  }

  @Test
  void onlyTheColumnsAskedForAreRead() {
    TableRows rows = reader.rows(Tables.FRAMES, List.of("z", "atom"), RowFilter.steps(2, 2));

    assertThat(rows.schema().columns()).extracting(Column::name).containsExactly("z", "atom");
    assertThat(column(rows, "atom")).containsExactly(0, 1, 2);
    TableRows all = reader.rows(Tables.FRAMES);
    assertThat(column(rows, "z")).isEqualTo(column(all, "z").subList(3, 6));
  }

  @Test
  void aFilterNeedNotBeOnAColumnAskedFor() {
    assertThat(
            column(reader.rows(Tables.FRAMES, List.of("step"), RowFilter.equal("atom", 1)), "step"))
        .containsExactly(0, 2, 4);
    assertThat(column(reader.rows(Tables.STEPS, List.of("time"), RowFilter.steps(1, 3)), "time"))
        .hasSize(3);
  }

  @Test
  void stepsOutsideTheRunGiveNoRows() {
    assertThat(reader.rows(Tables.STEPS, List.of("step"), RowFilter.steps(6, 100)).size()).isZero();
  }

  @Test
  void aColumnTheTableDoesNotHaveIsRefused() {
    assertThatThrownBy(() -> reader.rows(Tables.STEPS, List.of("pressure"), RowFilter.ALL))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("No column pressure in table steps");
  }

  @Test
  void stepsThatAreNotWholeYetAreNotSeen() throws IOException {
    deleteManifestsAfter(2);

    assertThat(reader.wholeSteps()).isEqualTo(3);
    assertThat(column(reader.rows(Tables.ORDER_PARAMETERS), "step"))
        .containsExactly(0, 0, 1, 1, 2, 2);
  }

  @Test
  void unfinishedAndForeignFilesAreNotRead() throws IOException {
    Files.writeString(directory.resolve("steps/_part-000000006-000000008.parquet.tmp"), "PAR1");
    Files.writeString(directory.resolve("steps/.part-000000006-000000008.parquet.crc"), "crc");
    Files.writeString(directory.resolve("steps/mine.parquet"), "PAR1");

    assertThat(column(reader.rows(Tables.STEPS), "step")).containsExactly(0, 1, 2, 3, 4, 5);
  }

  @Test
  void aColumnThatAnOlderFileLacksIsNull() throws IOException {
    TableSchema later = withColumn(new Column("entropy", Column.Type.DOUBLE, "1", "new"));

    TableRows rows = reader.rows(later, List.of("step", "entropy"), RowFilter.ALL);

    assertThat(column(rows, "step")).containsExactly(0, 1, 2, 3, 4, 5);
    assertThat(column(rows, "entropy")).containsOnlyNulls();
  }

  @Test
  void aColumnOfAnotherTypeIsReportedWithTheFile() {
    List<Column> columns = new ArrayList<>(Tables.STEPS.columns());
    columns.set(1, new Column("time", Column.Type.TEXT, "", "changed"));
    TableSchema changed = new TableSchema("steps", "", columns);

    assertThatThrownBy(() -> reader.rows(changed))
        .isInstanceOf(StorageException.class)
        .hasMessage(
            "Cannot read %s/steps/part-000000000-000000002.parquet:"
                + " column time of table steps is optional double time, expected TEXT",
            directory);
  }

  @Test
  void aDamagedFileIsNamed() throws IOException {
    Path file = directory.resolve("steps/part-000000003-000000005.parquet");
    byte[] bytes = Files.readAllBytes(file);
    Files.write(file, Arrays.copyOf(bytes, bytes.length - 10));

    assertThatThrownBy(() -> reader.rows(Tables.STEPS))
        .isInstanceOf(StorageException.class)
        .hasMessageStartingWith("Cannot read " + file + ": ");
  }

  @Test
  void aFlippedBitInAnyColumnIsNoticed() throws IOException {
    Path file = directory.resolve("frames/part-000000000-000000002.parquet");
    byte[] good = Files.readAllBytes(file);
    for (ColumnChunkMetaData chunk : columnChunks(file)) {
      byte[] flipped = good.clone();
      // The last byte of a chunk lies in the values of its last page.
      flipped[(int) (chunk.getStartingPos() + chunk.getTotalSize() - 1)] ^= 1;
      Files.write(file, flipped);

      assertThatThrownBy(() -> reader.rows(Tables.FRAMES))
          .as("column %s", chunk.getPath())
          .isInstanceOf(StorageException.class)
          .hasMessageStartingWith("Cannot read " + file + ": ");
    }
  }

  @Test
  void aDirectoryWithoutRunIsRefused() {
    Path empty = directory.resolve("nothing");

    assertThatThrownBy(() -> reader(empty))
        .isInstanceOf(InputException.class)
        .hasMessage("Cannot read a run from %s: no run.json in it", empty);
  }

  private static RunReader reader(Path directory) {
    return new RunReader(new org.apache.hadoop.fs.Path(directory.toUri()), new Configuration());
  }

  /** The second manifest is that of the compacted first commit. */
  private void deleteManifestsAfter(int sequence) throws IOException {
    for (int later = sequence + 1; later <= 4; later++) {
      Files.deleteIfExists(directory.resolve("manifest/%09d.json".formatted(later)));
    }
    RunDirectory run =
        RunDirectory.open(new org.apache.hadoop.fs.Path(directory.toUri()), new Configuration());
    if (!Files.exists(directory.resolve("manifest/%09d.json".formatted(sequence)))) {
      PartFile steps = new PartFile(0, 2);
      List<StoredFile> files = new ArrayList<>();
      for (TableSchema table : Tables.PER_STEP) {
        StoredFile file = StoredFile.compacted(table, steps, 0);
        run.length(file.path(run))
            .ifPresent(bytes -> files.add(StoredFile.compacted(table, steps, bytes)));
      }
      new Manifests(run).put(new Manifest(sequence, 3, files, List.of(), CheckpointCost.NONE, 2));
    }
  }

  private static List<ColumnChunkMetaData> columnChunks(Path file) throws IOException {
    try (ParquetFileReader footer =
        ParquetFileReader.open(
            HadoopInputFile.fromPath(
                new org.apache.hadoop.fs.Path(file.toUri()), new Configuration()))) {
      return footer.getFooter().getBlocks().get(0).getColumns();
    }
  }

  private static TableSchema withColumn(Column column) {
    List<Column> columns = new ArrayList<>(Tables.STEPS.columns());
    columns.add(column);
    return new TableSchema("steps", "", columns);
  }

  private static List<Object> column(TableRows rows, String name) {
    return IntStream.range(0, rows.size()).mapToObj(r -> rows.value(r, name)).toList();
  }
}
