package continuo.burst.kernel;

/** Harmonic bonds: V = ½ k (r₀ − r)², f_i = k (r₀ − r) d/r with d = r_i − r_j − shift. */
final class PlainHarmonicBonds implements TermKernel {
  /**
   * Added to r², nm²: below the last digit of any r above 1e-146 nm, and keeps 0/0 away from two
   * atoms on one point, where the direction is undefined and the force is set to 0.
   */
  static final double TINY = Double.MIN_NORMAL;

  private final BondRows rows;
  private final double[] stiffness;
  private final double[] restLength;
  private final int lanes;

  PlainHarmonicBonds(BondRows rows, double[] stiffness, double[] restLength, int lanes) {
    this.rows = rows;
    this.stiffness = stiffness;
    this.restLength = restLength;
    this.lanes = lanes;
  }

  @Override
  public void add(double[] x, double[] f, double[] energy) {
    final int lanes = this.lanes;
    final int[] start = rows.start;
    final int[] second = rows.second;
    final double[] stiffness = this.stiffness;
    final double[] restLength = this.restLength;
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
          final double r2 = Math.fma(dz, dz, Math.fma(dy, dy, Math.fma(dx, dx, TINY)));
          final double r = Math.sqrt(r2);
          final double stretch = restLength[b] - r;
          final double tension = stiffness[b] * stretch;
          final double c = tension / r;
          e = Math.fma(tension, stretch, e);
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
        energy[lane] += 0.5 * e;
      }
    }
  }
}
