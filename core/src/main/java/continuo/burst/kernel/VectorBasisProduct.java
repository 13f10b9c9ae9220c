package continuo.burst.kernel;

import java.util.Arrays;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * Vector twin of {@link PlainBasisProduct}: same operations in the same order for every element of
 * the result. Four modes (contract) or four atoms (expand) at a time share each load of the other
 * factor; what is left over goes one by one.
 */
final class VectorBasisProduct implements BasisProduct {
  private static final VectorSpecies<Double> S = VectorWidth.DOUBLE;
  private static final int BLOCK_ATOMS = PlainBasisProduct.BLOCK_ATOMS;

  private final double[] u;
  private final int nAtoms;
  private final int nModes;
  private final int lanes;

  /** w_i y_i of a block, [atom][xyz][lane]. */
  private final double[] weighted;

  VectorBasisProduct(double[] u, int nAtoms, int nModes, int lanes) {
    PlainBasisProduct.requireTable(u, nAtoms, nModes, lanes);
    this.u = u;
    this.nAtoms = nAtoms;
    this.nModes = nModes;
    this.lanes = lanes;
    this.weighted = new double[3 * BLOCK_ATOMS * lanes];
  }

  @Override
  public void contract(double[] y, double[] weight, double[] out) {
    Layout.requireRoom("atom array", y, nAtoms, lanes);
    Layout.requireLength("mode array", out, Layout.size(nModes, lanes));
    Arrays.fill(out, 0);
    for (int begin = 0; begin < nAtoms; begin += BLOCK_ATOMS) {
      final int n = Math.min(BLOCK_ATOMS, nAtoms - begin);
      final double[] block = weight == null ? y : weighted;
      final int origin = weight == null ? 3 * begin * lanes : 0;
      if (weight != null) {
        multiply(y, weight, begin, n);
      }
      for (int lane = 0; lane < lanes; lane += S.length()) {
        int a = 0;
        for (; a + 4 <= nModes; a += 4) {
          contractFour(block, origin + lane, begin, n, a, out, lane);
        }
        for (; a < nModes; a++) {
          contractOne(block, origin + lane, begin, n, a, out, lane);
        }
      }
    }
  }

  private void multiply(double[] y, double[] weight, int begin, int n) {
    final int row = 3 * lanes;
    for (int i = 0; i < n; i++) {
      final double w = weight[begin + i];
      for (int c = i * row; c < (i + 1) * row; c += S.length()) {
        DoubleVector.fromArray(S, y, begin * row + c).mul(w).intoArray(weighted, c);
      }
    }
  }

  private void contractFour(
      double[] y, int origin, int begin, int n, int a, double[] out, int lane) {
    final double[] u = this.u;
    final int lanes = this.lanes;
    final int nModes = this.nModes;
    DoubleVector x0 = DoubleVector.zero(S);
    DoubleVector y0 = x0;
    DoubleVector z0 = x0;
    DoubleVector x1 = x0;
    DoubleVector y1 = x0;
    DoubleVector z1 = x0;
    DoubleVector x2 = x0;
    DoubleVector y2 = x0;
    DoubleVector z2 = x0;
    DoubleVector x3 = x0;
    DoubleVector y3 = x0;
    DoubleVector z3 = x0;
    for (int i = 0; i < n; i++) {
      final int iy = origin + 3 * i * lanes;
      final DoubleVector yx = DoubleVector.fromArray(S, y, iy);
      final DoubleVector yy = DoubleVector.fromArray(S, y, iy + lanes);
      final DoubleVector yz = DoubleVector.fromArray(S, y, iy + 2 * lanes);
      final int iu = (begin + i) * nModes + a;
      final DoubleVector u0 = DoubleVector.broadcast(S, u[iu]);
      x0 = u0.fma(yx, x0);
      y0 = u0.fma(yy, y0);
      z0 = u0.fma(yz, z0);
      final DoubleVector u1 = DoubleVector.broadcast(S, u[iu + 1]);
      x1 = u1.fma(yx, x1);
      y1 = u1.fma(yy, y1);
      z1 = u1.fma(yz, z1);
      final DoubleVector u2 = DoubleVector.broadcast(S, u[iu + 2]);
      x2 = u2.fma(yx, x2);
      y2 = u2.fma(yy, y2);
      z2 = u2.fma(yz, z2);
      final DoubleVector u3 = DoubleVector.broadcast(S, u[iu + 3]);
      x3 = u3.fma(yx, x3);
      y3 = u3.fma(yy, y3);
      z3 = u3.fma(yz, z3);
    }
    add(out, 3 * a * lanes + lane, x0, y0, z0);
    add(out, 3 * (a + 1) * lanes + lane, x1, y1, z1);
    add(out, 3 * (a + 2) * lanes + lane, x2, y2, z2);
    add(out, 3 * (a + 3) * lanes + lane, x3, y3, z3);
  }

