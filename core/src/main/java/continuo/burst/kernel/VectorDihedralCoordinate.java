package continuo.burst.kernel;

import continuo.forcefield.TermBatch;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/** Vector twin of {@link PlainDihedralCoordinate}: same operations in the same order. */
final class VectorDihedralCoordinate implements InternalCoordinate {
  private static final VectorSpecies<Double> S = VectorWidth.DOUBLE;

  private final double[] areaA;
  private final double[] areaB;
  private final double[] length;

  VectorDihedralCoordinate(int capacity) {
    areaA = new double[capacity];
    areaB = new double[capacity];
    length = new double[capacity];
  }

  @Override
  public void measure(double[][] d, TermBatch batch) {
    final double[] dfx = d[0];
    final double[] dfy = d[1];
    final double[] dfz = d[2];
    final double[] dgx = d[3];
    final double[] dgy = d[4];
    final double[] dgz = d[5];
    final double[] dhx = d[6];
    final double[] dhy = d[7];
    final double[] dhz = d[8];
    final double[] areaA = this.areaA;
    final double[] areaB = this.areaB;
    final double[] length = this.length;
    final double[] cosine = batch.first;
    final double[] sine = batch.second;
    final DoubleVector tiny = DoubleVector.broadcast(S, PlainDihedralCoordinate.TINY);
    final DoubleVector tinySquared =
        DoubleVector.broadcast(S, PlainDihedralCoordinate.TINY_SQUARED);
    final DoubleVector one = DoubleVector.broadcast(S, 1);
    for (int n = 0; n < batch.size; n += S.length()) {
      final DoubleVector fx = DoubleVector.fromArray(S, dfx, n);
      final DoubleVector fy = DoubleVector.fromArray(S, dfy, n);
      final DoubleVector fz = DoubleVector.fromArray(S, dfz, n);
      final DoubleVector gx = DoubleVector.fromArray(S, dgx, n);
      final DoubleVector gy = DoubleVector.fromArray(S, dgy, n);
      final DoubleVector gz = DoubleVector.fromArray(S, dgz, n);
      final DoubleVector hx = DoubleVector.fromArray(S, dhx, n);
      final DoubleVector hy = DoubleVector.fromArray(S, dhy, n);
      final DoubleVector hz = DoubleVector.fromArray(S, dhz, n);
      final DoubleVector ax = fy.mul(gz).sub(fz.mul(gy));
      final DoubleVector ay = fz.mul(gx).sub(fx.mul(gz));
      final DoubleVector az = fx.mul(gy).sub(fy.mul(gx));
      final DoubleVector bx = hy.mul(gz).sub(hz.mul(gy));
      final DoubleVector by = hz.mul(gx).sub(hx.mul(gz));
      final DoubleVector bz = hx.mul(gy).sub(hy.mul(gx));
      final DoubleVector g = gz.fma(gz, gy.fma(gy, gx.fma(gx, tiny))).sqrt();
      final DoubleVector c = az.fma(bz, ay.fma(by, ax.mul(bx)));
      final DoubleVector s = g.neg().mul(fz.fma(bz, fy.fma(by, fx.mul(bx))));
      final DoubleVector inverse = one.div(s.fma(s, c.fma(c, tinySquared)).sqrt());
      g.intoArray(length, n);
      az.fma(az, ay.fma(ay, ax.fma(ax, tiny))).intoArray(areaA, n);
      bz.fma(bz, by.fma(by, bx.fma(bx, tiny))).intoArray(areaB, n);
      c.mul(inverse).intoArray(cosine, n);
      s.mul(inverse).intoArray(sine, n);
    }
  }

  @Override
  public void pull(double[][] d, TermBatch batch) {
    final double[] dfx = d[0];
    final double[] dfy = d[1];
    final double[] dfz = d[2];
    final double[] dgx = d[3];
    final double[] dgy = d[4];
    final double[] dgz = d[5];
    final double[] dhx = d[6];
    final double[] dhy = d[7];
    final double[] dhz = d[8];
    final double[] areaA = this.areaA;
    final double[] areaB = this.areaB;
    final double[] length = this.length;
    final double[] slope = batch.slope;
    for (int n = 0; n < batch.size; n += S.length()) {
      final DoubleVector fx = DoubleVector.fromArray(S, dfx, n);
      final DoubleVector fy = DoubleVector.fromArray(S, dfy, n);
      final DoubleVector fz = DoubleVector.fromArray(S, dfz, n);
      final DoubleVector gx = DoubleVector.fromArray(S, dgx, n);
      final DoubleVector gy = DoubleVector.fromArray(S, dgy, n);
      final DoubleVector gz = DoubleVector.fromArray(S, dgz, n);
      final DoubleVector hx = DoubleVector.fromArray(S, dhx, n);
      final DoubleVector hy = DoubleVector.fromArray(S, dhy, n);
      final DoubleVector hz = DoubleVector.fromArray(S, dhz, n);
      final DoubleVector ax = fy.mul(gz).sub(fz.mul(gy));
      final DoubleVector ay = fz.mul(gx).sub(fx.mul(gz));
      final DoubleVector az = fx.mul(gy).sub(fy.mul(gx));
      final DoubleVector bx = hy.mul(gz).sub(hz.mul(gy));
      final DoubleVector by = hz.mul(gx).sub(hx.mul(gz));
      final DoubleVector bz = hx.mul(gy).sub(hy.mul(gx));
      final DoubleVector g = DoubleVector.fromArray(S, length, n);
      final DoubleVector fg = fz.fma(gz, fy.fma(gy, fx.mul(gx)));
      final DoubleVector hg = hz.fma(gz, hy.fma(gy, hx.mul(gx)));
      final DoubleVector v = DoubleVector.fromArray(S, slope, n);
      final DoubleVector onA = v.div(DoubleVector.fromArray(S, areaA, n));
      final DoubleVector onB = v.div(DoubleVector.fromArray(S, areaB, n));
      final DoubleVector onF = onA.mul(g);
      final DoubleVector onH = onB.neg().mul(g);
      final DoubleVector crossA = onA.neg().mul(fg).div(g);
      final DoubleVector crossB = onB.mul(hg).div(g);
      onF.mul(ax).intoArray(dfx, n);
      onF.mul(ay).intoArray(dfy, n);
      onF.mul(az).intoArray(dfz, n);
      crossA.fma(ax, crossB.mul(bx)).intoArray(dgx, n);
      crossA.fma(ay, crossB.mul(by)).intoArray(dgy, n);
      crossA.fma(az, crossB.mul(bz)).intoArray(dgz, n);
      onH.mul(bx).intoArray(dhx, n);
      onH.mul(by).intoArray(dhy, n);
      onH.mul(bz).intoArray(dhz, n);
    }
  }
}
