package continuo.math;

/**
 * The angle of a point on the upper half of the unit circle, from IEEE-correct operations only, so
 * that the bits depend on the arguments alone.
 *
 * <p>With φ the angle of (|c|, |s|), in [0, π/2]: tan(φ/2) = |s|/(1 + |c|) ≤ 1 and u = tan(φ/4) =
 * t/(1 + √(1 + t²)) ≤ 0.41422 lose no digits; φ = 4 artan u by its Taylor polynomial up to u⁴³,
 * whose first term left out is u⁴⁵/45 &lt; 2e-19. For c &lt; 0 the angle is π − φ. The absolute
 * error is below 1e-15.
 */
public final class Angle {
  private static final double HALF_PI = 1.5707963267948966;

  private Angle() {}

  /**
   * angle[n] = atan2(|sine[n]|, cosine[n]) in [0, π] for n &lt; count, where cosine² + sine² = 1 up
   * to rounding. Both 0, a direction that does not exist, give π/2.
   *
   * @param cosine read
   * @param sine read
   * @param angle radians; overwritten
   * @param count how many
   */
  public static void of(double[] cosine, double[] sine, double[] angle, int count) {
    // Three loops without branches, one store each: what the compiler vectorises.
    for (int n = 0; n < count; n++) {
      final double t = Math.abs(sine[n]) / (1 + Math.abs(cosine[n]));
      angle[n] = t / (1 + Math.sqrt(Math.fma(t, t, 1)));
    }
    for (int n = 0; n < count; n++) {
      final double u = angle[n];
      final double z = -u * u;
      double p = 1.0 / 43;
      p = Math.fma(p, z, 1.0 / 41);
      p = Math.fma(p, z, 1.0 / 39);
      p = Math.fma(p, z, 1.0 / 37);
      p = Math.fma(p, z, 1.0 / 35);
      p = Math.fma(p, z, 1.0 / 33);
      p = Math.fma(p, z, 1.0 / 31);
      p = Math.fma(p, z, 1.0 / 29);
      p = Math.fma(p, z, 1.0 / 27);
      p = Math.fma(p, z, 1.0 / 25);
      p = Math.fma(p, z, 1.0 / 23);
      p = Math.fma(p, z, 1.0 / 21);
      p = Math.fma(p, z, 1.0 / 19);
      p = Math.fma(p, z, 1.0 / 17);
      p = Math.fma(p, z, 1.0 / 15);
      p = Math.fma(p, z, 1.0 / 13);
      p = Math.fma(p, z, 1.0 / 11);
      p = Math.fma(p, z, 1.0 / 9);
      p = Math.fma(p, z, 1.0 / 7);
      p = Math.fma(p, z, 1.0 / 5);
      p = Math.fma(p, z, 1.0 / 3);
      angle[n] = 4 * Math.fma(u * z, p, u);
    }
    for (int n = 0; n < count; n++) {
      final double c = cosine[n];
      final double sign = c / (Math.abs(c) + Double.MIN_NORMAL);
      angle[n] = Math.fma(sign, angle[n] - HALF_PI, HALF_PI);
    }
  }
}
