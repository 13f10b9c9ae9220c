package continuo.burst.kernel;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.Arrays;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * Vector twin of {@link PlainBasisProduct}: same operations in the same order for every element of
 * the result. Four modes (contract) or four atoms (expand) at a time share each load of the other
 * factor; what is left over goes one by one.
 *
 * <p>The factor that is read again and again is copied to rows of a power of two, [row][xyz
 * –][lane]: the compiler then sees that no index leaves its array and tests none of them in the
 * loops.
 */
final class VectorBasisProduct implements BasisProduct {
  private static final int LANES = LaneConstant.lanes(MethodHandles.lookup());
  private static final VectorSpecies<Double> S = VectorWidth.DOUBLE;
  private static final int BLOCK_ATOMS = BasisTable.BLOCK_ATOMS;

  /** From one row of a copy to the next. */
  private static final int ROW = 4 * LANES;

  private final BasisTable table;
  private final double[] u;
  private final int nAtoms;
  private final int nModes;

  /** w_i y_i of a block of atoms. */
  private final double[] block;

  /** Copies of mode arrays. */
  private double[][] modes = {};

  /** A kernel with the number of lanes built in. */
  static BasisProduct of(double[] u, int nAtoms, int nModes, int lanes) {
    PlainBasisProduct.requireTable(u, nAtoms, nModes, lanes);
    return LaneConstant.create(
        MethodHandles.lookup(),
        BasisProduct.class,
        MethodType.methodType(void.class, double[].class, int.class, int.class),
        lanes,
        u,
        nAtoms,
        nModes);
  }

  /** Called by {@link LaneConstant} alone, on a copy of this class. */
  VectorBasisProduct(double[] u, int nAtoms, int nModes) {
    this.table = new BasisTable(nAtoms, nModes);
    this.u = new double[table.size()];
    for (int i = 0; i < nAtoms; i++) {
      for (int a = 0; a < nModes; a++) {
        this.u[table.at(i, a)] = u[i * nModes + a];
      }
    }
    this.nAtoms = nAtoms;
    this.nModes = nModes;
    this.block = new double[BLOCK_ATOMS * ROW];
  }

  @Override
  public void contract(double[][] y, double[][] home, double[] weight, double[][] out) {
    for (int k = 0; k < y.length; k++) {
      Layout.requireRoom("atom array", y[k], nAtoms, LANES);
      Layout.requireLength("mode array", out[k], Layout.size(nModes, LANES));
      Arrays.fill(out[k], 0);
    }
    for (int begin = 0; begin < nAtoms; begin += BLOCK_ATOMS) {
      for (int k = 0; k < y.length; k++) {
        copyBlock(y[k], home[k], weight, begin, table.blockSize(begin));
        contract(out[k], begin, table.blockSize(begin));
      }
    }
  }

  private void copyBlock(double[] y, double[] home, double[] weight, int begin, int n) {
    for (int i = 0; i < n; i++) {
      final double w = weight == null ? 1 : weight[begin + i];
      for (int axis = 0; axis < 3; axis++) {
        final int atom = 3 * (begin + i) + axis;
        final double h = home == null ? 0 : home[atom];
        copy(y, atom * LANES, h, w, block, i * ROW + axis * LANES);
      }
    }
  }

  private static void copy(double[] from, int at, double home, double w, double[] to, int first) {
    for (int c = 0; c < LANES; c += S.length()) {
      DoubleVector.fromArray(S, from, at + c).sub(home).mul(w).intoArray(to, first + c);
    }
  }

  private void contract(double[] out, int begin, int n) {
    for (int lane = 0; lane < LANES; lane += S.length()) {
      int a = 0;
      for (; a + 4 <= nModes; a += 4) {
        contractFour(lane, table.at(begin, a), n, out, 3 * a * LANES + lane);
      }
      for (; a < nModes; a++) {
        contractOne(lane, table.at(begin, a), n, out, 3 * a * LANES + lane);
      }
    }
  }

