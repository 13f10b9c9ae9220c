package continuo.burst.kernel;

/** Plain version, one lane at a time. */
final class PlainPairScreen extends PairScreen {
  private final int nAtoms;
  private final int lanes;

  PlainPairScreen(int nAtoms, int lanes) {
    this.nAtoms = nAtoms;
    this.lanes = lanes;
  }

  @Override
  boolean anyMoved(double[] x, double[] reference, double distance2) {
    for (int i = 0; i < nAtoms; i++) {
      for (int ix = 3 * i * lanes; ix < (3 * i + 1) * lanes; ix++) {
        final int iy = ix + lanes;
        final int iz = iy + lanes;
        final double dx = x[ix] - reference[ix];
        final double dy = x[iy] - reference[iy];
        final double dz = x[iz] - reference[iz];
        if (!(Math.fma(dz, dz, Math.fma(dy, dy, dx * dx)) <= distance2)) {
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
    for (int lane = 0; lane < lanes; lane++) {
      final double xi = x[i + lane] - rows.shift[3 * row];
      final double yi = x[i + lanes + lane] - rows.shift[3 * row + 1];
      final double zi = x[i + 2 * lanes + lane] - rows.shift[3 * row + 2];
      for (int k = 0; k < n; k++) {
        final int jx = 3 * second[begin + k] * lanes + lane;
        final int jy = jx + lanes;
        final int jz = jy + lanes;
        final double dx = xi - x[jx];
        final double dy = yi - x[jy];
        final double dz = zi - x[jz];
        final boolean within = Math.fma(dz, dz, Math.fma(dy, dy, dx * dx)) <= radius2;
        keep[k] = lane == 0 ? within : keep[k] | within;
      }
    }
  }
}
