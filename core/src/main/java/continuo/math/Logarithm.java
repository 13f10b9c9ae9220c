package continuo.math;

/**
 * Natural logarithm from IEEE-correct operations only, so that the bits depend on x alone.
 *
 * <p>x = 2ᵏ m with m in [√½, √2), s = (m − 1)/(m + 1), |s| &lt; 0.17158, ln x = k ln 2 + 2s(1 +
 * s²/3 + … + s²⁰/21). The first term left out is s²²/23 &lt; 7e-19 of the whole; the error is below
 * 2 units in the last place. ln 0 = −∞; a negative x or NaN gives NaN.
 */
public final class Logarithm {
  private static final long SQRT_HALF_BITS = 0x3FE6A09E667F3BCDL;
  private static final double TWO_54 = 0x1p54;

  private Logarithm() {}

  /** ln x. */
  public static double of(double x) {
    final double mantissa = mantissa(x);
    return Math.fma(exponent(x), Exponential.LN2_HIGH, ofMantissa(mantissa));
  }

  /**
   * out[n] = ln x[n] for n &lt; count: the same bits as {@link #of}.
   *
   * @param x read; not the array out
   * @param out overwritten
   * @param count how many
   */
  public static void of(double[] x, double[] out, int count) {
    for (int n = 0; n < count; n++) {
      out[n] = mantissa(x[n]);
    }
    for (int n = 0; n < count; n++) { // without branches or bits: the compiler vectorises it
      out[n] = ofMantissa(out[n]);
    }
    for (int n = 0; n < count; n++) {
      out[n] = Math.fma(exponent(x[n]), Exponential.LN2_HIGH, out[n]);
    }
  }

  /** 2 artanh s. */
  private static double ofMantissa(double m) {
    final double s = (m - 1) / (m + 1);
    final double z = s * s;
    double p = 1.0 / 21;
    p = Math.fma(p, z, 1.0 / 19);
    p = Math.fma(p, z, 1.0 / 17);
    p = Math.fma(p, z, 1.0 / 15);
    p = Math.fma(p, z, 1.0 / 13);
    p = Math.fma(p, z, 1.0 / 11);
    p = Math.fma(p, z, 1.0 / 9);
    p = Math.fma(p, z, 1.0 / 7);
    p = Math.fma(p, z, 1.0 / 5);
    p = Math.fma(p, z, 1.0 / 3);
    return Math.fma(2 * s * z, p, 2 * s);
  }

  /** k of a number that has one; −∞ for 0, so that the sum is ln 0; NaN where there is none. */
  private static double exponent(double x) {
    if (x >= Double.MIN_NORMAL) {
      return binaryExponent(x);
    }
    return x > 0 ? binaryExponent(x * TWO_54) - 54 : x == 0 ? Double.NEGATIVE_INFINITY : Double.NaN;
  }

  private static double mantissa(double x) {
    final double normal = x >= Double.MIN_NORMAL ? x : x > 0 ? x * TWO_54 : 1;
    return Double.longBitsToDouble(
        Double.doubleToRawLongBits(normal) - (binaryExponent(normal) << 52));
  }

  /** k such that 2⁻ᵏ x is at least √½ and below √2. */
  private static long binaryExponent(double x) {
    return (Double.doubleToRawLongBits(x) - SQRT_HALF_BITS) >> 52;
  }
}
