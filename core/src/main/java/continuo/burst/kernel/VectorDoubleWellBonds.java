package continuo.burst.kernel;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/** Vector twin of {@link PlainDoubleWellBonds}: same operations in the same order. */
final class VectorDoubleWellBonds implements TermKernel {
  private static final VectorSpecies<Double> S = VectorWidth.DOUBLE;

  private final BondRows rows;
  private final DoubleWellRows bonds;
  private final int lanes;

  VectorDoubleWellBonds(DoubleWellRows bonds, int lanes) {
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
    final DoubleVector tiny = DoubleVector.broadcast(S, PlainHarmonicBonds.TINY);
    final DoubleVector minusOne = DoubleVector.broadcast(S, -1);
    final DoubleVector two = DoubleVector.broadcast(S, 2);
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
          final DoubleVector r2 = dz.fma(dz, dy.fma(dy, dx.fma(dx, tiny)));
          final DoubleVector r = r2.sqrt();
          final DoubleVector s = r.sub(middle[b]).mul(inverseHalfGap[b]);
          final DoubleVector w = s.fma(s, minusOne);
          final DoubleVector ew = w.mul(barrier[b]);
          final DoubleVector slope =
              w.mul(
                  s.fma(
                      DoubleVector.broadcast(S, 4 * barrier[b]),
                      DoubleVector.broadcast(S, -3 * quarterTilt[b])));
          final DoubleVector c = slope.mul(-inverseHalfGap[b]).div(r);
          e = ew.fma(w, e);
          e = s.mul(quarterTilt[b]).fma(two.sub(w), e);
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
        DoubleVector.fromArray(S, energy, lane).add(e).intoArray(energy, lane);
      }
    }
  }
}
