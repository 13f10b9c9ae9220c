package continuo.orderparam;

/**
 * A point of a grid of wavevectors.
 *
 * @param x 1/nm
 * @param y 1/nm
 * @param z 1/nm
 * @param weight Σ weight g(k) stands for V/(2π)³ ∫ g(k) d³k over half the sphere |k| ≤ k_c
 */
record Wavevector(double x, double y, double z, double weight) {
  /** |k|, 1/nm. */
  double length() {
    return Math.sqrt(x * x + y * y + z * z);
  }
}
