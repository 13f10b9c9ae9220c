package continuo.spark.store;

import continuo.error.InputException;
import continuo.error.StorageException;
import continuo.loop.BlockSink;
import continuo.loop.BlockSource;
import continuo.loop.DriverState;
import continuo.loop.RunStore;
import continuo.store.TableRows;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A run in a directory of any Hadoop file system, also of an object store:
 *
 * <pre>
 *   run.json                                    written last by create
 *   modes/part-static.parquet, atoms/…
 *   recent/TABLE/part-FIRST-LAST.parquet        written by every commit
 *   TABLE/part-FIRST-LAST.parquet               the same rows, many commits in one file
 *   checkpoints/step-NEXT/block-00000.bin …     written by the machines that hold the blocks
 *   checkpoints/step-NEXT/driver.bin
 *   manifest/NUMBER.json                        written last by commit and by compaction
 * </pre>
 *
 * <p>The manifest that a commit puts makes its rows and its checkpoint valid, all at once. Rows are
 * therefore never lost; files that no manifest lists are removed by {@link #continueFrom}, and
 * their rows computed again. Steps must be appended one after the other.
 *
 * <p>Not thread-safe. Two processes must not write to one directory: the fence stops the one that
 * has lost the lease of the directory before it changes anything; without a fence the slower one is
 * stopped when it commits a step that the other has committed.
 */
public final class ParquetRunStore implements RunStore {
  /** File that makes a directory a run. */
  public static final String DESCRIPTION_FILE = "run.json";

  private static final Logger LOG = LoggerFactory.getLogger(ParquetRunStore.class);

  private final RunDirectory directory;
  private final HadoopSettings settings;
  private final CheckpointStore checkpoints;
  private final Manifests manifests;
  private final RowBuffer buffer = new RowBuffer();
  private StoreLayout layout = StoreLayout.DEFAULT;
  private int lastStep = Manifest.UNKNOWN;

  /** The newest manifest; null until it has been needed. */
  private Manifest manifest;

  private long checkpointBegan = System.nanoTime();

  /**
   * @param root directory of the run; need not exist
   * @param configuration Hadoop configuration; copied
   * @throws InputException if there is a file of this name
   * @throws StorageException if its file system cannot be reached
   */
  public ParquetRunStore(Path root, Configuration configuration) {
    this(root, configuration, () -> {});
  }

  /**
   * @param root directory of the run; need not exist
   * @param configuration Hadoop configuration; copied
   * @param fence called before each publication and each deletion; throws if the directory belongs
   *     to another process by now
   * @throws InputException if there is a file of this name
   * @throws StorageException if its file system cannot be reached
   */
  public ParquetRunStore(Path root, Configuration configuration, Runnable fence) {
    this.directory = RunDirectory.open(root, configuration, fence);
    directory.requireNoFile();
    this.settings = HadoopSettings.of(configuration);
    this.checkpoints = new CheckpointStore(directory);
    this.manifests = new Manifests(directory);
  }

  /**
   * @param root directory of the run; need not exist
   * @param configuration Hadoop configuration; copied
   * @throws InputException if there is a file of this name
   * @throws StorageException if its file system cannot be reached
   */
  public ParquetRunStore(URI root, Configuration configuration) {
    this(new Path(root), configuration);
  }

  /** How later commits cut and keep files; until then {@link StoreLayout#DEFAULT}. */
  public void layout(StoreLayout layout) {
    this.layout = layout;
  }

  /**
   * Last step that is asked for now; recorded with the next commit and by {@link #continueFrom}.
   */
  public void goal(int lastStep) {
    this.lastStep = lastStep;
  }

  /**
   * Last step that the run was asked for when it was last written to; empty before the first commit
   * and in runs of earlier versions.
   *
   * @throws StorageException if there are manifests but none can be read
   */
  public OptionalInt goal() {
    return manifests.newest(LOG::warn).goal();
  }

  private int goal(Manifest before) {
    return lastStep == Manifest.UNKNOWN ? before.lastStep() : lastStep;
  }

  @Override
  public Optional<String> description() {
    return RunReader.readDescription(directory);
  }

  /**
   * {@inheritDoc}
   *
   * @throws InputException if the directory already holds a run, or files of something else
   */
  @Override
  public void create(String description, List<TableRows> tables) {
    Path file = directory.path(DESCRIPTION_FILE);
    if (directory.exists(file)) {
      throw new InputException(
          "Cannot start a run in %s: it already holds one; resume it or name another directory"
              .formatted(RunDirectory.show(directory.root())));
    }
    new UnfinishedRun(directory).remove();
    directory.makeDirectory(directory.root());
    for (TableRows rows : tables) {
      Path table = directory.path(rows.schema().name());
      TableFiles.write(directory, new Path(table, PartFile.STATIC), rows);
    }
    directory.publish(file, out -> out.write(description.getBytes(StandardCharsets.UTF_8)));
    manifest = Manifest.EMPTY;
    buffer.clear(0);
  }

  /**
   * {@inheritDoc} Incomplete and damaged checkpoints are passed over with a warning in the log.
   *
   * @throws StorageException if there are whole steps but no intact checkpoint
   */
  @Override
  public Optional<DriverState> latest() {
    manifest = manifests.newest(LOG::warn);
    return checkpoints.latest(manifest.sequence() == 0 ? -1 : manifest.steps(), LOG::warn);
  }

  /**
   * {@inheritDoc} Newer checkpoints are removed first, then files of killed processes. A compaction
   * that had begun is finished.
   *
   * @throws StorageException if rows of earlier steps are missing, or a file was not left by a
   *     commit of this run: nothing is removed then
   */
  @Override
  public void continueFrom(int nextStep) {
    manifest = manifests.newest(LOG::warn);
    RowRecovery recovery = new RowRecovery(directory);
    recovery.check(manifest, nextStep);
    manifests.deleteAllBut(manifest.sequence());
    checkpoints.deleteAfter(nextStep);
    if (nextStep < manifest.steps()) {
      recovery.deleteUnlisted(manifest);
      put(recovery.before(nextStep, manifest));
    }
    recovery.begunCompaction(manifest).ifPresent(this::compact);
    recovery.deleteUnlisted(manifest);
    if (manifest.sequence() > 0 && manifest.lastStep() != goal(manifest)) {
      put(manifest.withGoal(goal(manifest)));
    }
    buffer.clear(nextStep);
  }

  /**
   * {@inheritDoc}
   *
   * @throws IllegalStateException if it is not the step after the one before
   * @throws IllegalArgumentException if a table is not one that is appended to
   */
  @Override
  public void append(int step, List<TableRows> tables) {
    loadManifest();
    buffer.append(step, tables);
  }

  @Override
  public BlockSink blockSink(int nextStep) {
    directory.checkFence();
    checkpointBegan = System.nanoTime();
    return new HadoopBlockSink(directory.root().toString(), settings, nextStep);
  }

  @Override
  public BlockSource blockSource(int nextStep) {
    return new HadoopBlockSource(directory.root().toString(), settings, nextStep);
  }

  /**
   * {@inheritDoc} Then checkpoints older than the last ones are removed, and files are compacted if
   * it is time. A second commit of the same step does nothing.
   *
   * @throws IllegalStateException if the state is not the one after the last appended step
   * @throws StorageException if a block is missing; no row is written then
   */
  @Override
  public void commit(DriverState state) {
    int nextStep = buffer.nextStep();
    if (state.nextStep() != nextStep) {
      throw new IllegalStateException(
          "Cannot commit the checkpoint before step %d: the next step is %d"
              .formatted(state.nextStep(), nextStep));
    }
    loadManifest();
    if (buffer.isEmpty() && checkpoints.isCommitted(nextStep)) {
      return;
    }
    long[] blockBytes = checkpoints.blockBytes(nextStep);
    List<StoredFile> files = new ArrayList<>(manifest.files());
    files.addAll(buffer.write(directory));
    checkpoints.commit(state, blockBytes);
    CheckpointCost cost =
        new CheckpointCost(
            Arrays.stream(blockBytes).sum(), (System.nanoTime() - checkpointBegan) * 1e-9);
    LOG.debug(
        "Checkpoint before step {}: {} bytes of replicas in {} s",
        nextStep,
        cost.stateBytes(),
        cost.seconds());
    put(
        manifest
            .next(nextStep, Compaction.sorted(files), manifest.replaced(), cost)
            .towards(goal(manifest)));
    buffer.clear(nextStep);
    removeOldCheckpoints(nextStep);
    if (new Compaction(directory, layout.compactEvery()).isDue(manifest)) {
      compact(manifest.steps());
    }
  }

  /** {@inheritDoc} All rows are then in the directories of their tables. */
  @Override
  public void finish() {
    loadManifest();
    if (manifest.compactedSteps() < manifest.steps()) {
      compact(manifest.steps());
    }
  }

  /** Drops rows that were not committed. */
  @Override
  public void close() {
    buffer.clear(buffer.nextStep());
  }

  private void loadManifest() {
    if (manifest == null) {
      manifest = manifests.newest(LOG::warn);
    }
  }

  private void put(Manifest next) {
    manifests.put(next);
    manifest = next;
  }

  /** The rows before a step; then what the compaction before has replaced is removed. */
  private void compact(int upTo) {
    List<String> replacedBefore = manifest.replaced();
    put(
        new Compaction(directory, layout.compactEvery())
            .compact(manifest, upTo, layout.firstFrame(manifest.steps())));
    replacedBefore.forEach(name -> directory.delete(directory.path(name)));
    manifests.deleteBefore(manifest.sequence());
  }

  private void removeOldCheckpoints(int nextStep) {
    try {
      checkpoints.deleteBefore(nextStep, layout.keepCheckpoints());
      manifests.deleteBefore(manifest.sequence());
    } catch (StorageException e) {
      LOG.warn("Old checkpoints are left behind. {}", e.getMessage());
    }
  }
}
