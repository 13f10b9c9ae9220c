package continuo.burst.kernel;

/** Sums of forces over steps, taken by the integrator while it has the forces at hand. */
final class ForceSum {
  private ForceSum() {}

  /**
   * sum ← sum + f for indices from … to − 1.
   *
   * @param sum updated; null for none
   */
  static void add(double[] sum, double[] f, int from, int to) {
    if (sum != null) {
      for (int n = from; n < to; n++) {
        sum[n] += f[n];
      }
    }
  }

  /** As {@link #add(double[], double[], int, int)} in single precision. */
  static void add(float[] sum, float[] f, int from, int to) {
    if (sum != null) {
      for (int n = from; n < to; n++) {
        sum[n] += f[n];
      }
    }
  }
}
