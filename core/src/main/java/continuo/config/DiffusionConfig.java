package continuo.config;

import java.io.Serializable;

/**
 * Measurement of the diffusion matrix: the block {@code diffusion}.
 *
 * @param estimator which estimator
 * @param tapers number of tapers of the zero-frequency spectral estimate, ≥ 1
 * @param memory Langevin steps over which the friction estimate is averaged, ≥ 1
 */
public record DiffusionConfig(Estimator estimator, int tapers, int memory) implements Serializable {
  /** Estimators of D. */
  public enum Estimator implements Choice {
    /** From force fluctuations with Φ held fixed. */
    CONSTRAINED_FORCE
  }

  /** Checks the ranges. */
  public DiffusionConfig {
    Require.atLeast(tapers, 1, "tapers");
    Require.atLeast(memory, 1, "memory");
  }
}
