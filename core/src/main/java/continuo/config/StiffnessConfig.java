package continuo.config;

import java.io.Serializable;

/**
 * Measurement of the free-energy stiffness: the block {@code stiffness}.
 *
 * @param estimator which estimator
 * @param refreshEvery Langevin steps between full measurements, or after which the path is
 *     forgotten, ≥ 1
 * @param snapshots snapshots every column of the response is measured on, ≥ 1
 */
public record StiffnessConfig(Estimator estimator, int refreshEvery, int snapshots)
    implements Serializable {
  /** Estimators of H. */
  public enum Estimator implements Choice {
    /** Finite differences of the forces along U. */
    RESPONSE,
    /** ⟨Uᵀ∇²V U⟩ − β Cov(f). */
    FLUCTUATION,
    /** No measurement of its own: 0 at first, then what the forces along the path tell. */
    SECANT
  }

  /** Checks the ranges. */
  public StiffnessConfig {
    Require.atLeast(refreshEvery, 1, "refresh-every");
    Require.atLeast(snapshots, 1, "snapshots");
  }
}
