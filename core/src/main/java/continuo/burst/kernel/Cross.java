package continuo.burst.kernel;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/** Cross products of batches of vectors, kept as one array for each axis. */
final class Cross {
  private static final VectorSpecies<Double> S = VectorWidth.DOUBLE;

  private Cross() {}

  /**
   * c = a × b.
   *
   * @param a arrays a[ia…ia + 2] are read
   * @param b arrays b[ib…ib + 2] are read
   * @param c overwritten
   */
  static void of(double[][] a, int ia, double[][] b, int ib, double[][] c, int size) {
    final double[] dax = a[ia];
    final double[] day = a[ia + 1];
    final double[] daz = a[ia + 2];
    final double[] dbx = b[ib];
    final double[] dby = b[ib + 1];
    final double[] dbz = b[ib + 2];
    final double[] cx = c[0];
    final double[] cy = c[1];
    final double[] cz = c[2];
    for (int n = 0; n < size; n += S.length()) {
      final DoubleVector ax = DoubleVector.fromArray(S, dax, n);
      final DoubleVector ay = DoubleVector.fromArray(S, day, n);
      final DoubleVector az = DoubleVector.fromArray(S, daz, n);
      final DoubleVector bx = DoubleVector.fromArray(S, dbx, n);
      final DoubleVector by = DoubleVector.fromArray(S, dby, n);
      final DoubleVector bz = DoubleVector.fromArray(S, dbz, n);
      ay.mul(bz).sub(az.mul(by)).intoArray(cx, n);
      az.mul(bx).sub(ax.mul(bz)).intoArray(cy, n);
      ax.mul(by).sub(ay.mul(bx)).intoArray(cz, n);
    }
  }

  /**
   * a ← (−slope · factor) a × b, or b × a when swapped.
   *
   * @param a arrays a[ia…ia + 2] are updated
   * @param b read
   */
  static void scaled(
      double[][] a,
      int ia,
      double[][] b,
      double[] slope,
      double[] factor,
      int size,
      boolean swapped) {
    final double[] dax = a[ia];
    final double[] day = a[ia + 1];
    final double[] daz = a[ia + 2];
    final double[] dbx = b[0];
    final double[] dby = b[1];
    final double[] dbz = b[2];
    // x × y = −(y × x) to the last bit: the sign goes into the factor.
    final double sign = swapped ? 1 : -1;
    for (int n = 0; n < size; n += S.length()) {
      final DoubleVector ax = DoubleVector.fromArray(S, dax, n);
      final DoubleVector ay = DoubleVector.fromArray(S, day, n);
      final DoubleVector az = DoubleVector.fromArray(S, daz, n);
      final DoubleVector bx = DoubleVector.fromArray(S, dbx, n);
      final DoubleVector by = DoubleVector.fromArray(S, dby, n);
      final DoubleVector bz = DoubleVector.fromArray(S, dbz, n);
      final DoubleVector c =
          DoubleVector.fromArray(S, slope, n).mul(sign).mul(DoubleVector.fromArray(S, factor, n));
      c.mul(ay.mul(bz).sub(az.mul(by))).intoArray(dax, n);
      c.mul(az.mul(bx).sub(ax.mul(bz))).intoArray(day, n);
      c.mul(ax.mul(by).sub(ay.mul(bx))).intoArray(daz, n);
    }
  }
}