  /** Adds the products of n atoms of the block with four modes, the first of them at {@code iu}. */
  private void contractFour(int lane, int iu, int n, double[] out, int at) {
    final double[] u = this.u;
    final double[] block = this.block;
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
      final DoubleVector yx = DoubleVector.fromArray(S, block, i * ROW + lane);
      final DoubleVector yy = DoubleVector.fromArray(S, block, i * ROW + lane + LANES);
      final DoubleVector yz = DoubleVector.fromArray(S, block, i * ROW + lane + 2 * LANES);
      final DoubleVector u0 = DoubleVector.broadcast(S, u[iu + i]);
      x0 = u0.fma(yx, x0);
      y0 = u0.fma(yy, y0);
      z0 = u0.fma(yz, z0);
      final DoubleVector u1 = DoubleVector.broadcast(S, u[iu + i + BLOCK_ATOMS]);
      x1 = u1.fma(yx, x1);
      y1 = u1.fma(yy, y1);
      z1 = u1.fma(yz, z1);
      final DoubleVector u2 = DoubleVector.broadcast(S, u[iu + i + 2 * BLOCK_ATOMS]);
      x2 = u2.fma(yx, x2);
      y2 = u2.fma(yy, y2);
      z2 = u2.fma(yz, z2);
      final DoubleVector u3 = DoubleVector.broadcast(S, u[iu + i + 3 * BLOCK_ATOMS]);
      x3 = u3.fma(yx, x3);
      y3 = u3.fma(yy, y3);
      z3 = u3.fma(yz, z3);
    }
    add(out, at, x0, y0, z0);
    add(out, at + 3 * LANES, x1, y1, z1);
    add(out, at + 6 * LANES, x2, y2, z2);
    add(out, at + 9 * LANES, x3, y3, z3);
  }

  private void contractOne(int lane, int iu, int n, double[] out, int at) {
    DoubleVector sx = DoubleVector.zero(S);
    DoubleVector sy = sx;
    DoubleVector sz = sx;
    for (int i = 0; i < n; i++) {
      final DoubleVector ua = DoubleVector.broadcast(S, u[iu + i]);
      sx = ua.fma(DoubleVector.fromArray(S, block, i * ROW + lane), sx);
      sy = ua.fma(DoubleVector.fromArray(S, block, i * ROW + lane + LANES), sy);
      sz = ua.fma(DoubleVector.fromArray(S, block, i * ROW + lane + 2 * LANES), sz);
    }
    add(out, at, sx, sy, sz);
  }

  @Override
  public void expand(double[][] c, double[][] y) {
    if (modes.length < c.length) {
      modes = new double[c.length][Math.multiplyExact(nModes, ROW)];
    }
    for (int k = 0; k < y.length; k++) {
      Layout.requireLength("mode array", c[k], Layout.size(nModes, LANES));
      Layout.requireRoom("atom array", y[k], nAtoms, LANES);
      for (int a = 0; a < nModes; a++) {
        System.arraycopy(c[k], 3 * a * LANES, modes[k], a * ROW, 3 * LANES);
      }
    }
    for (int begin = 0; begin < nAtoms; begin += BLOCK_ATOMS) {
      for (int k = 0; k < y.length; k++) {
        expand(modes[k], y[k], begin, begin + table.blockSize(begin));
      }
    }
  }

  private void expand(double[] modes, double[] y, int begin, int end) {
    for (int lane = 0; lane < LANES; lane += S.length()) {
      int i = begin;
      for (; i + 4 <= end; i += 4) {
        expandFour(modes, lane, table.at(i, 0), y, 3 * i * LANES + lane);
      }
      for (; i < end; i++) {
        expandOne(modes, lane, table.at(i, 0), y, 3 * i * LANES + lane);
      }
    }
  }

  /** Adds the products of all modes to four atoms, the first of them at {@code iu}. */
  private void expandFour(double[] modes, int lane, int iu, double[] y, int at) {
    final double[] u = this.u;
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
    for (int a = 0; a < nModes; a++) {
      final DoubleVector cx = DoubleVector.fromArray(S, modes, a * ROW + lane);
      final DoubleVector cy = DoubleVector.fromArray(S, modes, a * ROW + lane + LANES);
      final DoubleVector cz = DoubleVector.fromArray(S, modes, a * ROW + lane + 2 * LANES);
      final DoubleVector u0 = DoubleVector.broadcast(S, u[iu + a * BLOCK_ATOMS]);
      x0 = u0.fma(cx, x0);
      y0 = u0.fma(cy, y0);
      z0 = u0.fma(cz, z0);
      final DoubleVector u1 = DoubleVector.broadcast(S, u[iu + a * BLOCK_ATOMS + 1]);
      x1 = u1.fma(cx, x1);
      y1 = u1.fma(cy, y1);
      z1 = u1.fma(cz, z1);
      final DoubleVector u2 = DoubleVector.broadcast(S, u[iu + a * BLOCK_ATOMS + 2]);
      x2 = u2.fma(cx, x2);
      y2 = u2.fma(cy, y2);
      z2 = u2.fma(cz, z2);
      final DoubleVector u3 = DoubleVector.broadcast(S, u[iu + a * BLOCK_ATOMS + 3]);
      x3 = u3.fma(cx, x3);
      y3 = u3.fma(cy, y3);
      z3 = u3.fma(cz, z3);
    }
    add(y, at, x0, y0, z0);
    add(y, at + 3 * LANES, x1, y1, z1);
    add(y, at + 6 * LANES, x2, y2, z2);
    add(y, at + 9 * LANES, x3, y3, z3);
  }

  private void expandOne(double[] modes, int lane, int iu, double[] y, int at) {
    DoubleVector sx = DoubleVector.zero(S);
    DoubleVector sy = sx;
    DoubleVector sz = sx;
    for (int a = 0; a < nModes; a++) {
      final DoubleVector ua = DoubleVector.broadcast(S, u[iu + a * BLOCK_ATOMS]);
      sx = ua.fma(DoubleVector.fromArray(S, modes, a * ROW + lane), sx);
      sy = ua.fma(DoubleVector.fromArray(S, modes, a * ROW + lane + LANES), sy);
      sz = ua.fma(DoubleVector.fromArray(S, modes, a * ROW + lane + 2 * LANES), sz);
    }
    add(y, at, sx, sy, sz);
  }

  private static void add(double[] to, int at, DoubleVector sx, DoubleVector sy, DoubleVector sz) {
    DoubleVector.fromArray(S, to, at).add(sx).intoArray(to, at);
    DoubleVector.fromArray(S, to, at + LANES).add(sy).intoArray(to, at + LANES);
    DoubleVector.fromArray(S, to, at + 2 * LANES).add(sz).intoArray(to, at + 2 * LANES);
  }
}
