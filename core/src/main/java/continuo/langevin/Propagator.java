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
