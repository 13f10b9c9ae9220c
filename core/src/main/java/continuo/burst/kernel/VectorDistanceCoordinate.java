package continuo.burst.kernel;

import continuo.forcefield.TermBatch;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/** Vector twin of {@link PlainDistanceCoordinate}: same operations in the same order. */
final class VectorDistanceCoordinate implements InternalCoordinate {
  private static final VectorSpecies<Double> S = VectorWidth.DOUBLE;

  @Override
  public void measure(double[][] d, TermBatch batch) {
    final double[] dx = d[0];
    final double[] dy = d[1];
    final double[] dz = d[2];
    final double[] r2 = batch.first;
    final DoubleVector tiny = DoubleVector.broadcast(S, PlainDistanceCoordinate.TINY);
    for (int n = 0; n < batch.size; n += S.length()) {
      final DoubleVector x = DoubleVector.fromArray(S, dx, n);
      final DoubleVector y = DoubleVector.fromArray(S, dy, n);
      final DoubleVector z = DoubleVector.fromArray(S, dz, n);
      z.fma(z, y.fma(y, x.fma(x, tiny))).intoArray(r2, n);
    }
  }

  @Override
  public void pull(double[][] d, TermBatch batch) {
    final double[] dx = d[0];
    final double[] dy = d[1];
    final double[] dz = d[2];
    final double[] slope = batch.slope;
    for (int n = 0; n < batch.size; n += S.length()) {
      final DoubleVector c = DoubleVector.fromArray(S, slope, n).neg();
      DoubleVector.fromArray(S, dx, n).mul(c).intoArray(dx, n);
      DoubleVector.fromArray(S, dy, n).mul(c).intoArray(dy, n);
      DoubleVector.fromArray(S, dz, n).mul(c).intoArray(dz, n);
    }
  }
}
