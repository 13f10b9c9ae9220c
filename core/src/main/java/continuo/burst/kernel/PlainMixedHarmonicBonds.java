package continuo.burst.kernel;

/** {@link PlainHarmonicBonds} in single precision; constants −k and k r₀. */
final class PlainMixedHarmonicBonds implements MixedTermKernel {
  private final MixedBondRows bonds;
  private final int lanes;

  PlainMixedHarmonicBonds(MixedBondRows bonds, int lanes) {
    this.bonds = bonds;
    this.lanes = lanes;
  }

  @Override
  public void add(double[] x, float[] u, float[] f) {
    final int lanes = this.lanes;
    final BondRows rows = bonds.rows;
    final float[] constants = bonds.constants;
    for (int row = 0; row < rows.nRows; row++) {
      final int i = 3 * rows.first[row] * lanes;
      final int end = rows.start[row + 1];
      for (int lane = 0; lane < lanes; lane++) {
        final int ix = i + lane;
        final int iy = ix + lanes;
        final int iz = iy + lanes;
        float fx = 0;
        float fy = 0;
        float fz = 0;
        for (int b = rows.start[row]; b < end; b++) {
          final int jx = bonds.partner[b] + lane;
          final int jy = jx + lanes;
          final int jz = jy + lanes;
          final int k = 5 * b;
          final float dx = u[ix] - u[jx] + constants[k];
          final float dy = u[iy] - u[jy] + constants[k + 1];
          final float dz = u[iz] - u[jz] + constants[k + 2];
          final float r2 = Math.fma(dz, dz, Math.fma(dy, dy, Math.fma(dx, dx, MixedBondRows.TINY)));
          final float c = Math.fma(1 / (float) Math.sqrt(r2), constants[k + 4], constants[k + 3]);
          final float gx = c * dx;
          final float gy = c * dy;
          final float gz = c * dz;
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
}
