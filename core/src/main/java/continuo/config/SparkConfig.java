package continuo.config;

import java.io.Serializable;

/**
 * How the work is spread: the block {@code spark}.
 *
 * @param partitions partitions of the burst stage; 0 for one per replica block
 * @param replicaLevel where executors keep the replicas between bursts
 */
public record SparkConfig(int partitions, ReplicaLevel replicaLevel) implements Serializable {
  /** Spark's storage levels. Blocks that a level cannot hold are computed again when needed. */
  public enum ReplicaLevel implements Choice {
    /** On the heap; what does not fit goes to the local disk. */
    MEMORY_AND_DISK,
    /** On the heap; what does not fit is computed again from the last checkpoint. */
    MEMORY_ONLY,
    /** On the local disk. */
    DISK_ONLY,
    /** Outside the heap, as {@code spark.memory.offHeap.*} allows; the rest on the local disk. */
    OFF_HEAP
  }

  /** That of a configuration that says nothing. */
  public static final SparkConfig DEFAULT =
      new SparkConfig(Defaults.PARTITIONS, Defaults.REPLICA_LEVEL);

  /** Checks the ranges. */
  public SparkConfig {
    Require.atLeast(partitions, 0, "partitions");
  }
}
