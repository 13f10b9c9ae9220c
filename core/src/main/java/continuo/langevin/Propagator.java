package continuo.langevin;

/**
 * How one relaxation direction, dy = (−λ y + h) dt + √(2kT) dW, is advanced over a time step: y ← y
 * + response·(h − λ y) + √(kT variance)·ξ.
 */
public enum Propagator {
  /**
   * Exact for a force that is linear over the step: mean and variance of the Ornstein–Uhlenbeck
   * process. The stationary law is exact for any Δt when f is linear; λ &lt; 0, a saddle, is
   * handled by the same formulas.
   */
  EXPONENTIAL {
    @Override
    double response(double rate, double dt) {
      double z = rate * dt;
      return dt * (Math.abs(z) < 1e-8 ? 1 - 0.5 * z : -StrictMath.expm1(-z) / z);
    }

    @Override
    double variance(double rate, double dt) {
      double z = 2 * rate * dt;
      return 2 * dt * (Math.abs(z) < 1e-8 ? 1 - 0.5 * z : -StrictMath.expm1(-z) / z);
    }
  },
  /**
   * Backward Euler: the force is taken at the end of the step, y' = y + Δt (h − λ y') + √(2kTΔt) ξ.
   * Stable for any Δt; the stationary variance is kT/λ · 1/(1 + λΔt/2), so that directions with λΔt
   * ≫ 1 are too cold. It has a pole at λΔt = −1, so directions of a saddle, λ &lt; 0, take the
   * force at the start of the step.
   */
  IMPLICIT {
    @Override
    double response(double rate, double dt) {
      return dt / (1 + Math.max(0, rate * dt));
    }

    @Override
    double variance(double rate, double dt) {
      double damping = 1 + Math.max(0, rate * dt);
      return 2 * dt / (damping * damping);
    }
  },
  /** Force constant over the step; unstable for λΔt ≥ 2. For comparison. */
  EULER_MARUYAMA {
    @Override
    double response(double rate, double dt) {
      return dt;
    }

    @Override
    double variance(double rate, double dt) {
      return 2 * dt;
    }
  };

  /** Displacement per unit of force, ps. */
  abstract double response(double rate, double dt);

  /** Variance of the random displacement over kT, ps. */
  abstract double variance(double rate, double dt);
}
