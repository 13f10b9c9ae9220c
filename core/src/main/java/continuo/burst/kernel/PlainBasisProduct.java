package continuo.burst.kernel;

import java.util.Arrays;

/**
 * Plain version. {@code contract} sums over the atoms of a block first and then over the blocks,
 * each in order; {@code expand} sums over the modes in order and then adds to y. The blocks of
 * atoms keep y in cache while all modes pass over it.
 */
final class PlainBasisProduct implements BasisProduct {
  static final int BLOCK_ATOMS = 64;

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
  public void contract(double[] y, double[] weight, double[] out) {
    Layout.requireRoom("atom array", y, nAtoms, lanes);
    Layout.requireLength("mode array", out, Layout.size(nModes, lanes));
    Arrays.fill(out, 0);
    final int row = 3 * lanes;
    for (int begin = 0; begin < nAtoms; begin += BLOCK_ATOMS) {
      int end = Math.min(begin + BLOCK_ATOMS, nAtoms);
      for (int a = 0; a < nModes; a++) {
        Arrays.fill(sum, 0);
        for (int i = begin; i < end; i++) {
          addProduct(u[i * nModes + a], weight == null ? 1 : weight[i], y, i * row);
        }
        addSum(out, a * row);
      }
    }
  }

  @Override
  public void expand(double[] c, double[] y) {
    Layout.requireLength("mode array", c, Layout.size(nModes, lanes));
    Layout.requireRoom("atom array", y, nAtoms, lanes);
    final int row = 3 * lanes;
    for (int i = 0; i < nAtoms; i++) {
      Arrays.fill(sum, 0);
      for (int a = 0; a < nModes; a++) {
        addProduct(u[i * nModes + a], 1, c, a * row);
      }
      addSum(y, i * row);
    }
  }

  /** sum ← sum + ua (w y), a row from an offset on. */
  private void addProduct(double ua, double w, double[] y, int at) {
    final double[] sum = this.sum;
    for (int n = 0; n < sum.length; n++) {
      sum[n] = Math.fma(ua, w * y[at + n], sum[n]);
    }
  }

  private void addSum(double[] to, int at) {
    for (int n = 0; n < sum.length; n++) {
      to[at + n] += sum[n];
    }
  }
}
