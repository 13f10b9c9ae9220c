package continuo.spark.store;

/**
 * What a checkpoint took.
 *
 * @param stateBytes bytes of all replica blocks
 * @param seconds time to write the blocks, the rows and the state of the driver, s
 */
public record CheckpointCost(long stateBytes, double seconds) {
  /** Of no checkpoint. */
  static final CheckpointCost NONE = new CheckpointCost(0, 0);
}
