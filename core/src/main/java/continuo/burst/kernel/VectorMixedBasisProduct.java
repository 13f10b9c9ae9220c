package continuo.burst.kernel;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.Arrays;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * Vector twin of {@link PlainMixedBasisProduct}: same operations in the same order for every
 * element of the result. Blocked as {@link VectorBasisProduct}, with twice the lanes in a vector.
 */
final class VectorMixedBasisProduct implements BasisProduct {
  private static final int LANES = LaneConstant.lanes(MethodHandles.lookup());
  private static final VectorSpecies<Double> S = VectorWidth.DOUBLE;
  private static final VectorSpecies<Float> F = VectorWidth.FLOAT;
  private static final int BLOCK_ATOMS = BasisTable.BLOCK_ATOMS;

  /** From one row of a copy to the next. */
  private static final int ROW = 4 * LANES;

  private final BasisTable table;
  private final float[] u;
  private final int nAtoms;
  private final int nModes;

  /** w_i y_i of a block of atoms. */
  private final float[] block;

  /** Of all modes over a block of atoms, or of the atoms of a block over all modes, [xyz][lane]. */
  private final float[] sums;

  /** Copies of mode arrays. */
  private float[][] modes = {};

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
  VectorMixedBasisProduct(double[] u, int nAtoms, int nModes) {
    this.table = new BasisTable(nAtoms, nModes);
    this.u = new float[table.size()];
    for (int i = 0; i < nAtoms; i++) {
      for (int a = 0; a < nModes; a++) {
        this.u[table.at(i, a)] = (float) u[i * nModes + a];
      }
    }
    this.nAtoms = nAtoms;
    this.nModes = nModes;
    this.block = new float[BLOCK_ATOMS * ROW];
    this.sums = new float[3 * Math.max(nModes, BLOCK_ATOMS) * LANES];
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

  private static void copy(double[] from, int at, double home, double w, float[] to, int first) {
    for (int c = 0; c < LANES; c += F.length()) {
      HalfVectors.join(
              DoubleVector.fromArray(S, from, at + c).sub(home).mul(w),
              DoubleVector.fromArray(S, from, at + c + S.length()).sub(home).mul(w))
          .intoArray(to, first + c);
    }
  }

  private void contract(double[] out, int begin, int n) {
    for (int lane = 0; lane < LANES; lane += F.length()) {
      int a = 0;
      for (; a + 4 <= nModes; a += 4) {
        contractFour(lane, table.at(begin, a), n, 3 * a * LANES + lane);
      }
      for (; a < nModes; a++) {
        contractOne(lane, table.at(begin, a), n, 3 * a * LANES + lane);
      }
    }
    addSums(out, 0, 3 * nModes * LANES);
  }

  /** Sums the products of n atoms of the block with four modes, the first of them at {@code iu}. */
  private void contractFour(int lane, int iu, int n, int at) {
    final float[] u = this.u;
    final float[] block = this.block;
    FloatVector x0 = FloatVector.broadcast(F, 0f);
    FloatVector y0 = x0;
    FloatVector z0 = x0;
    FloatVector x1 = x0;
    FloatVector y1 = x0;
    FloatVector z1 = x0;
    FloatVector x2 = x0;
    FloatVector y2 = x0;
    FloatVector z2 = x0;
    FloatVector x3 = x0;
    FloatVector y3 = x0;
    FloatVector z3 = x0;
    for (int i = 0; i < n; i++) {
      final FloatVector yx = FloatVector.fromArray(F, block, i * ROW + lane);
      final FloatVector yy = FloatVector.fromArray(F, block, i * ROW + lane + LANES);
      final FloatVector yz = FloatVector.fromArray(F, block, i * ROW + lane + 2 * LANES);
      final FloatVector u0 = FloatVector.broadcast(F, u[iu + i]);
      x0 = u0.fma(yx, x0);
      y0 = u0.fma(yy, y0);
      z0 = u0.fma(yz, z0);
      final FloatVector u1 = FloatVector.broadcast(F, u[iu + i + BLOCK_ATOMS]);
      x1 = u1.fma(yx, x1);
      y1 = u1.fma(yy, y1);
      z1 = u1.fma(yz, z1);
      final FloatVector u2 = FloatVector.broadcast(F, u[iu + i + 2 * BLOCK_ATOMS]);
      x2 = u2.fma(yx, x2);
      y2 = u2.fma(yy, y2);
      z2 = u2.fma(yz, z2);
      final FloatVector u3 = FloatVector.broadcast(F, u[iu + i + 3 * BLOCK_ATOMS]);
      x3 = u3.fma(yx, x3);
      y3 = u3.fma(yy, y3);
      z3 = u3.fma(yz, z3);
    }
    put(sums, at, x0, y0, z0);
    put(sums, at + 3 * LANES, x1, y1, z1);
    put(sums, at + 6 * LANES, x2, y2, z2);
    put(sums, at + 9 * LANES, x3, y3, z3);
  }

  private void contractOne(int lane, int iu, int n, int at) {
    FloatVector sx = FloatVector.broadcast(F, 0f);
    FloatVector sy = sx;
    FloatVector sz = sx;
    for (int i = 0; i < n; i++) {
      final FloatVector ua = FloatVector.broadcast(F, u[iu + i]);
      sx = ua.fma(FloatVector.fromArray(F, block, i * ROW + lane), sx);
      sy = ua.fma(FloatVector.fromArray(F, block, i * ROW + lane + LANES), sy);
      sz = ua.fma(FloatVector.fromArray(F, block, i * ROW + lane + 2 * LANES), sz);
    }
    put(sums, at, sx, sy, sz);
  }

  @Override
  public void expand(double[][] c, double[][] y) {
    if (modes.length < c.length) {
      modes = new float[c.length][Math.multiplyExact(nModes, ROW)];
    }
    for (int k = 0; k < y.length; k++) {
      Layout.requireLength("mode array", c[k], Layout.size(nModes, LANES));
      Layout.requireRoom("atom array", y[k], nAtoms, LANES);
      for (int a = 0; a < nModes; a++) {
        for (int axis = 0; axis < 3; axis++) {
          copy(c[k], (3 * a + axis) * LANES, 0, 1, modes[k], a * ROW + axis * LANES);
        }
      }
    }
    for (int begin = 0; begin < nAtoms; begin += BLOCK_ATOMS) {
      for (int k = 0; k < y.length; k++) {
        expand(modes[k], y[k], begin, begin + table.blockSize(begin));
      }
    }
  }

  private void expand(float[] modes, double[] y, int begin, int end) {
    for (int lane = 0; lane < LANES; lane += F.length()) {
      int i = begin;
      for (; i + 4 <= end; i += 4) {
        expandFour(modes, lane, table.at(i, 0), 3 * (i - begin) * LANES + lane);
      }
      for (; i < end; i++) {
        expandOne(modes, lane, table.at(i, 0), 3 * (i - begin) * LANES + lane);
      }
    }
    addSums(y, 3 * begin * LANES, 3 * (end - begin) * LANES);
  }

  /** Sums the products of all modes with four atoms, the first of them at {@code iu}. */
  private void expandFour(float[] modes, int lane, int iu, int at) {
    final float[] u = this.u;
    final int nModes = this.nModes;
    FloatVector x0 = FloatVector.broadcast(F, 0f);
    FloatVector y0 = x0;
    FloatVector z0 = x0;
    FloatVector x1 = x0;
    FloatVector y1 = x0;
    FloatVector z1 = x0;
    FloatVector x2 = x0;
    FloatVector y2 = x0;
    FloatVector z2 = x0;
    FloatVector x3 = x0;
    FloatVector y3 = x0;
    FloatVector z3 = x0;
    for (int a = 0; a < nModes; a++) {
      final FloatVector cx = FloatVector.fromArray(F, modes, a * ROW + lane);
      final FloatVector cy = FloatVector.fromArray(F, modes, a * ROW + lane + LANES);
      final FloatVector cz = FloatVector.fromArray(F, modes, a * ROW + lane + 2 * LANES);
      final FloatVector u0 = FloatVector.broadcast(F, u[iu + a * BLOCK_ATOMS]);
      x0 = u0.fma(cx, x0);
      y0 = u0.fma(cy, y0);
      z0 = u0.fma(cz, z0);
      final FloatVector u1 = FloatVector.broadcast(F, u[iu + a * BLOCK_ATOMS + 1]);
      x1 = u1.fma(cx, x1);
      y1 = u1.fma(cy, y1);
      z1 = u1.fma(cz, z1);
      final FloatVector u2 = FloatVector.broadcast(F, u[iu + a * BLOCK_ATOMS + 2]);
      x2 = u2.fma(cx, x2);
      y2 = u2.fma(cy, y2);
      z2 = u2.fma(cz, z2);
      final FloatVector u3 = FloatVector.broadcast(F, u[iu + a * BLOCK_ATOMS + 3]);
      x3 = u3.fma(cx, x3);
      y3 = u3.fma(cy, y3);
      z3 = u3.fma(cz, z3);
    }
    put(sums, at, x0, y0, z0);
    put(sums, at + 3 * LANES, x1, y1, z1);
    put(sums, at + 6 * LANES, x2, y2, z2);
    put(sums, at + 9 * LANES, x3, y3, z3);
  }

  private void expandOne(float[] modes, int lane, int iu, int at) {
    FloatVector sx = FloatVector.broadcast(F, 0f);
    FloatVector sy = sx;
    FloatVector sz = sx;
    for (int a = 0; a < nModes; a++) {
      final FloatVector ua = FloatVector.broadcast(F, u[iu + a * BLOCK_ATOMS]);
      sx = ua.fma(FloatVector.fromArray(F, modes, a * ROW + lane), sx);
      sy = ua.fma(FloatVector.fromArray(F, modes, a * ROW + lane + LANES), sy);
      sz = ua.fma(FloatVector.fromArray(F, modes, a * ROW + lane + 2 * LANES), sz);
    }
    put(sums, at, sx, sy, sz);
  }

  private static void put(float[] to, int at, FloatVector sx, FloatVector sy, FloatVector sz) {
    sx.intoArray(to, at);
    sy.intoArray(to, at + LANES);
    sz.intoArray(to, at + 2 * LANES);
  }

  /** Adds the first numbers of {@link #sums} to an array, from an index on. */
  private void addSums(double[] to, int at, int count) {
    final float[] sums = this.sums;
    for (int c = 0; c < count; c += F.length()) {
      final FloatVector both = FloatVector.fromArray(F, sums, c);
      final int first = at + c;
      final int second = first + S.length();
      DoubleVector.fromArray(S, to, first).add(HalfVectors.lower(both)).intoArray(to, first);
      DoubleVector.fromArray(S, to, second).add(HalfVectors.upper(both)).intoArray(to, second);
    }
  }
}
