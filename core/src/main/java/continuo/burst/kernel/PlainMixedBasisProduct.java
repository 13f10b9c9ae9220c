package continuo.burst.kernel;

import java.util.Arrays;

/**
 * {@link PlainBasisProduct} in single precision: functions and factors are rounded to it, and so
 * are the sums over the atoms of a block and over the modes; the sums of the blocks and the atom
 * array stay in double. A contraction is off by at most (64 + 3) 2⁻²⁴ Σ_i |w_i U_ia (y_i − h_i)|,
 * an expansion by (M + 2) 2⁻²⁴ Σ_a |U_ia c_a|, in first order.
 */
final class PlainMixedBasisProduct implements BasisProduct {
  private static final int BLOCK_ATOMS = BasisTable.BLOCK_ATOMS;

  private final float[] u;
  private final int nAtoms;
  private final int nModes;
  private final int lanes;

  /** One row of a result, [xyz][lane]. */
  private final float[] sum;

  PlainMixedBasisProduct(double[] u, int nAtoms, int nModes, int lanes) {
    PlainBasisProduct.requireTable(u, nAtoms, nModes, lanes);
    this.u = new float[u.length];
    for (int c = 0; c < u.length; c++) {
      this.u[c] = (float) u[c];
    }
    this.nAtoms = nAtoms;
    this.nModes = nModes;
    this.lanes = lanes;
    this.sum = new float[3 * lanes];
  }

  @Override
  public void contract(double[][] y, double[][] home, double[] weight, double[][] out) {
    for (int k = 0; k < y.length; k++) {
      contract(y[k], home[k], weight, out[k]);
    }
  }

  private void contract(double[] y, double[] home, double[] weight, double[] out) {
    Layout.requireRoom("atom array", y, nAtoms, lanes);
    Layout.requireLength("mode array", out, Layout.size(nModes, lanes));
    Arrays.fill(out, 0);
    final int row = 3 * lanes;
    for (int begin = 0; begin < nAtoms; begin += BLOCK_ATOMS) {
      int end = Math.min(begin + BLOCK_ATOMS, nAtoms);
      for (int a = 0; a < nModes; a++) {
        Arrays.fill(sum, 0);
        for (int i = begin; i < end; i++) {
          final double w = weight == null ? 1 : weight[i];
          final float ua = u[i * nModes + a];
          for (int n = 0; n < row; n++) {
            final double h = home == null ? 0 : home[3 * i + n / lanes];
            sum[n] = Math.fma(ua, (float) (w * (y[i * row + n] - h)), sum[n]);
          }
        }
        addSum(out, a * row);
      }
    }
  }

  @Override
  public void expand(double[][] c, double[][] y) {
    for (int k = 0; k < y.length; k++) {
      expandInto(c[k], y[k]);
    }
  }

  private void expandInto(double[] c, double[] y) {
    Layout.requireLength("mode array", c, Layout.size(nModes, lanes));
    Layout.requireRoom("atom array", y, nAtoms, lanes);
    final int row = 3 * lanes;
    for (int i = 0; i < nAtoms; i++) {
      Arrays.fill(sum, 0);
      for (int a = 0; a < nModes; a++) {
        final float ua = u[i * nModes + a];
        for (int n = 0; n < row; n++) {
          sum[n] = Math.fma(ua, (float) c[a * row + n], sum[n]);
        }
      }
      addSum(y, i * row);
    }
  }

  private void addSum(double[] to, int at) {
    for (int n = 0; n < sum.length; n++) {
      to[at + n] += sum[n];
    }
  }
}
