package continuo.config;

import java.io.Serializable;

/**
 * Replicas at fixed order parameters: the block {@code ensemble}.
 *
 * @param replicas replicas per patch
 * @param lanes replicas advanced side by side in one block: 1, 2, 4, 8 or 16
 * @param preparationSteps steps that prepare the replicas before the first burst
 */
public record EnsembleConfig(int replicas, int lanes, int preparationSteps)
    implements Serializable {
  /** Checks the ranges. */
  public EnsembleConfig {
    Require.atLeast(replicas, 1, "replicas");
    Require.that(
        lanes >= 1 && lanes <= 16 && Integer.bitCount(lanes) == 1,
        "lanes",
        "must be 1, 2, 4, 8 or 16");
    Require.atLeast(preparationSteps, 0, "preparation-steps");
  }
}
