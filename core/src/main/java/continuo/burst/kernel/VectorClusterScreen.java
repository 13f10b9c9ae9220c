package continuo.burst.kernel;

import static continuo.burst.kernel.ClusterGrid.SIZE;
import static continuo.burst.kernel.ClusterGrid.STRIDE;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/** Vector twin of {@link PlainClusterScreen}: same operations in the same order. */
final class VectorClusterScreen implements ClusterScreen {
  private static final VectorSpecies<Double> S = VectorWidth.DOUBLE;

  @Override
  public boolean anyMoved(
      double[] x, int base, double[] reference, int nClusters, double distance2) {
    for (int c = 0; c < nClusters * STRIDE; c += STRIDE) {
      for (int ix = c; ix < c + SIZE; ix += S.length()) {
        final int iy = ix + SIZE;
        final int iz = iy + SIZE;
        final DoubleVector dx =
            DoubleVector.fromArray(S, x, base + ix).sub(DoubleVector.fromArray(S, reference, ix));
        final DoubleVector dy =
            DoubleVector.fromArray(S, x, base + iy).sub(DoubleVector.fromArray(S, reference, iy));
        final DoubleVector dz =
            DoubleVector.fromArray(S, x, base + iz).sub(DoubleVector.fromArray(S, reference, iz));
        final DoubleVector d2 = dz.fma(dz, dy.fma(dy, dx.mul(dx)));
        if (!d2.compare(VectorOperators.LE, distance2).allTrue()) {
          return true;
        }
      }
    }
    return false;
  }

  @Override
  public int keepNear(
      double[] x,
      int i,
      double sx,
      double sy,
      double sz,
      int[] cluster,
      int from,
      int to,
      double radius2,
      int[] kept,
      int at) {
    final DoubleVector xa = DoubleVector.broadcast(S, x[i] - sx);
    final DoubleVector ya = DoubleVector.broadcast(S, x[i + SIZE] - sy);
    final DoubleVector za = DoubleVector.broadcast(S, x[i + 2 * SIZE] - sz);
    final DoubleVector xb = DoubleVector.broadcast(S, x[i + 1] - sx);
    final DoubleVector yb = DoubleVector.broadcast(S, x[i + 1 + SIZE] - sy);
    final DoubleVector zb = DoubleVector.broadcast(S, x[i + 1 + 2 * SIZE] - sz);
    final DoubleVector limit = DoubleVector.broadcast(S, radius2);
    int end = at;
    for (int k = from; k < to; k++) {
      boolean near = false;
      for (int part = 0; part < SIZE; part += S.length()) {
        final int jx = cluster[k] + part;
        final DoubleVector xj = DoubleVector.fromArray(S, x, jx);
        final DoubleVector yj = DoubleVector.fromArray(S, x, jx + SIZE);
        final DoubleVector zj = DoubleVector.fromArray(S, x, jx + 2 * SIZE);
        final DoubleVector ax = xa.sub(xj);
        final DoubleVector ay = ya.sub(yj);
        final DoubleVector az = za.sub(zj);
        final DoubleVector bx = xb.sub(xj);
        final DoubleVector by = yb.sub(yj);
        final DoubleVector bz = zb.sub(zj);
        final DoubleVector a2 = az.fma(az, ay.fma(ay, ax.mul(ax)));
        final DoubleVector b2 = bz.fma(bz, by.fma(by, bx.mul(bx)));
        near |= a2.min(b2).compare(VectorOperators.LE, limit).anyTrue();
      }
      kept[end] = cluster[k];
      end += near ? 1 : 0;
    }
    return end;
  }
}