  private void contractOne(
      double[] y, int origin, int begin, int n, int a, double[] out, int lane) {
    DoubleVector sx = DoubleVector.zero(S);
    DoubleVector sy = sx;
    DoubleVector sz = sx;
    for (int i = 0; i < n; i++) {
      final int iy = origin + 3 * i * lanes;
      final DoubleVector ua = DoubleVector.broadcast(S, u[(begin + i) * nModes + a]);
      sx = ua.fma(DoubleVector.fromArray(S, y, iy), sx);
      sy = ua.fma(DoubleVector.fromArray(S, y, iy + lanes), sy);
      sz = ua.fma(DoubleVector.fromArray(S, y, iy + 2 * lanes), sz);
    }
    add(out, 3 * a * lanes + lane, sx, sy, sz);
  }

  @Override
  public void expand(double[] c, double[] y) {
    Layout.requireLength("mode array", c, Layout.size(nModes, lanes));
    Layout.requireRoom("atom array", y, nAtoms, lanes);
    for (int lane = 0; lane < lanes; lane += S.length()) {
      int i = 0;
      for (; i + 4 <= nAtoms; i += 4) {
        expandFour(c, i, y, lane);
      }
      for (; i < nAtoms; i++) {
        expandOne(c, i, y, lane);
      }
    }
  }

  private void expandFour(double[] c, int i, double[] y, int lane) {
    final double[] u = this.u;
    final int lanes = this.lanes;
    final int nModes = this.nModes;
    final int i0 = i * nModes;
    final int i1 = i0 + nModes;
    final int i2 = i1 + nModes;
    final int i3 = i2 + nModes;
    DoubleVector x0 = DoubleVector.zero(S);
    DoubleVector y0 = x0;
    DoubleVector z0 = x0;
    DoubleVector x1 = x0;
    DoubleVector y1 = x0;
    DoubleVector z1 = x0;
    DoubleVector x2 = x0;
    DoubleVector y2 = x0;
    DoubleVector z2 = x0;
    DoubleVector x3 = x0;
    DoubleVector y3 = x0;
    DoubleVector z3 = x0;
    for (int a = 0; a < nModes; a++) {
      final int ca = 3 * a * lanes + lane;
      final DoubleVector cx = DoubleVector.fromArray(S, c, ca);
      final DoubleVector cy = DoubleVector.fromArray(S, c, ca + lanes);
      final DoubleVector cz = DoubleVector.fromArray(S, c, ca + 2 * lanes);
      final DoubleVector u0 = DoubleVector.broadcast(S, u[i0 + a]);
      x0 = u0.fma(cx, x0);
      y0 = u0.fma(cy, y0);
      z0 = u0.fma(cz, z0);
      final DoubleVector u1 = DoubleVector.broadcast(S, u[i1 + a]);
      x1 = u1.fma(cx, x1);
      y1 = u1.fma(cy, y1);
      z1 = u1.fma(cz, z1);
      final DoubleVector u2 = DoubleVector.broadcast(S, u[i2 + a]);
      x2 = u2.fma(cx, x2);
      y2 = u2.fma(cy, y2);
      z2 = u2.fma(cz, z2);
      final DoubleVector u3 = DoubleVector.broadcast(S, u[i3 + a]);
      x3 = u3.fma(cx, x3);
      y3 = u3.fma(cy, y3);
      z3 = u3.fma(cz, z3);
    }
    add(y, 3 * i * lanes + lane, x0, y0, z0);
    add(y, 3 * (i + 1) * lanes + lane, x1, y1, z1);
    add(y, 3 * (i + 2) * lanes + lane, x2, y2, z2);
    add(y, 3 * (i + 3) * lanes + lane, x3, y3, z3);
  }

  private void expandOne(double[] c, int i, double[] y, int lane) {
    DoubleVector sx = DoubleVector.zero(S);
    DoubleVector sy = sx;
    DoubleVector sz = sx;
    for (int a = 0; a < nModes; a++) {
      final int ca = 3 * a * lanes + lane;
      final DoubleVector ua = DoubleVector.broadcast(S, u[i * nModes + a]);
      sx = ua.fma(DoubleVector.fromArray(S, c, ca), sx);
      sy = ua.fma(DoubleVector.fromArray(S, c, ca + lanes), sy);
      sz = ua.fma(DoubleVector.fromArray(S, c, ca + 2 * lanes), sz);
    }
    add(y, 3 * i * lanes + lane, sx, sy, sz);
  }

  private void add(double[] to, int at, DoubleVector sx, DoubleVector sy, DoubleVector sz) {
    DoubleVector.fromArray(S, to, at).add(sx).intoArray(to, at);
    DoubleVector.fromArray(S, to, at + lanes).add(sy).intoArray(to, at + lanes);
    DoubleVector.fromArray(S, to, at + 2 * lanes).add(sz).intoArray(to, at + 2 * lanes);
  }
}
