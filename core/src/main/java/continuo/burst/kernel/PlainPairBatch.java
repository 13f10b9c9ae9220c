package continuo.burst.kernel;

/** Plain version, one lane at a time. */
final class PlainPairBatch extends PairBatch {
  PlainPairBatch(int lanes) {
    super(lanes);
  }

  @Override
  void spread(PairRows rows, int row, double[] x) {
    final int begin = rows.start[row];
    final int n = rows.start[row + 1] - begin;
    final int i = 3 * rows.first[row] * lanes;
    for (int lane = 0; lane < lanes; lane++) {
      final double xi = x[i + lane] - rows.shift[3 * row];
      final double yi = x[i + lanes + lane] - rows.shift[3 * row + 1];
      final double zi = x[i + 2 * lanes + lane] - rows.shift[3 * row + 2];
      for (int k = 0; k < n; k++) {
        final int jx = 3 * rows.second[begin + k] * lanes + lane;
        final int at = k * lanes + lane;
        final double ex = xi - x[jx];
        final double ey = yi - x[jx + lanes];
        final double ez = zi - x[jx + 2 * lanes];
        dx[at] = ex;
        dy[at] = ey;
        dz[at] = ez;
        r2[at] = Math.fma(ez, ez, Math.fma(ey, ey, ex * ex));
      }
    }
  }

  @Override
  void scatter(PairRows rows, int row, double[] f, double[] energy) {
    final int begin = rows.start[row];
    final int n = rows.start[row + 1] - begin;
    final int i = 3 * rows.first[row] * lanes;
    for (int lane = 0; lane < lanes; lane++) {
      double fx = 0;
      double fy = 0;
      double fz = 0;
      double e = 0;
      for (int k = 0; k < n; k++) {
        final int jx = 3 * rows.second[begin + k] * lanes + lane;
        final int at = k * lanes + lane;
        final double gx = c[at] * dx[at];
        final double gy = c[at] * dy[at];
        final double gz = c[at] * dz[at];
        e += v[at];
        fx += gx;
        fy += gy;
        fz += gz;
        f[jx] -= gx;
        f[jx + lanes] -= gy;
        f[jx + 2 * lanes] -= gz;
      }
      f[i + lane] += fx;
      f[i + lanes + lane] += fy;
      f[i + 2 * lanes + lane] += fz;
      if (energy != null) {
        energy[lane] += e;
      }
    }
  }
}
