package continuo.burst.kernel;

/**
 * Double-well bonds. With x = (r − (a + b)/2)/h and w = x² − 1,
 *
 * <p>V = E w² + (Δ/4) x (2 − w), −dV/dr = −w (4 E x − 3Δ/4)/h, f_i = (−dV/dr) d/r.
 */
final class PlainDoubleWellBonds implements TermKernel {
  private final BondRows rows;
  private final DoubleWellRows bonds;
  private final int lanes;

  PlainDoubleWellBonds(DoubleWellRows bonds, int lanes) {
    this.rows = bonds.rows;
    this.bonds = bonds;
    this.lanes = lanes;
  }

  @Override
  public void add(double[] x, double[] f, double[] energy) {
    final int lanes = this.lanes;
    final int[] start = rows.start;
    final int[] second = rows.second;
    final double[] middle = bonds.middle;
    final double[] inverseHalfGap = bonds.inverseHalfGap;
    final double[] barrier = bonds.barrier;
    final double[] quarterTilt = bonds.quarterTilt;
    for (int row = 0; row < rows.nRows; row++) {
      final int i = 3 * rows.first[row] * lanes;
      for (int lane = 0; lane < lanes; lane++) {
        final int ix = i + lane;
        final int iy = ix + lanes;
        final int iz = iy + lanes;
        final double xi = x[ix] - rows.shift[3 * row];
        final double yi = x[iy] - rows.shift[3 * row + 1];
        final double zi = x[iz] - rows.shift[3 * row + 2];
        double fx = 0;
        double fy = 0;
        double fz = 0;
        double e = 0;
        for (int b = start[row]; b < start[row + 1]; b++) {
          final int jx = 3 * second[b] * lanes + lane;
          final int jy = jx + lanes;
          final int jz = jy + lanes;
          final double dx = xi - x[jx];
          final double dy = yi - x[jy];
          final double dz = zi - x[jz];
          final double r2 =
              Math.fma(dz, dz, Math.fma(dy, dy, Math.fma(dx, dx, PlainHarmonicBonds.TINY)));
          final double r = Math.sqrt(r2);
          final double s = (r - middle[b]) * inverseHalfGap[b];
          final double w = Math.fma(s, s, -1);
          final double ew = barrier[b] * w;
          final double slope = w * Math.fma(4 * barrier[b], s, -3 * quarterTilt[b]);
          final double c = -inverseHalfGap[b] * slope / r;
          e = Math.fma(ew, w, e);
          e = Math.fma(quarterTilt[b] * s, 2 - w, e);
          final double gx = c * dx;
          final double gy = c * dy;
          final double gz = c * dz;
          fx += gx;
          fy += gy;
          fz += gz;
          f[jx] -= gx;
          f[jy] -= gy;
          f[jz] -= gz;
        }
        f[ix] += fx;
        f[iy] += fy;
        f[iz] += fz;
        energy[lane] += e;
      }
    }
  }
}
