package continuo.burst.kernel;

import continuo.forcefield.BondedTerm;
import continuo.structure.Composite;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/** Vector twin of {@link PlainLegs}: same operations in the same order. */
final class VectorLegs extends Legs {
  private static final VectorSpecies<Double> S = VectorWidth.DOUBLE;

  VectorLegs(BondedTerm term, Composite composite, int lanes) {
    super(term, composite, lanes);
  }

  @Override
  void gather(double[] x, int begin, int end, double[][] d) {
    final int lanes = this.lanes;
    for (int leg = 0; leg < nLegs; leg++) {
      final int[] p = this.p[leg];
      final int[] q = this.q[leg];
      final double[] shift = this.shift[leg];
      final double[] dx = d[3 * leg];
      final double[] dy = d[3 * leg + 1];
      final double[] dz = d[3 * leg + 2];
      for (int t = begin; t < end; t++) {
        for (int lane = 0; lane < lanes; lane += S.length()) {
          final int ix = 3 * p[t] * lanes + lane;
          final int at = (t - begin) * lanes + lane;
          DoubleVector x1 = DoubleVector.fromArray(S, x, ix).sub(shift[3 * t]);
          DoubleVector y1 = DoubleVector.fromArray(S, x, ix + lanes).sub(shift[3 * t + 1]);
          DoubleVector z1 = DoubleVector.fromArray(S, x, ix + 2 * lanes).sub(shift[3 * t + 2]);
          if (q[t] != NO_ATOM) {
            final int jx = 3 * q[t] * lanes + lane;
            x1 = x1.sub(DoubleVector.fromArray(S, x, jx));
            y1 = y1.sub(DoubleVector.fromArray(S, x, jx + lanes));
            z1 = z1.sub(DoubleVector.fromArray(S, x, jx + 2 * lanes));
          }
          x1.intoArray(dx, at);
          y1.intoArray(dy, at);
          z1.intoArray(dz, at);
        }
      }
    }
  }

  @Override
  void scatter(double[][] g, int begin, int end, double[] f) {
    final int lanes = this.lanes;
    for (int leg = 0; leg < nLegs; leg++) {
      final int[] p = this.p[leg];
      final int[] q = this.q[leg];
      final double[] gx = g[3 * leg];
      final double[] gy = g[3 * leg + 1];
      final double[] gz = g[3 * leg + 2];
      for (int t = begin; t < end; t++) {
        for (int lane = 0; lane < lanes; lane += S.length()) {
          final int at = (t - begin) * lanes + lane;
          final DoubleVector fx = DoubleVector.fromArray(S, gx, at);
          final DoubleVector fy = DoubleVector.fromArray(S, gy, at);
          final DoubleVector fz = DoubleVector.fromArray(S, gz, at);
          final int ix = 3 * p[t] * lanes + lane;
          final int iy = ix + lanes;
          final int iz = iy + lanes;
          DoubleVector.fromArray(S, f, ix).add(fx).intoArray(f, ix);
          DoubleVector.fromArray(S, f, iy).add(fy).intoArray(f, iy);
          DoubleVector.fromArray(S, f, iz).add(fz).intoArray(f, iz);
          if (q[t] != NO_ATOM) {
            final int jx = 3 * q[t] * lanes + lane;
            final int jy = jx + lanes;
            final int jz = jy + lanes;
            DoubleVector.fromArray(S, f, jx).sub(fx).intoArray(f, jx);
            DoubleVector.fromArray(S, f, jy).sub(fy).intoArray(f, jy);
            DoubleVector.fromArray(S, f, jz).sub(fz).intoArray(f, jz);
          }
        }
      }
    }
  }

  @Override
  void spread(double[] values, int begin, int end, double[] out) {
    for (int t = begin; t < end; t++) {
      final DoubleVector value = DoubleVector.broadcast(S, values[t]);
      for (int lane = 0; lane < lanes; lane += S.length()) {
        value.intoArray(out, (t - begin) * lanes + lane);
      }
    }
  }

  @Override
  void sum(double[] values, int tuples, double[] sum) {
    for (int lane = 0; lane < lanes; lane += S.length()) {
      DoubleVector total = DoubleVector.fromArray(S, sum, lane);
      for (int t = 0; t < tuples; t++) {
        total = total.add(DoubleVector.fromArray(S, values, t * lanes + lane));
      }
      total.intoArray(sum, lane);
    }
  }
}
