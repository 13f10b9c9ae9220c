package continuo.burst.kernel;

/**
 * Coefficients of the Box–Muller transform as the noise kernels compute it, and the plain
 * evaluation. Only additions, multiplications, fused multiply-adds, one division and one square
 * root are used, all correctly rounded by IEEE 754, so that the bits are the same on every machine
 * and in every lane width; the mathematical library is not asked.
 *
 * <p>All three polynomials are truncated Taylor series:
 *
 * <ul>
 *   <li>−2 ln u for u in (0, 1]: u = 2⁻ᵏ m with m in [√½, √2), s = (m − 1)/(m + 1), |s| &lt;
 *       0.17158, −2 ln u = 2k ln 2 − 4s(1 + s²/3 + s⁴/5 + … + s²⁰/21). The first term left out is
 *       s²²/23 &lt; 7e-19 of the whole. For k = 0 nothing cancels, so the relative error is a few
 *       units in the last place (below 5e-16) down to u = 1 − 2⁻⁵².
 *   <li>sin θ and cos θ for |θ| ≤ π/4, up to θ¹⁵ and θ¹⁶. The first terms left out are θ¹⁷/17! &lt;
 *       4.7e-17 and θ¹⁸/18! &lt; 2.1e-18; with rounding the absolute error is below 3e-16.
 * </ul>
 *
 * <p>The uniform u has 52 bits, u = n·2⁻⁵² with n = 1…2⁵², so the largest normal number is √(104 ln
 * 2) = 8.49; beyond it lies a probability of 2e-17.
 */
final class NormalPolynomials {
  /** Bits of √½, the lowest mantissa interval bound. */
  static final long SQRT_HALF_BITS = 0x3FE6A09E667F3BCDL;

  /** One unit of the exponent field. */
  static final long EXPONENT_ONE = 1L << 52;

  /** Bits of 2⁵²: or-ing a small integer n gives the bits of 2⁵² + n. */
  static final long TWO_52_BITS = 0x4330000000000000L;

  static final double TWO_52 = 0x1p52;

  /** Exponent field of numbers in [1, 2). */
  static final long ONE_BITS = 0x3FF0000000000000L;

  /** Bits of u below the mantissa. */
  static final int SPARE_BITS = 12;

  static final double TWO_LN_2 = 1.3862943611198906;
  static final double HALF_PI = 1.5707963267948966;

  // (artanh s)/s = 1 + L1 s² + L2 s⁴ + …
  static final double L1 = 1.0 / 3;
  static final double L2 = 1.0 / 5;
  static final double L3 = 1.0 / 7;
  static final double L4 = 1.0 / 9;
  static final double L5 = 1.0 / 11;
  static final double L6 = 1.0 / 13;
  static final double L7 = 1.0 / 15;
  static final double L8 = 1.0 / 17;
  static final double L9 = 1.0 / 19;
  static final double L10 = 1.0 / 21;

  // (sin θ)/θ = 1 + S1 θ² + S2 θ⁴ + …
  static final double S1 = -1.0 / 6;
  static final double S2 = 1.0 / 120;
  static final double S3 = -1.0 / 5_040;
  static final double S4 = 1.0 / 362_880;
  static final double S5 = -1.0 / 39_916_800;
  static final double S6 = 1.0 / 6_227_020_800L;
  static final double S7 = -1.0 / 1_307_674_368_000L;

  // cos θ = 1 + C1 θ² + C2 θ⁴ + …
  static final double C1 = -1.0 / 2;
  static final double C2 = 1.0 / 24;
  static final double C3 = -1.0 / 720;
  static final double C4 = 1.0 / 40_320;
  static final double C5 = -1.0 / 3_628_800;
  static final double C6 = 1.0 / 479_001_600;
  static final double C7 = -1.0 / 87_178_291_200L;
  static final double C8 = 1.0 / 20_922_789_888_000L;

  private NormalPolynomials() {}

  /** −2 ln u for u in (0, 1]. */
  static double minusTwoLog(double u) {
    final long bits = Double.doubleToRawLongBits(u);
    // The smallest k ≥ 0 that brings 2ᵏ u to at least √½.
    final long k = (SQRT_HALF_BITS - bits + (EXPONENT_ONE - 1)) >>> 52;
    final double m = Double.longBitsToDouble(bits + (k << 52));
    final double s = (m - 1) / (m + 1);
    final double z = s * s;
    double p = L10;
    p = Math.fma(p, z, L9);
    p = Math.fma(p, z, L8);
    p = Math.fma(p, z, L7);
    p = Math.fma(p, z, L6);
    p = Math.fma(p, z, L5);
    p = Math.fma(p, z, L4);
    p = Math.fma(p, z, L3);
    p = Math.fma(p, z, L2);
    p = Math.fma(p, z, L1);
    p = Math.fma(p, z, 1);
    final double kDouble = Double.longBitsToDouble(k | TWO_52_BITS) - TWO_52;
    return Math.fma(kDouble, TWO_LN_2, -4 * s * p);
  }

  /** sin θ for |θ| ≤ π/4. */
  static double sin(double theta) {
    final double z = theta * theta;
    double p = S7;
    p = Math.fma(p, z, S6);
    p = Math.fma(p, z, S5);
    p = Math.fma(p, z, S4);
    p = Math.fma(p, z, S3);
    p = Math.fma(p, z, S2);
    p = Math.fma(p, z, S1);
    return Math.fma(p * z, theta, theta);
  }

  /** cos θ for |θ| ≤ π/4. */
  static double cos(double theta) {
    final double z = theta * theta;
    double p = C8;
    p = Math.fma(p, z, C7);
    p = Math.fma(p, z, C6);
    p = Math.fma(p, z, C5);
    p = Math.fma(p, z, C4);
    p = Math.fma(p, z, C3);
    p = Math.fma(p, z, C2);
    p = Math.fma(p, z, C1);
    return Math.fma(p, z, 1);
  }
}
