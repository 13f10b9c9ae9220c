package continuo.spark.store;

import continuo.error.InputException;
import continuo.error.StorageException;
import continuo.loop.BlockSink;
import continuo.loop.BlockSource;
import continuo.loop.DriverState;
import continuo.loop.RunStore;
import continuo.store.TableRows;
import continuo.store.TableSchema;
import continuo.store.Tables;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A run in a directory of any Hadoop file system. Each commit leaves one Parquet file a table,
 * named by the steps appended since the commit before:
 *
 * <pre>
 *   run.json                                    written last by create
 *   modes/part-static.parquet, atoms/…
 *   order_parameters/part-FIRST-LAST.parquet, … steps/…
 *   checkpoints/step-NEXT/block-00000.bin …     written by the machines that hold the blocks
 *   checkpoints/step-NEXT/driver.bin            written last by commit
 * </pre>
 *
 * <p>A commit renames the files of its rows into place, {@code steps} last, and only then makes the
 * checkpoint valid. Rows are therefore never lost; those of a commit that was killed in between are
 * removed by {@link #continueFrom} and computed again. Steps must be appended one after the other.
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
  private final Map<TableSchema, TableRows> buffer = new LinkedHashMap<>();
  private int firstBuffered;
  private int nextStep;

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
    clearBuffer(0);
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
    clearBuffer(0);
  }

  /**
   * {@inheritDoc} Incomplete and damaged checkpoints are passed over with a warning in the log.
   *
   * @throws StorageException if there are complete checkpoints but all are damaged
   */
  @Override
  public Optional<DriverState> latest() {
    return checkpoints.latest(LOG::warn);
  }

  /**
   * {@inheritDoc} Newer checkpoints are removed first.
   *
   * @throws StorageException if rows of earlier steps are missing, or a file was not left by a
   *     commit of this run: nothing is removed then
   */
  @Override
  public void continueFrom(int nextStep) {
    Map<TableSchema, TreeMap<PartFile, FileStatus>> tables = new LinkedHashMap<>();
    for (TableSchema table : Tables.PER_STEP) {
      TreeMap<PartFile, FileStatus> parts = RunReader.parts(directory, table);
      requireWholeFiles(table, parts, nextStep);
      tables.put(table, parts);
    }
    requireSteps(tables.get(Tables.STEPS), nextStep);
    checkpoints.deleteAfter(nextStep);
    // Steps first: a step that is still there has its rows in every table.
    Tables.PER_STEP.stream()
        .sorted((a, b) -> Boolean.compare(b.equals(Tables.STEPS), a.equals(Tables.STEPS)))
        .forEach(table -> deleteFrom(nextStep, table, tables.get(table)));
    clearBuffer(nextStep);
  }

  /**
   * {@inheritDoc}
   *
   * @throws IllegalStateException if it is not the step after the one before
   * @throws IllegalArgumentException if a table is not one that is appended to
   */
  @Override
  public void append(int step, List<TableRows> tables) {
    if (step != nextStep) {
      throw new IllegalStateException(
          "Cannot append step %d: the next step is %d".formatted(step, nextStep));
    }
    for (TableRows rows : tables) {
      if (!buffer.containsKey(rows.schema())) {
        throw new IllegalArgumentException(
            "Cannot append to table %s: it is not in Tables.PER_STEP"
                .formatted(rows.schema().name()));
      }
    }
    for (TableRows rows : tables) {
      buffer.get(rows.schema()).addAll(rows);
    }
    nextStep = Math.addExact(step, 1);
  }

  @Override
  public BlockSink blockSink(int nextStep) {
    directory.checkFence();
    return new HadoopBlockSink(directory.root().toString(), settings, nextStep);
  }

  @Override
  public BlockSource blockSource(int nextStep) {
    return new HadoopBlockSource(directory.root().toString(), settings, nextStep);
  }

  /**
   * {@inheritDoc} Then checkpoints older than the last two are removed. A second commit of the same
   * step does nothing.
   *
   * @throws IllegalStateException if the state is not the one after the last appended step
   * @throws StorageException if a block is missing; no row is written then
   */
  @Override
  public void commit(DriverState state) {
    if (state.nextStep() != nextStep) {
      throw new IllegalStateException(
          "Cannot commit the checkpoint before step %d: the next step is %d"
              .formatted(state.nextStep(), nextStep));
    }
    if (firstBuffered == nextStep && checkpoints.isCommitted(nextStep)) {
      return;
    }
    long[] blockBytes = checkpoints.blockBytes(nextStep);
    writeRows();
    checkpoints.commit(state, blockBytes);
    clearBuffer(nextStep);
    try {
      checkpoints.deleteBefore(nextStep);
    } catch (StorageException e) {
      LOG.warn("Old checkpoints are left behind. {}", e.getMessage());
    }
  }

  /** Drops rows that were not committed. */
  @Override
  public void close() {
    clearBuffer(nextStep);
  }

  private void writeRows() {
    if (firstBuffered == nextStep) {
      return;
    }
    String name = new PartFile(firstBuffered, nextStep - 1).fileName();
    for (TableSchema table : Tables.PER_STEP) {
      TableRows rows = buffer.get(table);
      // The file of steps is there for every commit: it says which steps are whole.
      if (rows.size() > 0 || table.equals(Tables.STEPS)) {
        TableFiles.write(directory, new Path(directory.path(table.name()), name), rows);
      }
    }
  }

  private void clearBuffer(int nextStep) {
    buffer.clear();
    for (TableSchema table : Tables.PER_STEP) {
      buffer.put(table, new TableRows(table));
    }
    this.firstBuffered = nextStep;
    this.nextStep = nextStep;
  }

  /** Files begin and end where commits were, so a checkpoint never stands inside one. */
  private void requireWholeFiles(
      TableSchema table, TreeMap<PartFile, FileStatus> parts, int nextStep) {
    for (FileStatus file : directory.list(directory.path(table.name()))) {
      String name = file.getPath().getName();
      boolean parquet = name.endsWith(PartFile.SUFFIX);
      if (parquet && !RunDirectory.isIncidental(name) && PartFile.parse(name).isEmpty()) {
        throw new StorageException(
            "Cannot continue at step %d: %s is not a file of this run. Move it away"
                .formatted(nextStep, RunDirectory.show(file.getPath())));
      }
    }
    int after = 0;
    for (Map.Entry<PartFile, FileStatus> entry : parts.entrySet()) {
      PartFile part = entry.getKey();
      boolean straddles = part.first() < nextStep && part.last() >= nextStep;
      if (straddles || part.first() < after) {
        throw new StorageException(
            ("Cannot continue at step %d: %s holds steps %d to %d, %s. No commit of this run leaves"
                    + " that; was the directory put together from two runs?")
                .formatted(
                    nextStep,
                    RunDirectory.show(entry.getValue().getPath()),
                    part.first(),
                    part.last(),
                    straddles ? "on both sides of it" : "some of which are in another file too"));
      }
      after = part.last() + 1;
    }
  }

  /** The file of steps is written by every commit, so a hole means that rows were lost. */
  private void requireSteps(TreeMap<PartFile, FileStatus> steps, int nextStep) {
    int next = 0;
    for (PartFile part : steps.keySet()) {
      if (part.first() != next) {
        break;
      }
      next = part.last() + 1;
    }
    if (next < nextStep) {
      throw new StorageException(
          ("Cannot continue at step %d: the rows of step %d are missing from %s."
                  + " Restore them, or run again in another directory")
              .formatted(nextStep, next, RunDirectory.show(directory.path(Tables.STEPS.name()))));
    }
  }

  private void deleteFrom(int nextStep, TableSchema table, TreeMap<PartFile, FileStatus> parts) {
    for (FileStatus file : directory.list(directory.path(table.name()))) {
      if (RunDirectory.isTemporary(file.getPath().getName())) {
        directory.delete(file.getPath());
      }
    }
    for (Map.Entry<PartFile, FileStatus> entry : parts.descendingMap().entrySet()) {
      if (entry.getKey().first() >= nextStep) {
        directory.delete(entry.getValue().getPath());
      }
    }
  }
}
