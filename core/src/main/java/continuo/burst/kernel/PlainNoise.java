package continuo.burst.kernel;

import continuo.random.Stream;

/**
 * Normal numbers by Box–Muller from xoshiro256++, plain version. Of two 64-bit draws the first
 * gives the radius ρ = √(−2 ln u), the second the angle: its high bits θ in [−π/4, π/4), its lowest
 * two the quadrant q. The two numbers ρ cos(θ + qπ/2), ρ sin(θ + qπ/2) are both used; when an odd
 * number is asked for the second waits for the next call, so the sequence does not depend on how it
 * is cut into calls.
 */
final class PlainNoise implements LaneNoise {
  private final int lanes;
  private final long[][] state;
  private final double[] spare;
  private boolean hasSpare;

  PlainNoise(int lanes) {
    Layout.requireLanes(lanes);
    this.lanes = lanes;
    state = new long[4][lanes];
    spare = new double[lanes];
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
    for (int lane = 0; lane < lanes; lane++) {
      fillLane(out, n, lane);
    }
    hasSpare ^= (n & 1) == 1;
  }

  private void fillLane(double[] out, int n, int lane) {
    long s0 = state[0][lane];
    long s1 = state[1][lane];
    long s2 = state[2][lane];
    long s3 = state[3][lane];
    int k = 0;
    if (hasSpare && n > 0) {
      out[lane] = spare[lane];
      k = 1;
    }
    for (; k < n; k += 2) {
      final long a = Long.rotateLeft(s0 + s3, 23) + s0;
      final long t = s1 << 17;
      s2 ^= s0;
      s3 ^= s1;
      s1 ^= s2;
      s0 ^= s3;
      s2 ^= t;
      s3 = Long.rotateLeft(s3, 45);
      final long b = Long.rotateLeft(s0 + s3, 23) + s0;
      final long t2 = s1 << 17;
      s2 ^= s0;
      s3 ^= s1;
      s1 ^= s2;
      s0 ^= s3;
      s2 ^= t2;
      s3 = Long.rotateLeft(s3, 45);

      final double u = 2 - unitInterval(a);
      final double rho = Math.sqrt(NormalPolynomials.minusTwoLog(u));
      final double theta = (unitInterval(b) - 1.5) * NormalPolynomials.HALF_PI;
      final long c = Double.doubleToRawLongBits(NormalPolynomials.cos(theta));
      final long s = Double.doubleToRawLongBits(NormalPolynomials.sin(theta));
      // q odd: exchange cos and sin; the sign of cos(θ + qπ/2) is − for q = 1, 2, of sin for q = 2,
      // 3.
      final long exchange = (c ^ s) & -(b & 1);
      final long signOfCos = ((b + 1) & 2) << 62;
      final long signOfSin = (b & 2) << 62;
      final double first = rho * Double.longBitsToDouble(c ^ exchange ^ signOfCos);
      final double second = rho * Double.longBitsToDouble(s ^ exchange ^ signOfSin);
      out[k * lanes + lane] = first;
      if (k + 1 < n) {
        out[(k + 1) * lanes + lane] = second;
      } else {
        spare[lane] = second;
      }
    }
    state[0][lane] = s0;
    state[1][lane] = s1;
    state[2][lane] = s2;
    state[3][lane] = s3;
  }

  /** The high 52 bits as a number in [1, 2). */
  private static double unitInterval(long bits) {
    return Double.longBitsToDouble(
        (bits >>> NormalPolynomials.SPARE_BITS) | NormalPolynomials.ONE_BITS);
  }
}
