package continuo.config;

import java.io.Serializable;

/**
 * Replicas at fixed order parameters: the block {@code ensemble}.
 *
 * @param replicas replicas per patch
 * @param lanes replicas advanced side by side in one block: 1, 2, 4, 8 or 16
 * @param preparationSteps steps that prepare the replicas before the first burst
 * @param minimise whether the energy is minimised before the preparation
 * @param maxQuarantined largest share of all replicas that may be out of service after breaking
 *     down; one replica may be, unless it is 0
 */
public record EnsembleConfig(
    int replicas, int lanes, int preparationSteps, Minimise minimise, double maxQuarantined)
    implements Serializable {
  /** When the energy is minimised. */
  public enum Minimise implements Choice {
    /** If the start is strained. */
    AUTO,
    /** Always. */
    ON,
    /** Never. */
    OFF
  }

  /** Checks the ranges. */
  public EnsembleConfig {
    Require.atLeast(replicas, 1, "replicas");
    Require.that(
        lanes >= 1 && lanes <= 16 && Integer.bitCount(lanes) == 1,
        "lanes",
        "must be 1, 2, 4, 8 or 16");
    Require.atLeast(preparationSteps, 0, "preparation-steps");
    Require.that(
        maxQuarantined >= 0 && maxQuarantined <= 1, "max-quarantined", "must be from 0 to 1");
  }

  /**
   * How many of the replicas of a run may be out of service.
   *
   * @param all replicas of all patches
   */
  public int mayBeQuarantined(int all) {
    return maxQuarantined > 0 ? (int) Math.max(1, maxQuarantined * all) : 0;
  }
}
