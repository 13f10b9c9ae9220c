package continuo.burst.kernel;

/**
 * The law of the thermostat noise: a polynomial of a sum of three small integers that has the first
 * nine moments of the unit normal law exactly.
 *
 * <p>Of one 64-bit word of xoshiro256++, nine fields of 7 bits are used, three for each of x, y, z.
 * With s the sum of three fields, 0 ≤ s ≤ 381, and t = (s − 190.5)/512,
 *
 * <p>ξ = t (C1 + C3 t² + C5 t⁴ + C7 t⁶).
 *
 * <p>The law is symmetric, so odd moments vanish; the four coefficients solve the four equations
 * ⟨ξ²⟩ = 1, ⟨ξ⁴⟩ = 3, ⟨ξ⁶⟩ = 15, ⟨ξ⁸⟩ = 105 over the 382 values of t with their exact probabilities
 * (Newton's method in 50 digits). The tenth moment is 0.986 of 945, the largest value is 4.394, and
 * the distribution function differs from the normal one by 1.2e-3 at most (each value has a finite
 * probability, up to 5.9e-3).
 *
 * <p>Why this is enough: over a step the noise is added to a velocity that remembers 1/(γΔt)
 * earlier ones, and the statistical order of a Langevin integrator rests on the low moments of its
 * noise alone; five exact ones suffice for second order (Milstein &amp; Tretyakov, Stochastic
 * Numerics for Mathematical Physics, 2004, ch. 2). Why not Box–Muller: its logarithm, root, sine
 * and cosine cost about four times as much, a third of the forces of an elastic network.
 */
final class NoiseLaw {
  static final double C1 = 0x1.dccbecbe2088dp+2;
  static final double C3 = 0x1.789cf02aa8aedp+4;
  static final double C5 = -0x1.a71f6aefafac1p+8;
  static final double C7 = 0x1.b1e8141d23308p+11;

  /** Bits of a field, and the numbers it takes. */
  static final int FIELD_BITS = 7;

  /** One field in each third of a word. */
  static final long FIELDS = 0x7FL | 0x7FL << 21 | 0x7FL << 42;

  /** Bits of a third. */
  static final int THIRD_BITS = 21;

  /** Left shifts that bring the sums for x, y, z to the top of a mantissa. */
  static final int TO_TOP_X = 43;

  static final int TO_TOP_Y = 22;
  static final int TO_TOP_Z = 1;

  /** The nine highest bits of a mantissa, where s then is: the number 1 + s/512. */
  static final long TOP = 0x1FFL << 43;

  /** Exponent field of numbers in [1, 2). */
  static final long ONE_BITS = 0x3FF0000000000000L;

  /** 1 + 190.5/512. */
  static final double CENTRE = 1 + 190.5 / 512;

  private NoiseLaw() {}

  /** The three sums of fields of a word, one in each third. */
  static long sums(long word) {
    return (word & FIELDS)
        + ((word >>> FIELD_BITS) & FIELDS)
        + ((word >>> (2 * FIELD_BITS)) & FIELDS);
  }

  /**
   * ξ of one of the sums.
   *
   * @param sums as {@link #sums} gives them
   * @param toTop which one
   */
  static double normal(long sums, int toTop) {
    final double t = Double.longBitsToDouble(((sums << toTop) & TOP) | ONE_BITS) - CENTRE;
    final double z = t * t;
    double p = Math.fma(C7, z, C5);
    p = Math.fma(p, z, C3);
    p = Math.fma(p, z, C1);
    return p * t;
  }
}
