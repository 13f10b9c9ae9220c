package continuo.math;

/**
 * eˣ from additions, multiplications and fused multiply-adds only, all correctly rounded by IEEE
 * 754, so that the bits depend on x alone.
 *
 * <p>x = k ln 2 + r with |r| ≤ ½ ln 2, reduced in two parts (fused: the first product is exact); eʳ
 * by its Taylor polynomial up to r¹³, whose first term left out is r¹⁴/14! &lt; 5e-18; then
 * multiplied by 2ᵏ in two halves, so that results below 2⁻¹⁰²² are rounded once. The error is below
 * 1 unit in the last place. Large x gives ∞, small x gives 0, NaN stays NaN.
 *
 * <p>The constants are public for kernels that write the same steps on vectors of their own.
 */
public final class Exponential {
  /** Beyond these the result is ∞ or 0; keeps k within 11 bits. */
  public static final double LARGEST = 710;

  public static final double SMALLEST = -746;

  public static final double LOG2_E = 1.4426950408889634;

  /** 1.5·2⁵²: adding it rounds to an integer, which is then found in the low bits of the sum. */
  public static final double ROUNDER = 0x1.8p52;

  /** ln 2 rounded to double. */
  public static final double LN2_HIGH = 0.6931471805599453;

  /** ln 2 − {@link #LN2_HIGH}. */
  public static final double LN2_LOW = 2.3190468138462996e-17;

  // Coefficients of the Taylor polynomial, 1/n!.
  public static final double E2 = 1.0 / 2;
  public static final double E3 = 1.0 / 6;
  public static final double E4 = 1.0 / 24;
  public static final double E5 = 1.0 / 120;
  public static final double E6 = 1.0 / 720;
  public static final double E7 = 1.0 / 5_040;
  public static final double E8 = 1.0 / 40_320;
  public static final double E9 = 1.0 / 362_880;
  public static final double E10 = 1.0 / 3_628_800;
  public static final double E11 = 1.0 / 39_916_800;
  public static final double E12 = 1.0 / 479_001_600;
  public static final double E13 = 1.0 / 6_227_020_800L;

  private Exponential() {}

  /** eˣ. */
  public static double of(double x) {
    final double rounded = Math.fma(x, LOG2_E, ROUNDER);
    return scaled(x, polynomial(x, rounded - ROUNDER), rounded);
  }

  /**
   * out[n] = eˣ⁽ⁿ⁾ for n &lt; count: the same bits as {@link #of}.
   *
   * @param x read; not the array out
   * @param out overwritten
   * @param count how many
   */
  public static void of(double[] x, double[] out, int count) {
    for (int n = 0; n < count; n++) { // without branches or bits: the compiler vectorises it
      out[n] = polynomial(x[n], Math.fma(x[n], LOG2_E, ROUNDER) - ROUNDER);
    }
    for (int n = 0; n < count; n++) {
      out[n] = scaled(x[n], out[n], Math.fma(x[n], LOG2_E, ROUNDER));
    }
  }

  private static double polynomial(double x, double k) {
    final double r = Math.fma(-k, LN2_LOW, Math.fma(-k, LN2_HIGH, x));
    double p = E13;
    p = Math.fma(p, r, E12);
    p = Math.fma(p, r, E11);
    p = Math.fma(p, r, E10);
    p = Math.fma(p, r, E9);
    p = Math.fma(p, r, E8);
    p = Math.fma(p, r, E7);
    p = Math.fma(p, r, E6);
    p = Math.fma(p, r, E5);
    p = Math.fma(p, r, E4);
    p = Math.fma(p, r, E3);
    p = Math.fma(p, r, E2);
    p = Math.fma(p, r, 1);
    return Math.fma(p, r, 1);
  }

  private static double scaled(double x, double p, double rounded) {
    if (x > LARGEST) {
      return Double.POSITIVE_INFINITY;
    } else if (x < SMALLEST) {
      return 0;
    }
    final int k = (int) Double.doubleToRawLongBits(rounded);
    final int half = k >> 1;
    return p * powerOfTwo(half) * powerOfTwo(k - half);
  }

  private static double powerOfTwo(int k) {
    return Double.longBitsToDouble((k + 1023L) << 52);
  }
}
