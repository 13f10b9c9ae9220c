package continuo.burst.kernel;

/**
 * 1/√a for normal positive a by additions, multiplications and fused multiply-adds only, to within
 * 2 units in the last place; the same bits on every machine and in every lane width.
 *
 * <p>Halving the bits of a as an integer and taking them from a constant halves the exponent and
 * gives y₀ with 0.9297 ≤ a y₀² ≤ 1.0646, whatever a. A quadratic in t = a y₀², the minimax
 * approximation of t^(−1/2) there, leaves a relative error of 2.5e-5 at most. With h = a y² − 1 the
 * binomial series y (1 − h/2 + 3h²/8 − 5h³/16) is then exact up to (35/128) h⁴ &lt; 2e-18.
 *
 * <p>Why not {@code 1 / Math.sqrt(a)}: root and division keep a processor's one divider busy for
 * about thirty cycles a vector; this takes eleven operations of the multiplier, which is pipelined.
 *
 * <p>At a = 0 the result is finite (about 1e154), so that a force along a vanishing vector vanishes
 * too; for NaN and infinite a it is NaN or of no meaning.
 */
final class InverseRoot {
  static final long MAGIC = 0x5fe6e00000000000L;

  // Minimax coefficients of t^(−1/2), relative error 2.43e-5 on [0.929687, 1.064529].
  static final double A0 = 0x1.e147f7955b0afp+0;
  static final double A1 = -0x1.424aa7c47b701p+0;
  static final double A2 = 0x1.8409c71611f18p-2;

  // (1 + h)^(−1/2) = 1 + h (B1 + B2 h + B3 h²) + …
  static final double B1 = -0.5;
  static final double B2 = 0.375;
  static final double B3 = -0.3125;

  private InverseRoot() {}

  static double of(double a) {
    final double y0 = Double.longBitsToDouble(MAGIC - (Double.doubleToRawLongBits(a) >>> 1));
    final double t = a * y0 * y0;
    final double y = Math.fma(Math.fma(A2, t, A1), t, A0) * y0;
    final double h = Math.fma(a * y, y, -1);
    return Math.fma(Math.fma(Math.fma(B3, h, B2), h, B1), h * y, y);
  }
}
