package continuo.burst.kernel;

import continuo.random.Stream;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * Vector twin of {@link PlainNoise}: same operations in the same order for every number. Works in
 * passes over a short block, because the compiler gives up on a loop body that holds all of them.
 */
final class VectorNoise implements LaneNoise {
  private static final VectorSpecies<Double> S = VectorWidth.DOUBLE;
  private static final VectorSpecies<Long> L = VectorWidth.LONG;
  private static final int BLOCK_PAIRS = 32;

  private final int lanes;
  private final long[][] state;
  private final double[] spare;
  private boolean hasSpare;

  /** Bits for the radius and for the angle, [pair][lane]. */
  private final long[] radiusBits;

  private final long[] angleBits;

  /** ρ, cos θ and sin θ, [pair][lane]. */
  private final double[] radius;

  private final double[] cosine;
  private final double[] sine;

  private final Pass[] passes = {
    this::drawBits, this::computeRadii, this::computeAngles, this::combine
  };

  /**
   * A pass over a block. Called through an array of different passes so that each is compiled on
   * its own: in one method they exceed what the compiler inlines, and vectors go to the heap.
   */
  private interface Pass {
    /**
     * @param pairs pairs per lane in the block
     * @param out where draws k, k + 1, … of n go, [draw][lane]
     */
    void run(int pairs, double[] out, int k, int n);
  }

  VectorNoise(int lanes) {
    Layout.requireLanes(lanes);
    this.lanes = lanes;
    state = new long[4][lanes];
    spare = new double[lanes];
    radiusBits = new long[BLOCK_PAIRS * lanes];
    angleBits = new long[BLOCK_PAIRS * lanes];
    radius = new double[BLOCK_PAIRS * lanes];
    cosine = new double[BLOCK_PAIRS * lanes];
    sine = new double[BLOCK_PAIRS * lanes];
    restart(0, Stream.THERMOSTAT, 0, 0);
  }

  @Override
  public void restart(long seed, Stream stream, long step, long firstReplica) {
    NoiseKey.seed(state, lanes, seed, stream, step, firstReplica);
    hasSpare = false;
  }

  @Override
  public void fill(double[] out) {
    final int n = Layout.draws(out, lanes);
    int k = 0;
    if (hasSpare && n > 0) {
      System.arraycopy(spare, 0, out, 0, lanes);
      hasSpare = false;
      k = 1;
    }
    while (k < n) {
      int pairs = Math.min(BLOCK_PAIRS, (n - k + 1) / 2);
      for (Pass pass : passes) {
        pass.run(pairs, out, k, n);
      }
      k += 2 * pairs;
    }
    hasSpare |= k > n;
  }

  private void drawBits(int pairs, double[] out, int k, int n) {
    for (int lane = 0; lane < lanes; lane += S.length()) {
      drawBits(pairs, lane);
    }
  }

  private void drawBits(int pairs, int lane) {
    final int lanes = this.lanes;
    LongVector s0 = LongVector.fromArray(L, state[0], lane);
    LongVector s1 = LongVector.fromArray(L, state[1], lane);
    LongVector s2 = LongVector.fromArray(L, state[2], lane);
    LongVector s3 = LongVector.fromArray(L, state[3], lane);
    for (int p = 0; p < pairs; p++) {
      rotateLeft(s0.add(s3), 23).add(s0).intoArray(radiusBits, p * lanes + lane);
      final LongVector t = s1.lanewise(VectorOperators.LSHL, 17);
      s2 = xor(s2, s0);
      s3 = xor(s3, s1);
      s1 = xor(s1, s2);
      s0 = xor(s0, s3);
      s2 = xor(s2, t);
      s3 = rotateLeft(s3, 45);
      rotateLeft(s0.add(s3), 23).add(s0).intoArray(angleBits, p * lanes + lane);
      final LongVector t2 = s1.lanewise(VectorOperators.LSHL, 17);
      s2 = xor(s2, s0);
      s3 = xor(s3, s1);
      s1 = xor(s1, s2);
      s0 = xor(s0, s3);
      s2 = xor(s2, t2);
      s3 = rotateLeft(s3, 45);
    }
    s0.intoArray(state[0], lane);
    s1.intoArray(state[1], lane);
    s2.intoArray(state[2], lane);
    s3.intoArray(state[3], lane);
  }

  private void computeRadii(int pairs, double[] out, int k, int n) {
    for (int c = 0; c < pairs * lanes; c += S.length()) {
      final DoubleVector u =
          DoubleVector.broadcast(S, 2).sub(unitInterval(LongVector.fromArray(L, radiusBits, c)));
      minusTwoLog(u).sqrt().intoArray(radius, c);
    }
  }

  private void computeAngles(int pairs, double[] out, int k, int n) {
    for (int c = 0; c < pairs * lanes; c += S.length()) {
      final DoubleVector theta =
          unitInterval(LongVector.fromArray(L, angleBits, c))
              .sub(1.5)
              .mul(NormalPolynomials.HALF_PI);
      cos(theta).intoArray(cosine, c);
      sin(theta).intoArray(sine, c);
    }
  }

