package continuo.burst.kernel;

import java.util.Arrays;

/**
 * Plain version. {@code contract} sums over the atoms of a block first and then over the blocks,
 * each in order; {@code expand} sums over the modes in order and then adds to y. The blocks of
 * atoms keep y in cache while all modes pass over it.
 */
final class PlainBasisProduct implements BasisProduct {
  private static final int BLOCK_ATOMS = BasisTable.BLOCK_ATOMS;

  private final double[] u;
  private final int nAtoms;
  private final int nModes;
  private final int lanes;

  /** One row of a result, [xyz][lane]. */
  private final double[] sum;

  PlainBasisProduct(double[] u, int nAtoms, int nModes, int lanes) {
    requireTable(u, nAtoms, nModes, lanes);
    this.u = u;
    this.nAtoms = nAtoms;
    this.nModes = nModes;
    this.lanes = lanes;
    this.sum = new double[3 * lanes];
  }

  static void requireTable(double[] u, int nAtoms, int nModes, int lanes) {
    Layout.size(nAtoms, lanes);
    if (u.length != (long) nAtoms * nModes) {
      throw new IllegalArgumentException(
          "Invalid basis: %d numbers for %d atoms and %d modes"
              .formatted(u.length, nAtoms, nModes));
    }
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
          final double ua = u[i * nModes + a];
          for (int n = 0; n < row; n++) {
            final double h = home == null ? 0 : home[3 * i + n / lanes];
            sum[n] = Math.fma(ua, w * (y[i * row + n] - h), sum[n]);
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
        final double ua = u[i * nModes + a];
        for (int n = 0; n < row; n++) {
          sum[n] = Math.fma(ua, c[a * row + n], sum[n]);
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
