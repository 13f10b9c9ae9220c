package continuo.loop;

import continuo.burst.BurstRequest;
import continuo.estimate.EnsembleMoments;
import java.util.List;

/**
 * Runs the bursts of all blocks, wherever they live, and keeps the replicas between steps. The
 * answer has the same bits for every implementation.
 *
 * <p>Methods throw {@link continuo.error.NumericalException} when all replicas of a block break
 * down and {@link continuo.error.StorageException} when the cluster or storage fails.
 */
public interface BurstRunner extends AutoCloseable {
  /**
   * Makes the replicas at the reference state.
   *
   * @param positions where every replica starts, [atom][xyz], nm; read
   * @return a sentence for every replica that broke down, in the order of the replicas
   */
  List<String> prepare(double[] positions);

  /** Takes the replicas from a checkpoint. */
  void load(BlockSource source);

  /**
   * Runs a burst of every block.
   *
   * @return sums over all replicas
   */
  EnsembleMoments run(BurstRequest request);

  /** Remembers the present replicas for {@link #restore}; they take the place of earlier ones. */
  void keep();

  /** Puts back the replicas that were kept last; they stay kept. */
  void restore();

  /**
   * Writes every block to a checkpoint.
   *
   * @param sink where the blocks go
   * @param source where they can be read again; from now on lost blocks may be taken from there
   */
  void save(BlockSink sink, BlockSource source);

  /**
   * Gives up the running preparation or burst, and every later one; may be called by any thread.
   * The method that runs it throws {@link java.util.concurrent.CancellationException} and leaves
   * the replicas where they were before, so that they can still be saved.
   */
  void cancel();

  /** Positions of replica 0, or of the next one if it is quarantined, [atom][xyz], nm. */
  double[] firstReplica();

  @Override
  void close();
}
