package continuo.config;

import java.io.Serializable;

/**
 * How the work is spread: the block {@code spark}.
 *
 * @param partitions partitions of the burst stage; 0 for one per replica block
 */
public record SparkConfig(int partitions) implements Serializable {
  /** Checks the ranges. */
  public SparkConfig {
    Require.atLeast(partitions, 0, "partitions");
  }
}
