package continuo.burst.kernel;

import continuo.forcefield.TermBatch;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * Vector twin of {@link PlainAngleCoordinate}: same operations in the same order, in {@link
 * BatchPass passes}.
 */
final class VectorAngleCoordinate implements InternalCoordinate {
  private static final VectorSpecies<Double> S = VectorWidth.DOUBLE;

  /** a × b. */
  private final double[][] normal;

  private final double[] factorA;
  private final double[] factorB;
  private final BatchPass[] measuring = {this::computeNormal, this::computeAngle};
  private final BatchPass[] pulling = {this::pullA, this::pullB};

  VectorAngleCoordinate(int capacity) {
    normal = new double[3][capacity];
    factorA = new double[capacity];
    factorB = new double[capacity];
  }

  @Override
  public void measure(double[][] d, TermBatch batch) {
    BatchPass.runAll(measuring, d, batch);
  }

  private void computeNormal(double[][] d, TermBatch batch) {
    Cross.of(d, 0, d, 3, normal, batch.size);
  }

  private void computeAngle(double[][] d, TermBatch batch) {
    final double[] dax = d[0];
    final double[] day = d[1];
    final double[] daz = d[2];
    final double[] dbx = d[3];
    final double[] dby = d[4];
    final double[] dbz = d[5];
    final double[] normalX = normal[0];
    final double[] normalY = normal[1];
    final double[] normalZ = normal[2];
    final double[] factorA = this.factorA;
    final double[] factorB = this.factorB;
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
      final DoubleVector nx = DoubleVector.fromArray(S, normalX, n);
      final DoubleVector ny = DoubleVector.fromArray(S, normalY, n);
      final DoubleVector nz = DoubleVector.fromArray(S, normalZ, n);
      final DoubleVector a2 = az.fma(az, ay.fma(ay, ax.fma(ax, tiny)));
      final DoubleVector b2 = bz.fma(bz, by.fma(by, bx.fma(bx, tiny)));
      final DoubleVector inverse = one.div(a2.mul(b2).sqrt());
      final DoubleVector inverse3 = inverse.mul(inverse).mul(inverse);
      inverse3.mul(b2).intoArray(factorA, n);
      inverse3.mul(a2).intoArray(factorB, n);
      az.fma(bz, ay.fma(by, ax.mul(bx))).mul(inverse).intoArray(cosine, n);
      nz.fma(nz, ny.fma(ny, nx.mul(nx))).sqrt().mul(inverse).intoArray(sine, n);
    }
  }

  @Override
  public void pull(double[][] d, TermBatch batch) {
    BatchPass.runAll(pulling, d, batch);
  }

  private void pullA(double[][] d, TermBatch batch) {
    Cross.scaled(d, 0, normal, batch.slope, factorA, batch.size, false);
  }

  private void pullB(double[][] d, TermBatch batch) {
    Cross.scaled(d, 3, normal, batch.slope, factorB, batch.size, true);
  }
}
