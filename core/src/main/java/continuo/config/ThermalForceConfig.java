package continuo.config;

import java.io.Serializable;

/**
 * Estimate of the thermal force: the block {@code thermal-force}.
 *
 * @param memory Langevin steps over which measured forces inform the present one, ≥ 1; 1 takes the
 *     present state alone
 */
public record ThermalForceConfig(int memory) implements Serializable {
  /** Checks the ranges. */
  public ThermalForceConfig {
    Require.atLeast(memory, 1, "memory");
  }
}
