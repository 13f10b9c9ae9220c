package continuo.loop;

import continuo.burst.ReplicaBlock;
import java.io.Serializable;

/**
 * Where replica blocks of a checkpoint come from; called on the machine that will hold the block.
 */
@FunctionalInterface
public interface BlockSource extends Serializable {
  /**
   * @param id index of the block
   * @throws continuo.error.StorageException if it is missing or damaged; names the file
   */
  ReplicaBlock read(int id);
}
