package continuo.burst.kernel;

import continuo.random.Stream;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * Vector twin of {@link PlainNoise}: same operations in the same order for every number. Works in
 * passes over a short block of atoms, because the compiler gives up inlining in a loop body that
 * holds all of them, and vectors then go through the heap.
 */
final class VectorNoise implements LaneNoise {
  private static final VectorSpecies<Double> S = VectorWidth.DOUBLE;
  private static final VectorSpecies<Long> L = VectorWidth.LONG;
  private static final int BLOCK_ATOMS = PlainBaoab.BLOCK_ATOMS;

  private final int lanes;
  private final long[][] state;

  /** {@link NoiseLaw#sums} of a block, [atom][lane]. */
  private final long[] sums;

  private final Pass[] passes = {
    (out, first, n) -> drawSums(n),
    (out, first, n) -> normals(NoiseLaw.TO_TOP_X, n, out, first),
    (out, first, n) -> normals(NoiseLaw.TO_TOP_Y, n, out, first + lanes()),
    (out, first, n) -> normals(NoiseLaw.TO_TOP_Z, n, out, first + 2 * lanes())
  };

  /**
   * A pass over a block of n atoms; its numbers go to {@code out[first…]}. Called through an array
   * of more than two different passes, which the compiler does not inline into their caller.
   */
  private interface Pass {
    void run(double[] out, int first, int n);
  }

  VectorNoise(int lanes) {
    Layout.requireLanes(lanes);
    this.lanes = lanes;
    state = new long[4][lanes];
    sums = new long[BLOCK_ATOMS * lanes];
    restart(0, Stream.THERMOSTAT, 0, 0);
  }

  private int lanes() {
    return lanes;
  }

  @Override
  public void restart(long seed, Stream stream, long step, long firstReplica) {
    NoiseKey.seed(state, lanes, seed, stream, step, firstReplica);
  }

  @Override
  public void fill(double[] out, int nAtoms) {
    Layout.requireRoom("noise array", out, nAtoms, lanes);
    for (int begin = 0; begin < nAtoms; begin += BLOCK_ATOMS) {
      final int n = Math.min(BLOCK_ATOMS, nAtoms - begin);
      for (Pass pass : passes) {
        pass.run(out, 3 * begin * lanes, n);
      }
    }
  }

  private void drawSums(int n) {
    for (int lane = 0; lane < lanes; lane += L.length()) {
      drawSums(n, lane);
    }
  }

  private void drawSums(int n, int lane) {
    final int lanes = this.lanes;
    final long[] sums = this.sums;
    final LongVector fields = LongVector.broadcast(L, NoiseLaw.FIELDS);
    LongVector s0 = LongVector.fromArray(L, state[0], lane);
    LongVector s1 = LongVector.fromArray(L, state[1], lane);
    LongVector s2 = LongVector.fromArray(L, state[2], lane);
    LongVector s3 = LongVector.fromArray(L, state[3], lane);
    for (int i = 0; i < n; i++) {
      final LongVector word = rotateLeft(s0.add(s3), 23).add(s0);
      final LongVector t = s1.lanewise(VectorOperators.LSHL, 17);
      s2 = s2.lanewise(VectorOperators.XOR, s0);
      s3 = s3.lanewise(VectorOperators.XOR, s1);
      s1 = s1.lanewise(VectorOperators.XOR, s2);
      s0 = s0.lanewise(VectorOperators.XOR, s3);
      s2 = s2.lanewise(VectorOperators.XOR, t);
      s3 = rotateLeft(s3, 45);
      final LongVector second = word.lanewise(VectorOperators.LSHR, NoiseLaw.FIELD_BITS);
      final LongVector third = word.lanewise(VectorOperators.LSHR, 2 * NoiseLaw.FIELD_BITS);
      word.and(fields)
          .add(second.and(fields))
          .add(third.and(fields))
          .intoArray(sums, i * lanes + lane);
    }
    s0.intoArray(state[0], lane);
    s1.intoArray(state[1], lane);
    s2.intoArray(state[2], lane);
    s3.intoArray(state[3], lane);
  }

  private static LongVector rotateLeft(LongVector v, int by) {
    return v.lanewise(VectorOperators.LSHL, by)
        .or(v.lanewise(VectorOperators.LSHR, Long.SIZE - by));
  }

  /** One of the three numbers of each atom and lane, every third row of {@code out}. */
  private void normals(int toTop, int n, double[] out, int first) {
    final int lanes = this.lanes;
    final long[] sums = this.sums;
    final LongVector top = LongVector.broadcast(L, NoiseLaw.TOP);
    final LongVector one = LongVector.broadcast(L, NoiseLaw.ONE_BITS);
    final DoubleVector centre = DoubleVector.broadcast(S, NoiseLaw.CENTRE);
    final DoubleVector c7 = DoubleVector.broadcast(S, NoiseLaw.C7);
    final DoubleVector c5 = DoubleVector.broadcast(S, NoiseLaw.C5);
    final DoubleVector c3 = DoubleVector.broadcast(S, NoiseLaw.C3);
    final DoubleVector c1 = DoubleVector.broadcast(S, NoiseLaw.C1);
    for (int lane = 0; lane < lanes; lane += S.length()) {
      for (int i = 0; i < n; i++) {
        final DoubleVector t =
            LongVector.fromArray(L, sums, i * lanes + lane)
                .lanewise(VectorOperators.LSHL, toTop)
                .and(top)
                .or(one)
                .reinterpretAsDoubles()
                .sub(centre);
        final DoubleVector z = t.mul(t);
        c7.fma(z, c5).fma(z, c3).fma(z, c1).mul(t).intoArray(out, first + 3 * i * lanes + lane);
      }
    }
  }
}
