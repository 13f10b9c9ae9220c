package continuo.burst.kernel;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/** Vector twin of {@link PlainPairScreen}: same operations in the same order. */
final class VectorPairScreen extends PairScreen {
  private static final VectorSpecies<Double> S = VectorWidth.DOUBLE;

  private final int nAtoms;
  private final int lanes;

  VectorPairScreen(int nAtoms, int lanes) {
    this.nAtoms = nAtoms;
    this.lanes = lanes;
  }

  @Override
  boolean anyMoved(double[] x, double[] reference, double distance2) {
    final int lanes = this.lanes;
    for (int i = 0; i < nAtoms; i++) {
      for (int ix = 3 * i * lanes; ix < (3 * i + 1) * lanes; ix += S.length()) {
        final int iy = ix + lanes;
        final int iz = iy + lanes;
        final DoubleVector dx =
            DoubleVector.fromArray(S, x, ix).sub(DoubleVector.fromArray(S, reference, ix));
        final DoubleVector dy =
            DoubleVector.fromArray(S, x, iy).sub(DoubleVector.fromArray(S, reference, iy));
        final DoubleVector dz =
            DoubleVector.fromArray(S, x, iz).sub(DoubleVector.fromArray(S, reference, iz));
        final DoubleVector d2 = dz.fma(dz, dy.fma(dy, dx.mul(dx)));
        if (!d2.compare(VectorOperators.LE, distance2).allTrue()) {
          return true;
        }
      }
    }
    return false;
  }

  @Override
  void flagWithin(PairRows rows, int row, double[] x, double radius2, boolean[] keep) {
    final int lanes = this.lanes;
    final int[] second = rows.second;
    final int begin = rows.start[row];
    final int n = rows.start[row + 1] - begin;
    final int i = 3 * rows.first[row] * lanes;
    final DoubleVector limit = DoubleVector.broadcast(S, radius2);
    for (int lane = 0; lane < lanes; lane += S.length()) {
      final DoubleVector xi = DoubleVector.fromArray(S, x, i + lane).sub(rows.shift[3 * row]);
      final DoubleVector yi =
          DoubleVector.fromArray(S, x, i + lanes + lane).sub(rows.shift[3 * row + 1]);
      final DoubleVector zi =
          DoubleVector.fromArray(S, x, i + 2 * lanes + lane).sub(rows.shift[3 * row + 2]);
      for (int k = 0; k < n; k++) {
        final int jx = 3 * second[begin + k] * lanes + lane;
        final int jy = jx + lanes;
        final int jz = jy + lanes;
        final DoubleVector dx = xi.sub(DoubleVector.fromArray(S, x, jx));
        final DoubleVector dy = yi.sub(DoubleVector.fromArray(S, x, jy));
        final DoubleVector dz = zi.sub(DoubleVector.fromArray(S, x, jz));
        final DoubleVector r2 = dz.fma(dz, dy.fma(dy, dx.mul(dx)));
        final boolean within = r2.compare(VectorOperators.LE, limit).anyTrue();
        keep[k] = lane == 0 ? within : keep[k] | within;
      }
    }
  }
}
