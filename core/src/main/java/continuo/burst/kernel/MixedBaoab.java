package continuo.burst.kernel;

/**
 * {@link Baoab} with forces in single precision; positions, velocities and arithmetic stay in
 * double. Each drift leaves the displacements from the reference for the next force evaluation.
 */
interface MixedBaoab {
  /** As {@link Baoab#kick(double[], double[], double[])}. */
  void kick(double[] v, float[] f, float[] sum);

  /**
   * As {@link Baoab#kickAndDrift(double[], double[], double[], int, LaneNoise, double[])}.
   *
   * @param u displacements x − r0, nm; overwritten
   */
  void kickAndDrift(
      double[] x, double[] v, float[] f, float[] u, int halfKicks, LaneNoise noise, float[] sum);

  /**
   * u ← x − r0.
   *
   * @param x positions, nm; read
   * @param u displacements, nm; overwritten
   */
  void displacements(double[] x, float[] u);
}
