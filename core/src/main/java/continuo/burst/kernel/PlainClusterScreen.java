package continuo.burst.kernel;

import static continuo.burst.kernel.ClusterGrid.SIZE;
import static continuo.burst.kernel.ClusterGrid.STRIDE;

/** Plain version, one atom at a time. */
final class PlainClusterScreen implements ClusterScreen {
  @Override
  public boolean anyMoved(
      double[] x, int base, double[] reference, int nClusters, double distance2) {
    for (int c = 0; c < nClusters * STRIDE; c += STRIDE) {
      for (int k = c; k < c + SIZE; k++) {
        final double dx = x[base + k] - reference[k];
        final double dy = x[base + k + SIZE] - reference[k + SIZE];
        final double dz = x[base + k + 2 * SIZE] - reference[k + 2 * SIZE];
        if (!(Math.fma(dz, dz, Math.fma(dy, dy, dx * dx)) <= distance2)) {
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
    int end = at;
    for (int k = from; k < to; k++) {
      boolean near = false;
      for (int atom = i; atom < i + 2; atom++) {
        for (int j = cluster[k]; j < cluster[k] + SIZE; j++) {
          final double dx = x[atom] - sx - x[j];
          final double dy = x[atom + SIZE] - sy - x[j + SIZE];
          final double dz = x[atom + 2 * SIZE] - sz - x[j + 2 * SIZE];
          near |= Math.fma(dz, dz, Math.fma(dy, dy, dx * dx)) <= radius2;
        }
      }
      kept[end] = cluster[k];
      end += near ? 1 : 0;
    }
    return end;
  }
}
