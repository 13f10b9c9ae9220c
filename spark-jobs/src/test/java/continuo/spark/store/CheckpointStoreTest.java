package continuo.spark.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import continuo.burst.ReplicaBlock;
import continuo.error.StorageException;
import continuo.loop.DriverState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.security.AccessControlException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What happens to checkpoints that are not as they were written. */
class CheckpointStoreTest {
  @TempDir Path temporary;

  private final List<String> warnings = new ArrayList<>();
  private int committed = 20;
  private Path newest;
  private CheckpointStore checkpoints;

  @BeforeEach
  void writeTwoCheckpoints() {
    FaultyFileSystem.heal();
    newest = temporary.resolve("checkpoints/step-000000020");
    RunDirectory directory =
        RunDirectory.open(FaultyFileSystem.path(temporary), FaultyFileSystem.configuration());
    checkpoints = new CheckpointStore(directory);
    for (int nextStep : new int[] {10, 20}) {
      HadoopBlockSink sink =
          new HadoopBlockSink(
              temporary.toUri().toString(), HadoopSettings.of(new Configuration()), nextStep);
      Arrays.stream(SyntheticRun.initialBlocks()).forEach(sink::write);
      checkpoints.commit(
          SyntheticRun.state(nextStep, nextStep, 0.5), checkpoints.blockBytes(nextStep));
    }
  }

  @AfterEach
  void heal() {
    FaultyFileSystem.heal();
  }

