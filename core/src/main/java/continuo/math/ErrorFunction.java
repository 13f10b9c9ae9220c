package continuo.math;

/**
 * Complementary error function erfc x = (2/√π) ∫_x^∞ exp(−t²) dt for x ≥ 0, from IEEE-correct
 * operations only, so that the bits depend on x alone.
 *
 * <p>erfc x = t exp(−x²) P(s) with t = 4/(4 + x), s = 2(t − t₀)/(1 − t₀) − 1, t₀ = 4/31, so that x
 * in [0, 27] is s in [−1, 1]. P is the Chebyshev expansion of exp(x²) erfc(x)/t in s up to degree
 * 21, computed with 60 digits and written in powers of s; the absolute values of its coefficients
 * add up to 1.0002, so nothing cancels. What x² loses in rounding is put back into the exponential.
 * The relative error is below 1e-15.
 */
public final class ErrorFunction {
  /** Largest x that the expansion holds for; erfc of it is 5e-319. */
  public static final double LARGEST = 27;

  private static final double T0 = 4.0 / 31;
  private static final double SCALE = 2 / (1 - T0);

  // Coefficients of P(s).
  private static final double P0 = 0.3090338928613287;
  private static final double P1 = 0.2626408747793601;
  private static final double P2 = 0.19338198151112637;
  private static final double P3 = 0.12291345905906692;
  private static final double P4 = 0.06679465634305745;
  private static final double P5 = 0.030461078348531852;
  private static final double P6 = 0.01124827035539968;
  private static final double P7 = 0.0031095057696744434;
  private static final double P8 = 0.0004996255216786787;
  private static final double P9 = -3.3585837410418574e-05;
  private static final double P10 = -4.379053742918221e-05;
  private static final double P11 = -8.474792812055015e-06;
  private static final double P12 = 1.5875844178969498e-06;
  private static final double P13 = 9.92464089379402e-07;
  private static final double P14 = 1.6416782451076733e-08;
  private static final double P15 = -8.780840859681862e-08;
  private static final double P16 = -1.0334673218889964e-08;
  private static final double P17 = 7.689389000889269e-09;
  private static final double P18 = 1.3391262894490648e-09;
  private static final double P19 = -6.787622822027426e-10;
  private static final double P20 = -9.79339996723334e-11;
  private static final double P21 = 4.4400530201854234e-11;

  private ErrorFunction() {}

  /**
   * erfc x.
   *
   * @param x 0 to {@link #LARGEST}
   */
  public static double complement(double x) {
    return complementFrom(x, gaussian(x, Exponential.of(-x * x)));
  }

  /**
   * complement[n] = erfc x[n] and gaussian[n] = exp(−x[n]²) for n &lt; count: the same bits as
   * {@link #complement(double)}. Beyond {@link #LARGEST} the result is meaningless but finite.
   *
   * @param x ≥ 0; read
   * @param gaussian overwritten
   * @param complement overwritten; not the array x
   * @param count how many
   */
  public static void complement(double[] x, double[] gaussian, double[] complement, int count) {
    for (int n = 0; n < count; n++) {
      complement[n] = -x[n] * x[n];
    }
    Exponential.of(complement, gaussian, count);
    for (int n = 0; n < count; n++) { // without branches: the compiler vectorises it
      final double g = gaussian(x[n], gaussian[n]);
      gaussian[n] = g;
      complement[n] = complementFrom(x[n], g);
    }
  }

  /** exp(−x²) from the exponential of −x² rounded. */
  private static double gaussian(double x, double exponential) {
    final double lost = Math.fma(x, x, -(x * x));
    return Math.fma(-lost, exponential, exponential);
  }

  private static double complementFrom(double x, double gaussian) {
    final double t = 4 / (4 + x);
    final double s = Math.fma(SCALE, t - T0, -1);
    double p = P21;
    p = Math.fma(p, s, P20);
    p = Math.fma(p, s, P19);
    p = Math.fma(p, s, P18);
    p = Math.fma(p, s, P17);
    p = Math.fma(p, s, P16);
    p = Math.fma(p, s, P15);
    p = Math.fma(p, s, P14);
    p = Math.fma(p, s, P13);
    p = Math.fma(p, s, P12);
    p = Math.fma(p, s, P11);
    p = Math.fma(p, s, P10);
    p = Math.fma(p, s, P9);
    p = Math.fma(p, s, P8);
    p = Math.fma(p, s, P7);
    p = Math.fma(p, s, P6);
    p = Math.fma(p, s, P5);
    p = Math.fma(p, s, P4);
    p = Math.fma(p, s, P3);
    p = Math.fma(p, s, P2);
    p = Math.fma(p, s, P1);
    p = Math.fma(p, s, P0);
    return t * gaussian * p;
  }
}
