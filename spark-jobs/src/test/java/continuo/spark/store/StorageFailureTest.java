package continuo.spark.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import continuo.error.InputException;
import continuo.error.StorageException;
import continuo.loop.DriverState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.security.AccessControlException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** File systems that say no. */
class StorageFailureTest {
  @TempDir Path temporary;

  private final Configuration configuration = FaultyFileSystem.configuration();

  @BeforeEach
  @AfterEach
  void heal() {
    FaultyFileSystem.heal();
  }

  @Test
  void aFullDiskIsReportedWithTheFileAndTheRunGoesOnWhenThereIsRoomAgain() {
    SyntheticRun run = new SyntheticRun(3, 2);
    run.run(store("undisturbed"));
    int changes = FaultyFileSystem.changes();
    Map<String, List<String>> undisturbed = contents("undisturbed");
    for (int n = 1; n <= changes; n += 3) {
      String name = "full-" + n;
      FaultyFileSystem.refuseFrom(n, () -> new IOException("No space left on device"));
      try {
        run.run(store(name));
        // Only what follows the last commit may fail without failing the run: removing old files.
        assertThat(n).isGreaterThan(changes - 10);
      } catch (StorageException e) {
        assertThat(e)
            .hasMessageMatching(
                "Cannot (write|make directory|delete) faulty:%s/%s(/.*)?: No space left on device"
                    .formatted(temporary, name))
            .hasCauseInstanceOf(IOException.class);
        assertThat(e.exitCode()).isEqualTo(4);
      }
      FaultyFileSystem.heal();

      run.run(store(name));

      assertThat(contents(name)).as("disk full at change %d", n).isEqualTo(undisturbed);
    }
  }

  @Test
  void aFullDiskNamesTheParquetFileThatCouldNotBeWritten() {
    ParquetRunStore store = store("run");
    store.create(SyntheticRun.DESCRIPTION, SyntheticRun.staticTables());
    store.append(0, SyntheticRun.rows(0, new double[] {1}, SyntheticRun.initialBlocks()));
    for (var block : SyntheticRun.initialBlocks()) {
      store.blockSink(1).write(block);
    }
    FaultyFileSystem.refuseFrom(3, () -> new IOException("No space left on device"));

    assertThatThrownBy(() -> store.commit(SyntheticRun.state(1, 0)))
        .isInstanceOf(StorageException.class)
        .hasMessage(
            "Cannot write faulty:%s/run/recent/order_parameters/part-000000000-000000000.parquet:"
                + " No space left on device",
            temporary);
  }

  @Test
  void aBlockThatCannotBeWrittenIsNamed() {
    HadoopBlockSink sink =
        new HadoopBlockSink("faulty://" + temporary, HadoopSettings.of(configuration), 5);
    FaultyFileSystem.refuseFrom(3, () -> new IOException("No space left on device"));

    assertThatThrownBy(() -> sink.write(SyntheticRun.initialBlocks()[1]))
        .isInstanceOf(StorageException.class)
        .hasMessage(
            "Cannot write faulty:%s/checkpoints/step-000000005/block-00001.bin:"
                + " No space left on device",
            temporary);
  }

  @Test
  void aMissingPermissionIsReportedWithTheDirectory() {
    FaultyFileSystem.refuseFrom(
        1, () -> new AccessControlException("Permission denied: user=guest, access=WRITE"));

    assertThatThrownBy(
            () -> store("run").create(SyntheticRun.DESCRIPTION, SyntheticRun.staticTables()))
        .isInstanceOf(StorageException.class)
        .hasMessage(
            "Cannot make directory faulty:%s/run: Permission denied: user=guest, access=WRITE",
            temporary);
  }

  @Test
  void aFileInThePlaceOfTheDirectoryIsReported() throws IOException {
    Path file = Files.writeString(temporary.resolve("run"), "not a directory");

    assertThatThrownBy(() -> new ParquetRunStore(file.toUri(), new Configuration()))
        .isInstanceOf(InputException.class)
        .hasMessage("Cannot use %s: it is a file, not a directory", file);
  }

  @Test
  void aFileSystemNobodyKnowsIsReported() {
    assertThatThrownBy(
            () ->
                new ParquetRunStore(
                    new org.apache.hadoop.fs.Path("warp://host/run"), new Configuration()))
        .isInstanceOf(StorageException.class)
        .hasMessage("Cannot reach warp://host/run: No FileSystem for scheme \"warp\"");
  }

  @Test
  void oldCheckpointsThatCannotBeRemovedDoNotFailTheCommit() {
    ParquetRunStore store = store("run");
    new SyntheticRun(2, 1).run(store);
    store.append(2, SyntheticRun.rows(2, new double[] {1}, SyntheticRun.initialBlocks()));
    for (var block : SyntheticRun.initialBlocks()) {
      store.blockSink(3).write(block);
    }
    FaultyFileSystem.refuseDeleting(new IOException("busy"));
    store.commit(SyntheticRun.state(3, 0));
    FaultyFileSystem.heal();

    assertThat(temporary.resolve("run/checkpoints/step-000000001")).exists();
    assertThat(store("run").latest()).map(DriverState::nextStep).contains(3);
  }

  private ParquetRunStore store(String name) {
    return new ParquetRunStore(FaultyFileSystem.path(temporary.resolve(name)), configuration);
  }

  private Map<String, List<String>> contents(String name) {
    return SyntheticRun.contents(FaultyFileSystem.path(temporary.resolve(name)), configuration);
  }
}
