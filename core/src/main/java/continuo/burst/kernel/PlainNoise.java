package continuo.burst.kernel;

import continuo.random.Stream;

/** Plain version: one word of xoshiro256++ an atom and lane, turned into three numbers. */
final class PlainNoise implements LaneNoise {
  private final int lanes;
  private final long[][] state;

  PlainNoise(int lanes) {
    Layout.requireLanes(lanes);
    this.lanes = lanes;
    state = new long[4][lanes];
    restart(0, Stream.THERMOSTAT, 0, 0);
  }

  @Override
  public void restart(long seed, Stream stream, long step, long firstReplica) {
    NoiseKey.seed(state, lanes, seed, stream, step, firstReplica);
  }

  @Override
  public void fill(double[] out, int nAtoms) {
    Layout.requireRoom("noise array", out, nAtoms, lanes);
    for (int lane = 0; lane < lanes; lane++) {
      fillLane(out, nAtoms, lane);
    }
  }

  private void fillLane(double[] out, int nAtoms, int lane) {
    final int lanes = this.lanes;
    long s0 = state[0][lane];
    long s1 = state[1][lane];
    long s2 = state[2][lane];
    long s3 = state[3][lane];
    for (int i = 0; i < nAtoms; i++) {
      final long sums = NoiseLaw.sums(Long.rotateLeft(s0 + s3, 23) + s0);
      final long t = s1 << 17;
      s2 ^= s0;
      s3 ^= s1;
      s1 ^= s2;
      s0 ^= s3;
      s2 ^= t;
      s3 = Long.rotateLeft(s3, 45);
      final int ix = 3 * i * lanes + lane;
      out[ix] = NoiseLaw.normal(sums, NoiseLaw.TO_TOP_X);
      out[ix + lanes] = NoiseLaw.normal(sums, NoiseLaw.TO_TOP_Y);
      out[ix + 2 * lanes] = NoiseLaw.normal(sums, NoiseLaw.TO_TOP_Z);
    }
    state[0][lane] = s0;
    state[1][lane] = s1;
    state[2][lane] = s2;
    state[3][lane] = s3;
  }
}
