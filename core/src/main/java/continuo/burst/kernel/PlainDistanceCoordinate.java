package continuo.burst.kernel;

import continuo.forcefield.TermBatch;

/** r² of one leg; force −(V′/r) d. */
final class PlainDistanceCoordinate implements InternalCoordinate {
  /** Added to r², nm², so that the length of a vanishing leg can be divided by. */
  static final double TINY = 1e-100;

  @Override
  public void measure(double[][] d, TermBatch batch) {
    final int size = batch.size;
    final double[] x = d[0];
    final double[] y = d[1];
    final double[] z = d[2];
    final double[] r2 = batch.first;
    for (int n = 0; n < size; n++) {
      r2[n] = Math.fma(z[n], z[n], Math.fma(y[n], y[n], Math.fma(x[n], x[n], TINY)));
    }
  }

  @Override
  public void pull(double[][] d, TermBatch batch) {
    final int size = batch.size;
    final double[] x = d[0];
    final double[] y = d[1];
    final double[] z = d[2];
    final double[] slope = batch.slope;
    for (int n = 0; n < size; n++) {
      x[n] *= -slope[n];
      y[n] *= -slope[n];
      z[n] *= -slope[n];
    }
  }
}
