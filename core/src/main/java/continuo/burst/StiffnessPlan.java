package continuo.burst;

import java.io.Serializable;

/**
 * Which block measures which columns of the stiffness H. Every column is measured on {@code
 * snapshots} snapshots; the blocks are put into as many groups, and within a group the columns are
 * dealt out, so that the work does not grow with the number of blocks.
 *
 * @param snapshots snapshots every column is measured on, at most one of each block
 * @param blocks blocks of the run
 */
public record StiffnessPlan(int snapshots, int blocks) implements Serializable {
  public StiffnessPlan {
    if (snapshots < 1 || blocks < 1) {
      throw new IllegalArgumentException(
          "Invalid stiffness plan: %d snapshots, %d blocks".formatted(snapshots, blocks));
    }
  }

  /** Every block measures every column. */
  public static StiffnessPlan everyBlock() {
    return new StiffnessPlan(1, 1);
  }

  /**
   * Whether a block measures a batch of columns.
   *
   * @param block index of the block
   * @param batch index of the batch, from 0
   */
  boolean measures(int block, int batch) {
    if (snapshots >= blocks) {
      return true;
    }
    int group = block % snapshots;
    int members = (blocks - group + snapshots - 1) / snapshots;
    return batch % members == block / snapshots;
  }
}