  @Test
  void theNewestCheckpointIsTaken() {
    assertThat(latest()).contains(20);
    assertThat(warnings).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"driver.bin", "block-00000.bin", "block-00001.bin"})
  void aFlippedBitAnywhereMakesTheOlderCheckpointTheNewestGoodOne(String name) throws IOException {
    Path file = newest.resolve(name);
    byte[] good = Files.readAllBytes(file);
    for (int at = 0; at < good.length; at++) {
      byte[] flipped = good.clone();
      flipped[at] ^= (byte) (1 << (at % 8));
      Files.write(file, flipped);

      assertThat(latest()).as("byte %d of %s", at, name).contains(10);
    }
    assertThat(warnings)
        .hasSize(good.length)
        .allSatisfy(
            warning ->
                assertThat(warning)
                    .startsWith(
                        "Skipping checkpoint faulty:" + newest + ": Cannot use faulty:" + file));
    Files.write(file, good);
    assertThat(latest()).contains(20);
  }

  @ParameterizedTest
  @ValueSource(strings = {"driver.bin", "block-00001.bin"})
  void aTruncatedFileMakesTheOlderCheckpointTheNewestGoodOne(String name) throws IOException {
    Path file = newest.resolve(name);
    byte[] good = Files.readAllBytes(file);
    for (int length = 0; length < good.length; length++) {
      Files.write(file, Arrays.copyOf(good, length));

      assertThat(latest()).as("%d bytes of %s", length, name).contains(10);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"driver.bin", "block-00001.bin"})
  void aFileWithMoreBytesIsNotTaken(String name) throws IOException {
    Path file = newest.resolve(name);
    byte[] good = Files.readAllBytes(file);
    Files.write(file, Arrays.copyOf(good, good.length + 1));

    assertThat(latest()).contains(10);
  }

  @Test
  void aDamagedBlockIsNamedWithBothChecksums() throws IOException {
    Path file = newest.resolve("block-00001.bin");
    byte[] bytes = Files.readAllBytes(file);
    bytes[100] ^= 1;
    Files.write(file, bytes);

    latest();

    assertThat(warnings)
        .singleElement()
        .asString()
        .matches(
            "Skipping checkpoint faulty:.*/step-000000020: Cannot use faulty:.*/block-00001\\.bin:"
                + " it has checksum [0-9a-f]{8}, but its contents give [0-9a-f]{8}");
    assertThatThrownBy(() -> checkpoints.readBlock(20, 1))
        .isInstanceOf(StorageException.class)
        .hasMessageStartingWith("Cannot use faulty:" + file + ": it has checksum ");
  }

  @Test
  void aMissingBlockIsNamed() throws IOException {
    Files.delete(newest.resolve("block-00001.bin"));

    assertThat(latest()).contains(10);
    assertThat(warnings)
        .singleElement()
        .asString()
        .endsWith("block-00001.bin: it is missing, the commit recorded 236 bytes");
    assertThatThrownBy(() -> checkpoints.readBlock(20, 1))
        .isInstanceOf(StorageException.class)
        .hasMessage("Cannot use faulty:" + newest + "/block-00001.bin: it is missing");
  }

  @Test
  void aCheckpointWhoseCommitDidNotFinishIsPassedOver() throws IOException {
    Files.delete(newest.resolve("driver.bin"));

    assertThat(latest()).contains(10);
    assertThat(warnings)
        .containsExactly(
            "Skipping checkpoint faulty:" + newest + ": no driver.bin, its commit did not finish");
  }

  @Test
  void aCheckpointThatNoManifestHasMadeValidIsPassedOver() {
    committed = 10;

    assertThat(latest()).contains(10);
    assertThat(warnings)
        .containsExactly("Skipping checkpoint faulty:" + newest + ": its commit did not finish");
  }

  @Test
  void aRunWithRowsButNoCheckpointIsNotStartedAgain() throws IOException {
    Files.delete(newest.resolve("driver.bin"));
    Files.delete(temporary.resolve("checkpoints/step-000000010/driver.bin"));

    assertThatThrownBy(this::latest)
        .isInstanceOf(StorageException.class)
        .hasMessageContaining("no checkpoint is intact (none is complete)");
  }

  @Test
  void aBlockOfAnotherCheckpointIsNotTaken() throws IOException {
    Files.copy(
        temporary.resolve("checkpoints/step-000000010/block-00000.bin"),
        newest.resolve("block-00000.bin"),
        java.nio.file.StandardCopyOption.REPLACE_EXISTING);

    assertThat(latest()).contains(10);
    assertThat(warnings)
        .singleElement()
        .asString()
        .endsWith("it holds block 0 before step 10, expected block 0 before step 20");
  }

  @Test
  void aRenamedCheckpointIsNotTaken() throws IOException {
    committed = 30;
    Files.move(newest, temporary.resolve("checkpoints/step-000000030"));

    assertThat(latest()).contains(10);
    assertThat(warnings)
        .singleElement()
        .asString()
        .endsWith("driver.bin: it stands before step 20");
  }

  @Test
  void whenAllAreDamagedTheRunIsNotStartedAgain() throws IOException {
    for (int nextStep : new int[] {10, 20}) {
      Path file = temporary.resolve("checkpoints/step-0000000" + nextStep + "/driver.bin");
      Files.write(file, new byte[] {1, 2, 3, 4, 5});
    }

    assertThatThrownBy(this::latest)
        .isInstanceOf(StorageException.class)
        .hasMessageStartingWith(
            "Cannot continue the run in faulty:%s: no checkpoint is intact (Cannot use faulty:%s",
            temporary, newest)
        .hasMessageContaining("driver.bin: it starts with 01020304, not with 43544e44")
        .hasMessageEndingWith("Restore one, or run again in another directory");
  }

  @Test
  void whenNoneWasEverCompleteThereIsNone() throws IOException {
    committed = -1;
    Files.delete(newest.resolve("driver.bin"));
    Files.delete(temporary.resolve("checkpoints/step-000000010/driver.bin"));

    assertThat(latest()).isEmpty();
  }

  @Test
  void aCheckpointThatMayNotBeReadIsNoReasonToTakeAnOlderOne() {
    FaultyFileSystem.refuseReading(new AccessControlException("user=guest, access=READ"));

    assertThatThrownBy(this::latest)
        .isInstanceOf(StorageException.class)
        .hasMessage("Cannot read faulty:%s/driver.bin: user=guest, access=READ", newest);
  }

  @Test
  void aBlockWrittenTwiceIsThereOnce() throws IOException {
    ReplicaBlock block = SyntheticRun.initialBlocks()[1];
    HadoopBlockSink sink =
        new HadoopBlockSink(
            "faulty://" + temporary, HadoopSettings.of(FaultyFileSystem.configuration()), 20);
    byte[] before = Files.readAllBytes(newest.resolve("block-00001.bin"));

    sink.write(block);

    assertThat(Files.readAllBytes(newest.resolve("block-00001.bin"))).isEqualTo(before);
    assertThat(newest).isDirectoryNotContaining("glob:**.tmp");
    assertThat(latest()).contains(20);
  }

  @Test
  void aBlockThatAKilledAttemptLeftDifferentIsReplaced() throws IOException {
    Path file = newest.resolve("block-00001.bin");
    byte[] before = Files.readAllBytes(file);
    Files.write(file, new byte[] {1});
    HadoopBlockSink sink =
        new HadoopBlockSink(
            "faulty://" + temporary, HadoopSettings.of(FaultyFileSystem.configuration()), 20);

    sink.write(SyntheticRun.initialBlocks()[1]);

    assertThat(Files.readAllBytes(file)).isEqualTo(before);
  }

  private Optional<Integer> latest() {
    return checkpoints.latest(committed, warnings::add).map(DriverState::nextStep);
  }
}
