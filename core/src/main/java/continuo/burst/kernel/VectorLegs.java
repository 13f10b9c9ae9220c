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
    if (arity == 2) {
      gatherPairs(x, begin, end, d);
      return;
    }
    for (int axis = 0; axis < 3; axis++) {
      switch (arity) {
        case 1 -> gatherPoints(x, axis, begin, end, d[axis]);
        case 3 -> gatherAngles(x, axis, begin, end, d[axis], d[3 + axis]);
        default -> gatherDihedrals(x, axis, begin, end, d[axis], d[3 + axis], d[6 + axis]);
      }
    }
  }

  private void gatherPoints(double[] x, int axis, int begin, int end, double[] d) {
    final int lanes = this.lanes;
    final int[] i = atom[0];
    final double[] shift = this.shift[axis];
    for (int t = begin; t < end; t++) {
      for (int lane = 0; lane < lanes; lane += S.length()) {
        DoubleVector.fromArray(S, x, (3 * i[t] + axis) * lanes + lane)
            .sub(shift[t])
            .intoArray(d, (t - begin) * lanes + lane);
      }
    }
  }

  private void gatherPairs(double[] x, int begin, int end, double[][] d) {
    final int lanes = this.lanes;
    final int[] i = atom[0];
    final int[] j = atom[1];
    final double[] shiftX = shift[0];
    final double[] shiftY = shift[1];
    final double[] shiftZ = shift[2];
    final double[] dx = d[0];
    final double[] dy = d[1];
    final double[] dz = d[2];
    for (int t = begin; t < end; t++) {
      for (int lane = 0; lane < lanes; lane += S.length()) {
        final int at = (t - begin) * lanes + lane;
        final int ix = 3 * i[t] * lanes + lane;
        final int jx = 3 * j[t] * lanes + lane;
        DoubleVector.fromArray(S, x, ix)
            .sub(shiftX[t])
            .sub(DoubleVector.fromArray(S, x, jx))
            .intoArray(dx, at);
        DoubleVector.fromArray(S, x, ix + lanes)
            .sub(shiftY[t])
            .sub(DoubleVector.fromArray(S, x, jx + lanes))
            .intoArray(dy, at);
        DoubleVector.fromArray(S, x, ix + 2 * lanes)
            .sub(shiftZ[t])
            .sub(DoubleVector.fromArray(S, x, jx + 2 * lanes))
            .intoArray(dz, at);
      }
    }
  }

  private void gatherAngles(double[] x, int axis, int begin, int end, double[] a, double[] b) {
    final int lanes = this.lanes;
    final int[] i = atom[0];
    final int[] j = atom[1];
    final int[] k = atom[2];
    final double[] shiftA = shift[axis];
    final double[] shiftB = shift[3 + axis];
    for (int t = begin; t < end; t++) {
      for (int lane = 0; lane < lanes; lane += S.length()) {
        final int at = (t - begin) * lanes + lane;
        final DoubleVector vertex = DoubleVector.fromArray(S, x, (3 * j[t] + axis) * lanes + lane);
        DoubleVector.fromArray(S, x, (3 * i[t] + axis) * lanes + lane)
            .sub(shiftA[t])
            .sub(vertex)
            .intoArray(a, at);
        DoubleVector.fromArray(S, x, (3 * k[t] + axis) * lanes + lane)
            .sub(shiftB[t])
            .sub(vertex)
            .intoArray(b, at);
      }
    }
  }

  private void gatherDihedrals(
      double[] x, int axis, int begin, int end, double[] f, double[] g, double[] h) {
    final int lanes = this.lanes;
    final int[] i = atom[0];
    final int[] j = atom[1];
    final int[] k = atom[2];
    final int[] l = atom[3];
    final double[] shiftF = shift[axis];
    final double[] shiftG = shift[3 + axis];
    final double[] shiftH = shift[6 + axis];
    for (int t = begin; t < end; t++) {
      for (int lane = 0; lane < lanes; lane += S.length()) {
        final int at = (t - begin) * lanes + lane;
        final DoubleVector xj = DoubleVector.fromArray(S, x, (3 * j[t] + axis) * lanes + lane);
        final DoubleVector xk = DoubleVector.fromArray(S, x, (3 * k[t] + axis) * lanes + lane);
        DoubleVector.fromArray(S, x, (3 * i[t] + axis) * lanes + lane)
            .sub(shiftF[t])
            .sub(xj)
            .intoArray(f, at);
        xj.sub(shiftG[t]).sub(xk).intoArray(g, at);
        DoubleVector.fromArray(S, x, (3 * l[t] + axis) * lanes + lane)
            .sub(shiftH[t])
            .sub(xk)
            .intoArray(h, at);
      }
    }
  }

  @Override
  void scatter(double[][] g, int begin, int end, double[] f) {
    if (arity == 2) {
      scatterPairs(g, begin, end, f);
      return;
    }
    for (int axis = 0; axis < 3; axis++) {
      switch (arity) {
        case 1 -> scatterPoints(g[axis], axis, begin, end, f);
        case 3 -> scatterAngles(g[axis], g[3 + axis], axis, begin, end, f);
        default -> scatterDihedrals(g[axis], g[3 + axis], g[6 + axis], axis, begin, end, f);
      }
    }
  }

  private void scatterPoints(double[] g, int axis, int begin, int end, double[] f) {
    final int lanes = this.lanes;
    final int[] i = atom[0];
    for (int t = begin; t < end; t++) {
      for (int lane = 0; lane < lanes; lane += S.length()) {
        final DoubleVector force = DoubleVector.fromArray(S, g, (t - begin) * lanes + lane);
        final int ix = (3 * i[t] + axis) * lanes + lane;
        DoubleVector.fromArray(S, f, ix).add(force).intoArray(f, ix);
      }
    }
  }

  private void scatterPairs(double[][] g, int begin, int end, double[] f) {
    final int lanes = this.lanes;
    final int[] i = atom[0];
    final int[] j = atom[1];
    final double[] gx = g[0];
    final double[] gy = g[1];
    final double[] gz = g[2];
    for (int t = begin; t < end; t++) {
      for (int lane = 0; lane < lanes; lane += S.length()) {
        final int at = (t - begin) * lanes + lane;
        final DoubleVector x = DoubleVector.fromArray(S, gx, at);
        final DoubleVector y = DoubleVector.fromArray(S, gy, at);
        final DoubleVector z = DoubleVector.fromArray(S, gz, at);
        final int ix = 3 * i[t] * lanes + lane;
        final int iy = ix + lanes;
        final int iz = iy + lanes;
        final int jx = 3 * j[t] * lanes + lane;
        final int jy = jx + lanes;
        final int jz = jy + lanes;
        DoubleVector.fromArray(S, f, ix).add(x).intoArray(f, ix);
        DoubleVector.fromArray(S, f, iy).add(y).intoArray(f, iy);
        DoubleVector.fromArray(S, f, iz).add(z).intoArray(f, iz);
        DoubleVector.fromArray(S, f, jx).sub(x).intoArray(f, jx);
        DoubleVector.fromArray(S, f, jy).sub(y).intoArray(f, jy);
        DoubleVector.fromArray(S, f, jz).sub(z).intoArray(f, jz);
      }
    }
  }

  private void scatterAngles(double[] a, double[] b, int axis, int begin, int end, double[] f) {
    final int lanes = this.lanes;
    final int[] i = atom[0];
    final int[] j = atom[1];
    final int[] k = atom[2];
    for (int t = begin; t < end; t++) {
      for (int lane = 0; lane < lanes; lane += S.length()) {
        final int at = (t - begin) * lanes + lane;
        final DoubleVector onI = DoubleVector.fromArray(S, a, at);
        final DoubleVector onK = DoubleVector.fromArray(S, b, at);
        final int ix = (3 * i[t] + axis) * lanes + lane;
        final int jx = (3 * j[t] + axis) * lanes + lane;
        final int kx = (3 * k[t] + axis) * lanes + lane;
        DoubleVector.fromArray(S, f, ix).add(onI).intoArray(f, ix);
        DoubleVector.fromArray(S, f, jx).sub(onI).sub(onK).intoArray(f, jx);
        DoubleVector.fromArray(S, f, kx).add(onK).intoArray(f, kx);
      }
    }
  }

  private void scatterDihedrals(
      double[] a, double[] b, double[] c, int axis, int begin, int end, double[] f) {
    final int lanes = this.lanes;
    final int[] i = atom[0];
    final int[] j = atom[1];
    final int[] k = atom[2];
    final int[] l = atom[3];
    for (int t = begin; t < end; t++) {
      for (int lane = 0; lane < lanes; lane += S.length()) {
        final int at = (t - begin) * lanes + lane;
        final DoubleVector first = DoubleVector.fromArray(S, a, at);
        final DoubleVector middle = DoubleVector.fromArray(S, b, at);
        final DoubleVector last = DoubleVector.fromArray(S, c, at);
        final int ix = (3 * i[t] + axis) * lanes + lane;
        final int jx = (3 * j[t] + axis) * lanes + lane;
        final int kx = (3 * k[t] + axis) * lanes + lane;
        final int lx = (3 * l[t] + axis) * lanes + lane;
        DoubleVector.fromArray(S, f, ix).add(first).intoArray(f, ix);
        DoubleVector.fromArray(S, f, jx).sub(first).add(middle).intoArray(f, jx);
        DoubleVector.fromArray(S, f, kx).sub(middle).sub(last).intoArray(f, kx);
        DoubleVector.fromArray(S, f, lx).add(last).intoArray(f, lx);
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
