package continuo.burst.kernel;

/** Double-well bonds, see {@link DoubleWellRows}. */
final class PlainDoubleWellBonds implements TermKernel {
  private final DoubleWellRows bonds;
  private final int lanes;

  /** Where the partner of each bond begins in an atom array. */
  private final int[] partner;

  PlainDoubleWellBonds(DoubleWellRows bonds, int lanes) {
    this.bonds = bonds;
    this.lanes = lanes;
    this.partner = bonds.rows.partners(lanes);
  }

  @Override
  public void add(double[] x, double[] f, double[] energy) {
    if (energy != null) {
      addEnergy(x, energy, null);
    }
    final int lanes = this.lanes;
    final BondRows rows = bonds.rows;
    final int[] partner = this.partner;
    final double[] inverseHalfGap = bonds.inverseHalfGap;
    final double[] offset = bonds.offset;
    final double[] slope = bonds.slope;
    final double[] tilt = bonds.tilt;
    for (int row = 0; row < rows.nRows; row++) {
      final int i = 3 * rows.first[row] * lanes;
      final int end = rows.start[row + 1];
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
        for (int b = rows.start[row]; b < end; b++) {
          final int jx = partner[b] + lane;
          final int jy = jx + lanes;
          final int jz = jy + lanes;
          final double dx = xi - x[jx];
          final double dy = yi - x[jy];
          final double dz = zi - x[jz];
          final double r2 = Math.fma(dz, dz, Math.fma(dy, dy, Math.fma(dx, dx, BondRows.TINY)));
          final double inverse = 1 / Math.sqrt(r2);
          final double s = Math.fma(r2 * inverse, inverseHalfGap[b], offset[b]);
          final double w = Math.fma(s, s, -1);
          final double c = w * Math.fma(slope[b], s, tilt[b]) * inverse;
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
      }
    }
  }

  @Override
  public void addEnergy(double[] x, double[] energy, double[] scratch) {
    final BondRows rows = bonds.rows;
    for (int row = 0; row < rows.nRows; row++) {
      final int i = 3 * rows.first[row] * lanes;
      final int end = rows.start[row + 1];
      for (int lane = 0; lane < lanes; lane++) {
        final double xi = x[i + lane] - rows.shift[3 * row];
        final double yi = x[i + lanes + lane] - rows.shift[3 * row + 1];
        final double zi = x[i + 2 * lanes + lane] - rows.shift[3 * row + 2];
        double e = 0;
        for (int b = rows.start[row]; b < end; b++) {
          final int j = partner[b] + lane;
          final double dx = xi - x[j];
          final double dy = yi - x[j + lanes];
          final double dz = zi - x[j + 2 * lanes];
          final double r2 = Math.fma(dz, dz, Math.fma(dy, dy, dx * dx));
          final double s = Math.fma(Math.sqrt(r2), bonds.inverseHalfGap[b], bonds.offset[b]);
          final double w = Math.fma(s, s, -1);
          e = Math.fma(bonds.barrier[b] * w, w, e);
          e = Math.fma(bonds.quarterTilt[b] * s, 2 - w, e);
        }
        energy[lane] += e;
      }
    }
  }
}
