package continuo.loop;

import continuo.burst.ReplicaBlock;
import java.io.Serializable;

/** Where replica blocks of a checkpoint go; called on the machine that holds the block. */
@FunctionalInterface
public interface BlockSink extends Serializable {
  /**
   * Stores a block durably.
   *
   * @throws continuo.error.StorageException if it cannot be stored; names the file
   */
  void write(ReplicaBlock block);
}
