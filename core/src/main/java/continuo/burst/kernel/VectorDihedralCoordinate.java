package continuo.burst.kernel;

import continuo.forcefield.TermBatch;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * Vector twin of {@link PlainDihedralCoordinate}: same operations in the same order, in {@link
 * BatchPass passes}.
 */
final class VectorDihedralCoordinate implements InternalCoordinate {
  private static final VectorSpecies<Double> S = VectorWidth.DOUBLE;

  private final double[][] a;
  private final double[][] b;
  private final double[] product;
  private final double[] axis;
  private final double[] onA;
  private final double[] onB;
  private final double[] crossA;
  private final double[] crossB;
  private final BatchPass[] measuring = {this::computeA, this::computeB, this::computeAngle};
  private final BatchPass[] pulling = {this::overAreas, this::alongLegs, this::intoPlane};

  VectorDihedralCoordinate(int capacity) {
    a = new double[3][capacity];
    b = new double[3][capacity];
    product = new double[capacity];
    axis = new double[capacity];
    onA = new double[capacity];
    onB = new double[capacity];
    crossA = new double[capacity];
    crossB = new double[capacity];
  }

  @Override
  public void measure(double[][] d, TermBatch batch) {
    BatchPass.runAll(measuring, d, batch);
  }

  private void computeA(double[][] d, TermBatch batch) {
    Cross.of(d, 0, d, 3, a, batch.size);
  }

  private void computeB(double[][] d, TermBatch batch) {
    Cross.of(d, 6, d, 3, b, batch.size);
  }

  private void computeAngle(double[][] d, TermBatch batch) {
    final double[] dfx = d[0];
    final double[] dfy = d[1];
    final double[] dfz = d[2];
    final double[] dgx = d[3];
    final double[] dgy = d[4];
    final double[] dgz = d[5];
    final double[] dax = a[0];
    final double[] day = a[1];
    final double[] daz = a[2];
    final double[] dbx = b[0];
    final double[] dby = b[1];
    final double[] dbz = b[2];
    final double[] product = this.product;
    final double[] axis = this.axis;
    final double[] cosine = batch.first;
    final double[] sine = batch.second;
    final DoubleVector tiny = DoubleVector.broadcast(S, PlainDihedralCoordinate.TINY);
    final DoubleVector tinySquared =
        DoubleVector.broadcast(S, PlainDihedralCoordinate.TINY_SQUARED);
    final DoubleVector one = DoubleVector.broadcast(S, 1);
    for (int n = 0; n < batch.size; n += S.length()) {
      final DoubleVector gx = DoubleVector.fromArray(S, dgx, n);
      final DoubleVector gy = DoubleVector.fromArray(S, dgy, n);
      final DoubleVector gz = DoubleVector.fromArray(S, dgz, n);
      final DoubleVector bx = DoubleVector.fromArray(S, dbx, n);
      final DoubleVector by = DoubleVector.fromArray(S, dby, n);
      final DoubleVector bz = DoubleVector.fromArray(S, dbz, n);
      final DoubleVector g2 = gz.fma(gz, gy.fma(gy, gx.fma(gx, tiny)));
      final DoubleVector inverseG = one.div(g2.sqrt());
      final DoubleVector c =
          DoubleVector.fromArray(S, daz, n)
              .fma(
                  bz,
                  DoubleVector.fromArray(S, day, n)
                      .fma(by, DoubleVector.fromArray(S, dax, n).mul(bx)));
      final DoubleVector fb =
          DoubleVector.fromArray(S, dfz, n)
              .fma(
                  bz,
                  DoubleVector.fromArray(S, dfy, n)
                      .fma(by, DoubleVector.fromArray(S, dfx, n).mul(bx)));
      final DoubleVector s = g2.neg().mul(inverseG).mul(fb);
      final DoubleVector inverse = one.div(s.fma(s, c.fma(c, tinySquared)).sqrt());
      inverseG.intoArray(axis, n);
      inverse.intoArray(product, n);
      c.mul(inverse).intoArray(cosine, n);
      s.mul(inverse).intoArray(sine, n);
    }
  }

  @Override
  public void pull(double[][] d, TermBatch batch) {
    BatchPass.runAll(pulling, d, batch);
  }