  /** Writes draws k, k + 1, … of every lane; the one after the last of n goes to {@link #spare}. */
  private void combine(int pairs, double[] out, int k, int n) {
    final int lanes = this.lanes;
    for (int p = 0; p < pairs; p++) {
      final int first = (k + 2 * p) * lanes;
      final boolean both = k + 2 * p + 1 < n;
      final double[] to = both ? out : spare;
      final int second = both ? first + lanes : 0;
      for (int lane = 0; lane < lanes; lane += S.length()) {
        final int at = p * lanes + lane;
        final LongVector b = LongVector.fromArray(L, angleBits, at);
        final LongVector c = DoubleVector.fromArray(S, cosine, at).reinterpretAsLongs();
        final LongVector s = DoubleVector.fromArray(S, sine, at).reinterpretAsLongs();
        final DoubleVector rho = DoubleVector.fromArray(S, radius, at);
        final LongVector exchange = xor(c, s).and(LongVector.zero(L).sub(b.and(1)));
        final LongVector signOfCos = b.add(1).and(2).lanewise(VectorOperators.LSHL, 62);
        final LongVector signOfSin = b.and(2).lanewise(VectorOperators.LSHL, 62);
        rho.mul(xor(c, xor(exchange, signOfCos)).reinterpretAsDoubles())
            .intoArray(out, first + lane);
        rho.mul(xor(s, xor(exchange, signOfSin)).reinterpretAsDoubles())
            .intoArray(to, second + lane);
      }
    }
  }

  private static LongVector rotateLeft(LongVector v, int by) {
    return v.lanewise(VectorOperators.LSHL, by)
        .or(v.lanewise(VectorOperators.LSHR, Long.SIZE - by));
  }

  private static LongVector xor(LongVector a, LongVector b) {
    return a.lanewise(VectorOperators.XOR, b);
  }

  private static DoubleVector unitInterval(LongVector bits) {
    return bits.lanewise(VectorOperators.LSHR, NormalPolynomials.SPARE_BITS)
        .or(NormalPolynomials.ONE_BITS)
        .reinterpretAsDoubles();
  }

  private static DoubleVector minusTwoLog(DoubleVector u) {
    final LongVector bits = u.reinterpretAsLongs();
    final LongVector k =
        LongVector.broadcast(
                L, NormalPolynomials.SQRT_HALF_BITS + (NormalPolynomials.EXPONENT_ONE - 1))
            .sub(bits)
            .lanewise(VectorOperators.LSHR, 52);
    final DoubleVector m = bits.add(k.lanewise(VectorOperators.LSHL, 52)).reinterpretAsDoubles();
    final DoubleVector s = m.sub(1).div(m.add(1));
    final DoubleVector z = s.mul(s);
    DoubleVector p = broadcast(NormalPolynomials.L10);
    p = p.fma(z, broadcast(NormalPolynomials.L9));
    p = p.fma(z, broadcast(NormalPolynomials.L8));
    p = p.fma(z, broadcast(NormalPolynomials.L7));
    p = p.fma(z, broadcast(NormalPolynomials.L6));
    p = p.fma(z, broadcast(NormalPolynomials.L5));
    p = p.fma(z, broadcast(NormalPolynomials.L4));
    p = p.fma(z, broadcast(NormalPolynomials.L3));
    p = p.fma(z, broadcast(NormalPolynomials.L2));
    p = p.fma(z, broadcast(NormalPolynomials.L1));
    p = p.fma(z, broadcast(1));
    final DoubleVector kDouble =
        k.or(NormalPolynomials.TWO_52_BITS).reinterpretAsDoubles().sub(NormalPolynomials.TWO_52);
    return kDouble.fma(broadcast(NormalPolynomials.TWO_LN_2), s.mul(-4).mul(p));
  }

  private static DoubleVector sin(DoubleVector theta) {
    final DoubleVector z = theta.mul(theta);
    DoubleVector p = broadcast(NormalPolynomials.S7);
    p = p.fma(z, broadcast(NormalPolynomials.S6));
    p = p.fma(z, broadcast(NormalPolynomials.S5));
    p = p.fma(z, broadcast(NormalPolynomials.S4));
    p = p.fma(z, broadcast(NormalPolynomials.S3));
    p = p.fma(z, broadcast(NormalPolynomials.S2));
    p = p.fma(z, broadcast(NormalPolynomials.S1));
    return p.mul(z).fma(theta, theta);
  }

  private static DoubleVector cos(DoubleVector theta) {
    final DoubleVector z = theta.mul(theta);
    DoubleVector p = broadcast(NormalPolynomials.C8);
    p = p.fma(z, broadcast(NormalPolynomials.C7));
    p = p.fma(z, broadcast(NormalPolynomials.C6));
    p = p.fma(z, broadcast(NormalPolynomials.C5));
    p = p.fma(z, broadcast(NormalPolynomials.C4));
    p = p.fma(z, broadcast(NormalPolynomials.C3));
    p = p.fma(z, broadcast(NormalPolynomials.C2));
    p = p.fma(z, broadcast(NormalPolynomials.C1));
    return p.fma(z, broadcast(1));
  }

  private static DoubleVector broadcast(double a) {
    return DoubleVector.broadcast(S, a);
  }
}
