package continuo.spark.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import continuo.burst.ReplicaBlock;
import continuo.error.InputException;
import continuo.error.StorageException;
import continuo.loop.BlockSink;
import continuo.loop.DriverState;
import continuo.store.TableRows;
import continuo.store.TableSchema;
import continuo.store.Tables;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ParquetRunStoreTest {
  @TempDir Path temporary;

  private final Configuration configuration = new Configuration();
  private Path directory;

  @BeforeEach
  void nameDirectory() {
    directory = temporary.resolve("run");
  }

  @Test
  void aDirectoryThatIsNotThereHoldsNoRun() {
    assertThat(store().description()).isEmpty();
    assertThat(store().latest()).isEmpty();
  }

  @Test
  void aNewRunHasItsDescriptionAndItsStaticTables() {
    created();

    assertThat(store().description()).contains(SyntheticRun.DESCRIPTION);
    assertThat(store().latest()).isEmpty();
    RunReader reader = reader();
    for (TableRows rows : SyntheticRun.staticTables()) {
      assertThat(SyntheticRun.text(reader.rows(rows.schema()))).isEqualTo(SyntheticRun.text(rows));
    }
  }

  @Test
  void rowsAppearWithTheCommitAndNotBefore() {
    ParquetRunStore store = created();
    append(store, 0, 3);
    assertThat(reader().wholeSteps()).isZero();
    assertThat(reader().rows(Tables.STEPS).size()).isZero();

    commit(store, 3);

    assertThat(reader().wholeSteps()).isEqualTo(3);
    assertThat(steps()).containsExactly(0, 1, 2);
    assertThat(reader().rows(Tables.ORDER_PARAMETERS).size()).isEqualTo(6);
  }

  @Test
  void valuesOfEveryTypeAndMissingOnesComeBackToTheBit() {
    ParquetRunStore store = created();
    List<TableRows> rows = rows(0);
    TableRows forces = new TableRows(Tables.THERMAL_FORCES);
    double[] odd = {-0.0, Double.MIN_VALUE, Double.NaN, Double.NEGATIVE_INFINITY, 0.1, 1e300};
    Object[] row = new Object[Tables.THERMAL_FORCES.columns().size()];
    row[0] = 0;
    row[1] = 7;
    for (int c = 0; c < odd.length; c++) {
      row[2 + c] = odd[c];
    }
    forces.add(row);
    rows.set(1, forces);
    store.append(0, rows);
    commit(store, 1);

    TableRows read = reader().rows(Tables.THERMAL_FORCES);

    assertThat(read.size()).isEqualTo(1);
    for (int c = 0; c < odd.length; c++) {
      assertThat(Double.doubleToRawLongBits((Double) read.value(0, 2 + c)))
          .isEqualTo(Double.doubleToRawLongBits(odd[c]));
    }
    assertThat(read.value(0, "tau_slow")).isNull();
  }

  @Test
  void aCheckpointComesBackToTheBit() {
    ParquetRunStore store = created();
    append(store, 0, 1);
    BlockSink sink = store.blockSink(1);
    for (ReplicaBlock block : SyntheticRun.initialBlocks()) {
      sink.write(block);
    }
    store.commit(new DriverState(1, 0.5, Map.of("phi", new double[] {-0.0, Double.NaN, 1e-310})));

    DriverState state = store().latest().orElseThrow();
    assertThat(state.nextStep()).isEqualTo(1);
    assertThat(state.time()).isEqualTo(0.5);
    assertThat(bits(state.arrays().get("phi"))).isEqualTo(bits(-0.0, Double.NaN, 1e-310));
    ReplicaBlock expected = SyntheticRun.initialBlocks()[1];
    ReplicaBlock block = store().blockSource(1).read(1);
    assertThat(
            List.of(
                block.id(),
                block.patch(),
                block.firstReplica(),
                block.active(),
                block.quarantined(),
                block.lanes()))
        .containsExactly(1, 1, 2, 1, 1, 2);
    assertThat(bits(block.positions())).isEqualTo(bits(expected.positions()));
    assertThat(bits(block.velocities())).isEqualTo(bits(expected.velocities()));
  }

  @Test
  void theLastTwoCheckpointsAreKept() {
    ParquetRunStore store = created();
    for (int step = 0; step < 5; step++) {
      append(store, step, step + 1);
      commit(store, step + 1);
    }

    assertThat(names(directory.resolve("checkpoints")))
        .containsExactly("step-000000004", "step-000000005");
  }

  @Test
  void filesAreNamedByTheStepsBetweenCommitsAndTablesWithoutRowsGetNone() {
    ParquetRunStore store = created();
    append(store, 0, 1);
    commit(store, 1);
    append(store, 1, 2);
    commit(store, 2);

    assertThat(names(directory.resolve("steps")))
        .containsExactly("part-000000000-000000000.parquet", "part-000000001-000000001.parquet");
    assertThat(names(directory.resolve("frames")))
        .containsExactly("part-000000000-000000000.parquet");
  }

  @Test
  void nothingButTablesDescriptionAndCheckpointsIsLeftInTheDirectory() {
    new SyntheticRun(3, 2).run(store());

    assertThat(names(directory))
        .containsExactly(
            "atoms",
            "checkpoints",
            "diffusion",
            "frames",
            "manifest",
            "modes",
            "order_parameters",
            "recent",
            "run.json",
            "steps",
            "thermal_forces");
    assertThat(allFiles()).noneMatch(name -> name.endsWith(".crc") || name.endsWith(".tmp"));
  }

  @Test
  void aSecondCommitOfTheSameStepDoesNothing() {
    ParquetRunStore store = created();
    append(store, 0, 2);
    commit(store, 2);
    commit(store, 2);
    ParquetRunStore reopened = store();
    reopened.continueFrom(2);
    commit(reopened, 2);

    assertThat(steps()).containsExactly(0, 1);
  }

  @Test
  void aRunMayBeginWithACheckpointBeforeItsFirstStep() {
    ParquetRunStore store = created();
    commit(store, 0);
    append(store, 0, 2);
    commit(store, 2);

    assertThat(steps()).containsExactly(0, 1);
    assertThat(store().latest()).map(DriverState::nextStep).contains(2);
  }

  @Test
  void goingOnFromAnEarlierCheckpointTakesBackLaterStepsAndCheckpoints() {
    ParquetRunStore store = created();
    append(store, 0, 2);
    commit(store, 2);
    append(store, 2, 4);
    commit(store, 4);

    store().continueFrom(2);

    assertThat(steps()).containsExactly(0, 1);
    assertThat(store().latest()).map(DriverState::nextStep).contains(2);
  }

  @Test
  void goingOnFromTheStartTakesBackEverything() {
    new SyntheticRun(4, 2).run(store());

    store().continueFrom(0);

    assertThat(steps()).isEmpty();
    assertThat(store().latest()).isEmpty();
    assertThat(store().description()).isPresent();
  }

  @Test
  void rowsThatWereNotCommittedAreDroppedWhenTheStoreIsClosed() {
    ParquetRunStore store = created();
    append(store, 0, 2);
    store.close();

    assertThat(steps()).isEmpty();
  }

  @Test
  void aCommitWithoutBlocksWritesNoRows() {
    ParquetRunStore store = created();
    append(store, 0, 1);

    assertThatThrownBy(() -> store.commit(SyntheticRun.state(1, 0)))
        .isInstanceOf(StorageException.class)
        .hasMessage(
            "Cannot commit checkpoint %s/checkpoints/step-000000001: block-00000.bin is missing",
            directory);
    assertThat(steps()).isEmpty();
  }

  @Test
  void aMissingBlockBetweenOthersIsNamed() {
    ParquetRunStore store = created();
    ReplicaBlock first = SyntheticRun.initialBlocks()[0];
    append(store, 0, 1);
    BlockSink sink = store.blockSink(1);
    sink.write(first);
    sink.write(
        new ReplicaBlock(2, 0, 4, 1, 0, first.lanes(), first.positions(), first.velocities()));

    assertThatThrownBy(() -> store.commit(SyntheticRun.state(1, 0)))
        .hasMessageEndingWith("block-00001.bin is missing");
  }

  @Test
  void aDirectoryOfSomethingElseIsRefused() throws IOException {
    Files.createDirectories(directory.resolve("plots"));
    Files.writeString(directory.resolve("notes.txt"), "mine");

    assertThatThrownBy(this::created)
        .isInstanceOf(InputException.class)
        .hasMessage(
            "Cannot start a run in %s: it is not empty (notes.txt, plots) and holds no run.json."
                + " Name an empty or new directory",
            directory);
    assertThat(names(directory)).containsExactly("notes.txt", "plots");
  }

  @Test
  void aTableDirectoryWithForeignFilesIsRefused() throws IOException {
    Files.createDirectories(directory.resolve("atoms"));
    Files.writeString(directory.resolve("atoms/mine.csv"), "1,2");

    assertThatThrownBy(this::created)
        .isInstanceOf(InputException.class)
        .hasMessageContaining("it is not empty (atoms)");
  }

  @Test
  void rowsAndCheckpointsWithoutDescriptionAreNotOverwritten() throws IOException {
    new SyntheticRun(3, 2).run(store());
    Files.delete(directory.resolve("run.json"));

    assertThatThrownBy(this::created)
        .isInstanceOf(InputException.class)
        .hasMessageContaining("(checkpoints, diffusion, frames, …) and holds no run.json");
  }

  @Test
  void whatAKilledCreateLeftDoesNotStandInTheWay() throws IOException {
    created();
    Files.delete(directory.resolve("run.json"));
    Files.writeString(directory.resolve("_run.json.tmp"), "{\"seed");
    Files.writeString(directory.resolve("modes/_part-static.parquet.tmp"), "PAR1");

    created();

    assertThat(names(directory)).containsExactly("atoms", "modes", "run.json");
    assertThat(names(directory.resolve("modes"))).containsExactly("part-static.parquet");
  }

  @Test
  void aMountPointWithItsUsualFilesCountsAsEmpty() throws IOException {
    Files.createDirectories(directory.resolve("lost+found"));
    Files.writeString(directory.resolve(".DS_Store"), "");

    created();

    assertThat(store().description()).isPresent();
  }

  @Test
  void aRunIsNotStartedOverAnother() {
    created();

    assertThatThrownBy(this::created)
        .isInstanceOf(InputException.class)
        .hasMessage(
            "Cannot start a run in %s: it already holds one; resume it or name another directory",
            directory);
  }

  @Test
  void goingBackIntoACompactedFileKeepsTheRowsBefore() {
    new SyntheticRun(6, 1).run(store());
    Map<String, List<String>> all = contents();
    assertThat(names(directory.resolve("steps"))).contains("part-000000004-000000005.parquet");

    store().continueFrom(5);

    assertThat(steps()).containsExactly(0, 1, 2, 3, 4);
    assertThat(names(directory.resolve("steps")))
        .doesNotContain("part-000000004-000000005.parquet");
    new SyntheticRun(6, 1).run(store());
    assertThat(contents()).isEqualTo(all);
  }

  @Test
  void aFileThatNoManifestListsIsRemovedBeforeTheRunGoesOn() throws IOException {
    new SyntheticRun(4, 2).run(store());
    Path forces = directory.resolve("thermal_forces");
    Files.copy(
        forces.resolve("part-000000000-000000001.parquet"),
        forces.resolve("part-000000001-000000001.parquet"));
    Map<String, List<String>> before = contents();

    store().continueFrom(4);

    assertThat(contents()).isEqualTo(before);
    assertThat(names(forces)).doesNotContain("part-000000001-000000001.parquet");
  }

  @Test
  void lostRowsAreNoticedBeforeTheRunGoesOn() throws IOException {
    new SyntheticRun(6, 2).run(store());
    Path lost = directory.resolve("frames/part-000000002-000000003.parquet");
    long bytes = Files.size(lost);
    Files.delete(lost);
    List<String> before = allFiles();

    assertThatThrownBy(() -> store().continueFrom(6))
        .isInstanceOf(StorageException.class)
        .hasMessage(
            "Cannot continue at step 6: the rows of steps 2 to 3 are missing, %s is not there,"
                + " the commit recorded %d bytes. Restore it, or run again in another directory",
            lost, bytes);
    assertThat(allFiles()).isEqualTo(before);
  }

  @Test
  void aTornFileIsNoticedBeforeTheRunGoesOn() throws IOException {
    new SyntheticRun(4, 2).run(store());
    Path torn = directory.resolve("frames/part-000000002-000000003.parquet");
    byte[] bytes = Files.readAllBytes(torn);
    Files.write(torn, Arrays.copyOf(bytes, bytes.length / 2));

    assertThatThrownBy(() -> store().continueFrom(4))
        .hasMessageContaining(
            "%s has %d bytes, the commit recorded %d bytes", torn, bytes.length / 2, bytes.length);
  }

  @Test
  void rowsWithoutAnyManifestAreNotThrownAway() throws IOException {
    new SyntheticRun(2, 2).run(store());
    for (String name : names(directory.resolve("manifest"))) {
      Files.delete(directory.resolve("manifest").resolve(name));
    }
    List<String> before = allFiles();

    assertThatThrownBy(() -> store().continueFrom(0))
        .isInstanceOf(StorageException.class)
        .hasMessageContaining(
            "holds rows, but there is no file in %s/manifest to say which of them are whole",
            directory);
    assertThat(allFiles()).isEqualTo(before);
  }

  @Test
  void aForeignParquetFileInATableIsRefused() throws IOException {
    new SyntheticRun(2, 2).run(store());
    Files.writeString(directory.resolve("frames/mine.parquet"), "");

    assertThatThrownBy(() -> store().continueFrom(2))
        .isInstanceOf(StorageException.class)
        .hasMessage(
            "Cannot continue at step 2: %s/frames/mine.parquet is not a file of this run."
                + " Move it away",
            directory);
  }

  @Test
  void stepsAreAppendedOneAfterTheOther() {
    ParquetRunStore store = created();
    store.append(0, rows(0));

    assertThatThrownBy(() -> store.append(2, rows(2)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("Cannot append step 2: the next step is 1");
    assertThatThrownBy(() -> store.commit(SyntheticRun.state(3, 0)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("Cannot commit the checkpoint before step 3: the next step is 1");
  }

  @Test
  void onlyTablesThatGrowAreAppendedTo() {
    ParquetRunStore store = created();

    assertThatThrownBy(() -> store.append(0, SyntheticRun.staticTables()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Cannot append to table modes: it is not in Tables.PER_STEP");
  }

  @Test
  void aRowWithoutItsKeyIsRefused() {
    ParquetRunStore store = created();
    TableRows rows = new TableRows(Tables.FRAMES);
    rows.add(0, null, 0.0, 0.0, 0.0);
    store.append(0, List.of(rows));
    writeBlocks(store, 1);

    assertThatThrownBy(() -> store.commit(SyntheticRun.state(1, 0)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Invalid row of frames: column atom is null");
  }

  @Test
  void theSlowerOfTwoProcessesThatWriteToOneRunIsStopped() {
    created();
    ParquetRunStore faster = store();
    ParquetRunStore slower = store();
    append(faster, 0, 2);
    append(slower, 0, 2);
    commit(faster, 2);

    assertThatThrownBy(() -> commit(slower, 2))
        .isInstanceOf(StorageException.class)
        .hasMessage(
            "Cannot write %s/recent/order_parameters/part-000000000-000000001.parquet:"
                + " the file is there already. Is another process writing to this run?",
            directory);
  }

  @Test
  void everyTableHasAFileNameOfItsOwn() {
    assertThat(
            Stream.concat(Tables.STATIC.stream(), Tables.PER_STEP.stream()).map(TableSchema::name))
        .doesNotHaveDuplicates()
        .doesNotContain(CheckpointStore.DIRECTORY, Manifests.DIRECTORY, StoredFile.RECENT);
  }

  private Map<String, List<String>> contents() {
    return SyntheticRun.contents(new org.apache.hadoop.fs.Path(directory.toUri()), configuration);
  }

  private ParquetRunStore store() {
    return new ParquetRunStore(directory.toUri(), configuration);
  }

  private RunReader reader() {
    return new RunReader(new org.apache.hadoop.fs.Path(directory.toUri()), configuration);
  }

  private ParquetRunStore created() {
    ParquetRunStore store = store();
    store.create(SyntheticRun.DESCRIPTION, SyntheticRun.staticTables());
    return store;
  }

  private static void append(ParquetRunStore store, int from, int to) {
    for (int step = from; step < to; step++) {
      store.append(step, rows(step));
    }
  }

  private static List<TableRows> rows(int step) {
    return SyntheticRun.rows(step, new double[] {step}, SyntheticRun.initialBlocks());
  }

  private static void writeBlocks(ParquetRunStore store, int nextStep) {
    BlockSink sink = store.blockSink(nextStep);
    Arrays.stream(SyntheticRun.initialBlocks()).forEach(sink::write);
  }

  private static void commit(ParquetRunStore store, int nextStep) {
    writeBlocks(store, nextStep);
    store.commit(SyntheticRun.state(nextStep, 1.5));
  }

  private List<Object> steps() {
    TableRows rows = reader().rows(Tables.STEPS);
    return IntStream.range(0, rows.size()).mapToObj(r -> rows.value(r, "step")).toList();
  }

  private static List<Long> bits(double... values) {
    return Arrays.stream(values).mapToObj(Double::doubleToRawLongBits).toList();
  }

  private static List<String> names(Path directory) {
    try (Stream<Path> entries = Files.list(directory)) {
      return entries.map(entry -> entry.getFileName().toString()).sorted().toList();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private List<String> allFiles() {
    try (Stream<Path> files = Files.walk(directory)) {
      return files.map(Path::toString).sorted().toList();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