  /** V′/(A²|G|) and V′/(B²|G|). */
  private void overAreas(double[][] d, TermBatch batch) {
    final double[] dax = a[0];
    final double[] day = a[1];
    final double[] daz = a[2];
    final double[] dbx = b[0];
    final double[] dby = b[1];
    final double[] dbz = b[2];
    final double[] product = this.product;
    final double[] axis = this.axis;
    final double[] onA = this.onA;
    final double[] onB = this.onB;
    final double[] slope = batch.slope;
    for (int n = 0; n < batch.size; n += S.length()) {
      final DoubleVector ax = DoubleVector.fromArray(S, dax, n);
      final DoubleVector ay = DoubleVector.fromArray(S, day, n);
      final DoubleVector az = DoubleVector.fromArray(S, daz, n);
      final DoubleVector bx = DoubleVector.fromArray(S, dbx, n);
      final DoubleVector by = DoubleVector.fromArray(S, dby, n);
      final DoubleVector bz = DoubleVector.fromArray(S, dbz, n);
      final DoubleVector a2 = az.fma(az, ay.fma(ay, ax.mul(ax)));
      final DoubleVector b2 = bz.fma(bz, by.fma(by, bx.mul(bx)));
      final DoubleVector inverse = DoubleVector.fromArray(S, product, n);
      final DoubleVector inverseG = DoubleVector.fromArray(S, axis, n);
      final DoubleVector scale = DoubleVector.fromArray(S, slope, n).mul(inverse).mul(inverse);
      scale.mul(b2).mul(inverseG).intoArray(onA, n);
      scale.mul(a2).mul(inverseG).intoArray(onB, n);
    }
  }

  /** The four factors of A and B in the forces: onA and onB are replaced. */
  private void alongLegs(double[][] d, TermBatch batch) {
    final double[] dfx = d[0];
    final double[] dfy = d[1];
    final double[] dfz = d[2];
    final double[] dgx = d[3];
    final double[] dgy = d[4];
    final double[] dgz = d[5];
    final double[] dhx = d[6];
    final double[] dhy = d[7];
    final double[] dhz = d[8];
    final double[] onA = this.onA;
    final double[] onB = this.onB;
    final double[] crossA = this.crossA;
    final double[] crossB = this.crossB;
    final DoubleVector tiny = DoubleVector.broadcast(S, PlainDihedralCoordinate.TINY);
    for (int n = 0; n < batch.size; n += S.length()) {
      final DoubleVector gx = DoubleVector.fromArray(S, dgx, n);
      final DoubleVector gy = DoubleVector.fromArray(S, dgy, n);
      final DoubleVector gz = DoubleVector.fromArray(S, dgz, n);
      final DoubleVector g2 = gz.fma(gz, gy.fma(gy, gx.fma(gx, tiny)));
      final DoubleVector fg =
          DoubleVector.fromArray(S, dfz, n)
              .fma(
                  gz,
                  DoubleVector.fromArray(S, dfy, n)
                      .fma(gy, DoubleVector.fromArray(S, dfx, n).mul(gx)));
      final DoubleVector hg =
          DoubleVector.fromArray(S, dhz, n)
              .fma(
                  gz,
                  DoubleVector.fromArray(S, dhy, n)
                      .fma(gy, DoubleVector.fromArray(S, dhx, n).mul(gx)));
      final DoubleVector wa = DoubleVector.fromArray(S, onA, n);
      final DoubleVector wb = DoubleVector.fromArray(S, onB, n);
      wa.mul(g2).intoArray(onA, n);
      wb.neg().mul(g2).intoArray(onB, n);
      wa.neg().mul(fg).intoArray(crossA, n);
      wb.mul(hg).intoArray(crossB, n);
    }
  }

  private void intoPlane(double[][] d, TermBatch batch) {
    for (int axis = 0; axis < 3; axis++) {
      final double[] da = a[axis];
      final double[] db = b[axis];
      final double[] f = d[axis];
      final double[] g = d[3 + axis];
      final double[] h = d[6 + axis];
      final double[] onA = this.onA;
      final double[] onB = this.onB;
      final double[] crossA = this.crossA;
      final double[] crossB = this.crossB;
      for (int n = 0; n < batch.size; n += S.length()) {
        final DoubleVector va = DoubleVector.fromArray(S, da, n);
        final DoubleVector vb = DoubleVector.fromArray(S, db, n);
        DoubleVector.fromArray(S, onA, n).mul(va).intoArray(f, n);
        DoubleVector.fromArray(S, crossA, n)
            .fma(va, DoubleVector.fromArray(S, crossB, n).mul(vb))
            .intoArray(g, n);
        DoubleVector.fromArray(S, onB, n).mul(vb).intoArray(h, n);
      }
    }
  }
}
