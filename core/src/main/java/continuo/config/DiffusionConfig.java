package continuo.config;

import java.io.Serializable;

/**
 * Measurement of the diffusion matrix: the block {@code diffusion}.
 *
 * @param estimator which estimator
 * @param tapers number of tapers of the zero-frequency spectral estimate, ≥ 1
 * @param memory Langevin steps over which the friction estimate is averaged, ≥ 1
 * @param linearAlgebra what the driver factors D, ζ and H with
 */
public record DiffusionConfig(
    Estimator estimator, int tapers, int memory, LinearAlgebra linearAlgebra)
    implements Serializable {
  /** Estimators of D. */
  public enum Estimator implements Choice {
    /** From force fluctuations with Φ held fixed. */
    CONSTRAINED_FORCE
  }

  /** Libraries for dense matrices. */
  public enum LinearAlgebra implements Choice {
    /** Pure Java, the same bits on every machine. */
    REPRODUCIBLE,
    /** The machine's BLAS and LAPACK: faster, last bits depend on it. */
    NATIVE
  }

  /** Checks the ranges. */
  public DiffusionConfig {
    Require.atLeast(tapers, 1, "tapers");
    Require.atLeast(memory, 1, "memory");
  }
}
