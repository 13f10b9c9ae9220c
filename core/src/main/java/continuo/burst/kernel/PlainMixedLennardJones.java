package continuo.burst.kernel;

/** {@link PlainLennardJones} in single precision. */
final class PlainMixedLennardJones implements MixedTermKernel {
  private final NeighbourList list;
  private final PairTable table;
  private final MixedPairRows pairs;
  private final int lanes;

  PlainMixedLennardJones(NeighbourList list, PairTable table, MixedPairRows pairs, int lanes) {
    this.list = list;
    this.table = table;
    this.pairs = pairs;
    this.lanes = lanes;
  }

  @Override
  public void add(double[] x, float[] u, float[] f) {
    final int lanes = this.lanes;
    final PairRows rows = list.update(x);
    pairs.update(rows);
    final float[] vector = pairs.vector;
    for (int row = 0; row < rows.nRows; row++) {
      final int i = 3 * rows.first[row] * lanes;
      final int ab = rows.types[row];
      final float force12 = (float) table.force12[ab];
      final float minusForce6 = (float) -table.force6[ab];
      final float cutoff2 = (float) (table.cutoff[ab] * table.cutoff[ab]);
      for (int lane = 0; lane < lanes; lane++) {
        final int ix = i + lane;
        final int iy = ix + lanes;
        final int iz = iy + lanes;
        float fx = 0;
        float fy = 0;
        float fz = 0;
        for (int k = rows.start[row]; k < rows.start[row + 1]; k++) {
          final int jx = 3 * rows.second[k] * lanes + lane;
          final int jy = jx + lanes;
          final int jz = jy + lanes;
          final float dx = u[ix] - u[jx] + vector[3 * k];
          final float dy = u[iy] - u[jy] + vector[3 * k + 1];
          final float dz = u[iz] - u[jz] + vector[3 * k + 2];
          final float r2 = Math.fma(dz, dz, Math.fma(dy, dy, dx * dx));
          final float inverse2 = 1 / r2;
          final float inverse6 = inverse2 * inverse2 * inverse2;
          final float fOverR = Math.fma(force12, inverse6, minusForce6) * (inverse2 * inverse6);
          final float c = r2 < cutoff2 ? fOverR : 0;
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
