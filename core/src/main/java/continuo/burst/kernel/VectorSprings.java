package continuo.burst.kernel;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/** Vector twin of {@link PlainSprings}: same operations in the same order. */
final class VectorSprings implements TermKernel {
  private static final VectorSpecies<Double> S = VectorWidth.DOUBLE;

  private final BondRows rows;
  private final double[] stiffness;
  private final int lanes;

  VectorSprings(BondRows rows, double[] stiffness, int lanes) {
    this.rows = rows;
    this.stiffness = stiffness;
    this.lanes = lanes;
  }

  @Override
  public void add(double[] x, double[] f, double[] energy) {
    final int lanes = this.lanes;
    final int[] start = rows.start;
    final int[] second = rows.second;
    final double[] stiffness = this.stiffness;
    for (int row = 0; row < rows.nRows; row++) {
      final int i = 3 * rows.first[row] * lanes;
      for (int lane = 0; lane < lanes; lane += S.length()) {
        final int ix = i + lane;
        final int iy = ix + lanes;
        final int iz = iy + lanes;
        final DoubleVector xi = DoubleVector.fromArray(S, x, ix).sub(rows.shift[3 * row]);
        final DoubleVector yi = DoubleVector.fromArray(S, x, iy).sub(rows.shift[3 * row + 1]);
        final DoubleVector zi = DoubleVector.fromArray(S, x, iz).sub(rows.shift[3 * row + 2]);
        DoubleVector fx = DoubleVector.zero(S);
        DoubleVector fy = DoubleVector.zero(S);
        DoubleVector fz = DoubleVector.zero(S);
        DoubleVector e = DoubleVector.zero(S);
        for (int b = start[row]; b < start[row + 1]; b++) {
          final int jx = 3 * second[b] * lanes + lane;
          final int jy = jx + lanes;
          final int jz = jy + lanes;
          final DoubleVector dx = xi.sub(DoubleVector.fromArray(S, x, jx));
          final DoubleVector dy = yi.sub(DoubleVector.fromArray(S, x, jy));
          final DoubleVector dz = zi.sub(DoubleVector.fromArray(S, x, jz));
          final DoubleVector r2 = dz.fma(dz, dy.fma(dy, dx.mul(dx)));
          final DoubleVector c = DoubleVector.broadcast(S, -stiffness[b]);
          e = r2.fma(DoubleVector.broadcast(S, stiffness[b]), e);
          final DoubleVector gx = c.mul(dx);
          final DoubleVector gy = c.mul(dy);
          final DoubleVector gz = c.mul(dz);
          fx = fx.add(gx);
          fy = fy.add(gy);
          fz = fz.add(gz);
          DoubleVector.fromArray(S, f, jx).sub(gx).intoArray(f, jx);
          DoubleVector.fromArray(S, f, jy).sub(gy).intoArray(f, jy);
          DoubleVector.fromArray(S, f, jz).sub(gz).intoArray(f, jz);
        }
        DoubleVector.fromArray(S, f, ix).add(fx).intoArray(f, ix);
        DoubleVector.fromArray(S, f, iy).add(fy).intoArray(f, iy);
        DoubleVector.fromArray(S, f, iz).add(fz).intoArray(f, iz);
        DoubleVector.fromArray(S, energy, lane).add(e.mul(0.5)).intoArray(energy, lane);
      }
    }
  }
}
