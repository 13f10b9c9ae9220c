package continuo.burst;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/**
 * Which replicas make up a block.
 *
 * @param id index of the block, from 0
 * @param patch patch whose ensemble it belongs to
 * @param firstReplica replica in lane 0; lane numbers beyond {@code active} have addresses of their
 *     own
 * @param active lanes that hold a replica
 * @param lanes lanes
 */
public record BlockLayout(int id, int patch, int firstReplica, int active, int lanes)
    implements Serializable {

  /**
   * The blocks of a run: every patch has {@code replicas} replicas, in blocks of at most {@code
   * lanes}.
   *
   * @param nPatches patches
   * @param replicas replicas of each patch
   * @param lanes lanes of a block
   */
  public static List<BlockLayout> of(int nPatches, int replicas, int lanes) {
    List<BlockLayout> blocks = new ArrayList<>();
    for (int patch = 0; patch < nPatches; patch++) {
      for (int done = 0; done < replicas; done += lanes) {
        int id = blocks.size();
        blocks.add(new BlockLayout(id, patch, id * lanes, Math.min(lanes, replicas - done), lanes));
      }
    }
    return blocks;
  }
}
