package continuo.burst.kernel;

import continuo.forcefield.TermBatch;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/** Vector twin of {@link PlainAngleCoordinate}: same operations in the same order. */
final class VectorAngleCoordinate implements InternalCoordinate {
  private static final VectorSpecies<Double> S = VectorWidth.DOUBLE;

  @Override
  public void measure(double[][] d, TermBatch batch) {
    final double[] dax = d[0];
    final double[] day = d[1];
    final double[] daz = d[2];
    final double[] dbx = d[3];
    final double[] dby = d[4];
    final double[] dbz = d[5];
    final double[] cosine = batch.first;
    final double[] sine = batch.second;
    final DoubleVector tiny = DoubleVector.broadcast(S, PlainAngleCoordinate.TINY);
    final DoubleVector one = DoubleVector.broadcast(S, 1);
    for (int n = 0; n < batch.size; n += S.length()) {
      final DoubleVector ax = DoubleVector.fromArray(S, dax, n);
      final DoubleVector ay = DoubleVector.fromArray(S, day, n);
      final DoubleVector az = DoubleVector.fromArray(S, daz, n);
      final DoubleVector bx = DoubleVector.fromArray(S, dbx, n);
      final DoubleVector by = DoubleVector.fromArray(S, dby, n);
      final DoubleVector bz = DoubleVector.fromArray(S, dbz, n);
      final DoubleVector nx = ay.mul(bz).sub(az.mul(by));
      final DoubleVector ny = az.mul(bx).sub(ax.mul(bz));
      final DoubleVector nz = ax.mul(by).sub(ay.mul(bx));
      final DoubleVector a2 = az.fma(az, ay.fma(ay, ax.fma(ax, tiny)));
      final DoubleVector b2 = bz.fma(bz, by.fma(by, bx.fma(bx, tiny)));
      final DoubleVector inverse = one.div(a2.mul(b2).sqrt());
      az.fma(bz, ay.fma(by, ax.mul(bx))).mul(inverse).intoArray(cosine, n);
      nz.fma(nz, ny.fma(ny, nx.mul(nx))).sqrt().mul(inverse).intoArray(sine, n);
    }
  }

  @Override
  public void pull(double[][] d, TermBatch batch) {
    final double[] dax = d[0];
    final double[] day = d[1];
    final double[] daz = d[2];
    final double[] dbx = d[3];
    final double[] dby = d[4];
    final double[] dbz = d[5];
    final double[] slope = batch.slope;
    final DoubleVector tiny = DoubleVector.broadcast(S, PlainAngleCoordinate.TINY);
    for (int n = 0; n < batch.size; n += S.length()) {
      final DoubleVector ax = DoubleVector.fromArray(S, dax, n);
      final DoubleVector ay = DoubleVector.fromArray(S, day, n);
      final DoubleVector az = DoubleVector.fromArray(S, daz, n);
      final DoubleVector bx = DoubleVector.fromArray(S, dbx, n);
      final DoubleVector by = DoubleVector.fromArray(S, dby, n);
      final DoubleVector bz = DoubleVector.fromArray(S, dbz, n);
      final DoubleVector nx = ay.mul(bz).sub(az.mul(by));
      final DoubleVector ny = az.mul(bx).sub(ax.mul(bz));
      final DoubleVector nz = ax.mul(by).sub(ay.mul(bx));
      final DoubleVector a2 = az.fma(az, ay.fma(ay, ax.fma(ax, tiny)));
      final DoubleVector b2 = bz.fma(bz, by.fma(by, bx.fma(bx, tiny)));
      final DoubleVector scale = DoubleVector.fromArray(S, slope, n).neg().div(a2.mul(b2).sqrt());
      final DoubleVector onA = scale.div(a2);
      final DoubleVector onB = scale.div(b2);
      onA.mul(ay.mul(nz).sub(az.mul(ny))).intoArray(dax, n);
      onA.mul(az.mul(nx).sub(ax.mul(nz))).intoArray(day, n);
      onA.mul(ax.mul(ny).sub(ay.mul(nx))).intoArray(daz, n);
      onB.mul(ny.mul(bz).sub(nz.mul(by))).intoArray(dbx, n);
      onB.mul(nz.mul(bx).sub(nx.mul(bz))).intoArray(dby, n);
      onB.mul(nx.mul(by).sub(ny.mul(bx))).intoArray(dbz, n);
    }
  }
}
