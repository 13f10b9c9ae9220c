package continuo.burst.kernel;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/** Vector twin of {@link PlainPairBatch}: same operations in the same order. */
final class VectorPairBatch extends PairBatch {
  private static final VectorSpecies<Double> S = VectorWidth.DOUBLE;

  VectorPairBatch(int lanes) {
    super(lanes);
  }

  @Override
  void spread(PairRows rows, int row, double[] x) {
    final int lanes = this.lanes;
    final double[] dx = this.dx;
    final double[] dy = this.dy;
    final double[] dz = this.dz;
    final double[] r2 = this.r2;
    final int[] second = rows.second;
    final int begin = rows.start[row];
    final int n = rows.start[row + 1] - begin;
    final int i = 3 * rows.first[row] * lanes;
    for (int lane = 0; lane < lanes; lane += S.length()) {
      final int ix = i + lane;
      final DoubleVector xi = DoubleVector.fromArray(S, x, ix).sub(rows.shift[3 * row]);
      final DoubleVector yi = DoubleVector.fromArray(S, x, ix + lanes).sub(rows.shift[3 * row + 1]);
      final DoubleVector zi =
          DoubleVector.fromArray(S, x, ix + 2 * lanes).sub(rows.shift[3 * row + 2]);
      for (int k = 0; k < n; k++) {
        final int jx = 3 * second[begin + k] * lanes + lane;
        final int at = k * lanes + lane;
        final DoubleVector ex = xi.sub(DoubleVector.fromArray(S, x, jx));
        final DoubleVector ey = yi.sub(DoubleVector.fromArray(S, x, jx + lanes));
        final DoubleVector ez = zi.sub(DoubleVector.fromArray(S, x, jx + 2 * lanes));
        ex.intoArray(dx, at);
        ey.intoArray(dy, at);
        ez.intoArray(dz, at);
        ez.fma(ez, ey.fma(ey, ex.mul(ex))).intoArray(r2, at);
      }
    }
  }

  @Override
  void scatter(PairRows rows, int row, double[] f, double[] energy) {
    final int lanes = this.lanes;
    final double[] dx = this.dx;
    final double[] dy = this.dy;
    final double[] dz = this.dz;
    final double[] v = this.v;
    final double[] c = this.c;
    final int[] second = rows.second;
    final int begin = rows.start[row];
    final int n = rows.start[row + 1] - begin;
    final int i = 3 * rows.first[row] * lanes;
    final DoubleVector zero = DoubleVector.zero(S);
    for (int lane = 0; lane < lanes; lane += S.length()) {
      final int ix = i + lane;
      final int iy = ix + lanes;
      final int iz = iy + lanes;
      DoubleVector fx = zero;
      DoubleVector fy = zero;
      DoubleVector fz = zero;
      DoubleVector e = zero;
      for (int k = 0; k < n; k++) {
        final int jx = 3 * second[begin + k] * lanes + lane;
        final int jy = jx + lanes;
        final int jz = jy + lanes;
        final int at = k * lanes + lane;
        final DoubleVector fOverR = DoubleVector.fromArray(S, c, at);
        final DoubleVector gx = fOverR.mul(DoubleVector.fromArray(S, dx, at));
        final DoubleVector gy = fOverR.mul(DoubleVector.fromArray(S, dy, at));
        final DoubleVector gz = fOverR.mul(DoubleVector.fromArray(S, dz, at));
        e = e.add(DoubleVector.fromArray(S, v, at));
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
      if (energy != null) {
        DoubleVector.fromArray(S, energy, lane).add(e).intoArray(energy, lane);
      }
    }
  }
}
