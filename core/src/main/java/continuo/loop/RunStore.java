package continuo.loop;

import continuo.store.TableRows;
import java.util.List;
import java.util.Optional;

/**
 * Where a run is kept. Rows are buffered and appear, whole steps at a time, when a checkpoint is
 * committed; rows of steps that no checkpoint covers are computed again after a restart, to the
 * same bits. So a reader never sees a step that a restart could take back.
 *
 * <p>Every method throws {@link continuo.error.StorageException} naming the file when storage
 * fails.
 */
public interface RunStore extends AutoCloseable {
  /** The text of {@code run.json} if the directory already holds a run. */
  Optional<String> description();

  /**
   * Starts a run.
   *
   * @param description text of {@code run.json}: resolved configuration, seed, versions, units
   * @param tables rows of the static tables, written at once
   */
  void create(String description, List<TableRows> tables);

  /** The newest good checkpoint, if there is one. */
  Optional<DriverState> latest();

  /**
   * Makes the store ready to go on from a checkpoint (or from the start): rows of later steps are
   * removed.
   *
   * @param nextStep first step that will be appended
   */
  void continueFrom(int nextStep);

  /** Buffers the rows of one step, one object a table. */
  void append(int step, List<TableRows> tables);

  /** Where the blocks of the checkpoint before {@code nextStep} are to be written. */
  BlockSink blockSink(int nextStep);

  /** The blocks of the checkpoint before {@code nextStep}. */
  BlockSource blockSource(int nextStep);

  /**
   * Writes the buffered rows, then makes the checkpoint valid. Blocks must have been written
   * before.
   */
  void commit(DriverState state);

  /** Brings what was committed into its final layout, when no more is to come for now. */
  void finish();

  @Override
  void close();
}
