package continuo.spark.stage;

import org.apache.spark.Partitioner;

/** Every patch of the wavevector sphere is a partition of the assembling stage. */
final class PatchPartitioner extends Partitioner {
  private static final long serialVersionUID = 1L;

  private final int nPatches;

  PatchPartitioner(int nPatches) {
    this.nPatches = nPatches;
  }

  @Override
  public int numPartitions() {
    return nPatches;
  }

  @Override
  public int getPartition(Object key) {
    return (Integer) key;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof PatchPartitioner p && p.nPatches == nPatches;
  }

  @Override
  public int hashCode() {
    return nPatches;
  }
}
