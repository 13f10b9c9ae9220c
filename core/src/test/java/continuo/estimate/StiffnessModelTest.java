package continuo.estimate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import continuo.known.HarmonicNetwork;
import continuo.known.Matrices;
import continuo.linalg.DenseAlgebra;
import continuo.orderparam.FourierBasis;
import continuo.orderparam.OrderParameterBasis;
import continuo.orderparam.ScalingLaw;
import java.util.Map;
import java.util.TreeMap;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.linear.RealVector;
import org.junit.jupiter.api.Test;

class StiffnessModelTest {
  private final OrderParameterBasis basis =
      new FourierBasis(2, 1, ScalingLaw.NATURAL, 1, 1e-8)
          .build(HarmonicNetwork.randomFree(5, 30).composite());
  private final StiffnessModel model = new StiffnessModel();
  private final int n = 3 * basis.rank();

  /** Measures a dense symmetric matrix, given on the functions. */
  private RealMatrix measure(long seed) {
    int rows = 3 * basis.nFunctions();
    RealMatrix h = Matrices.positiveDefinite(seed, rows);
    double[] flat = new double[rows * rows];
    for (int i = 0; i < rows; i++) {
      System.arraycopy(h.getRow(i), 0, flat, i * rows, rows);
    }
    model.replace(flat, basis, DenseAlgebra.REPRODUCIBLE);
    return Matrices.fromEjml(model.matrix());
  }

  private RealMatrix current() {
    return Matrices.fromEjml(model.matrix());
  }

  private static double[] change(RealMatrix h, double[] s, double factor) {
    return h.scalarMultiply(-factor).operate(s);
  }

  @Test
  void anExactQuadraticIsLeftAlone() {
    RealMatrix h = measure(1);
    for (long seed = 0; seed < 20; seed++) {
      double[] s = Matrices.normal(seed, n);
      model.secant(s, change(h, s, 1), 0);
      model.secant(s, change(h, s, 1), 3.0);
    }
    assertThat(Matrices.largest(current().subtract(h))).isCloseTo(0, within(1e-10));
    assertThat(model.age()).isEqualTo(40);
  }

  @Test
  void aWrongCurvatureAlongTheStepIsCorrectedAndTheRestIsNot() {
    RealMatrix h = measure(2);
    double[] s = Matrices.normal(3, n);
    model.secant(s, change(h, s, 1.5), 0);
    RealVector v = new ArrayRealVector(s);
    RealMatrix now = current();
    assertThat(v.dotProduct(now.operate(v)))
        .isCloseTo(1.5 * v.dotProduct(h.operate(v)), within(1e-10));
    // The change is of rank one along s.
    RealMatrix difference = now.subtract(h);
    RealVector other = new ArrayRealVector(Matrices.normal(4, n));
    other = other.subtract(v.mapMultiply(other.dotProduct(v) / v.dotProduct(v)));
    assertThat(difference.operate(other).getNorm()).isCloseTo(0, within(1e-10));
    assertThat(Matrices.largest(difference.subtract(difference.transpose())))
        .isCloseTo(0, within(1e-14));
  }

  @Test
  void aMismatchWithinItsNoiseChangesNothing() {
    RealMatrix h = measure(5);
    double[] s = Matrices.normal(6, n);
    RealVector v = new ArrayRealVector(s);
    double mismatch = 0.5 * v.dotProduct(h.operate(v));
    model.secant(s, change(h, s, 1.5), mismatch * mismatch / 8.9);
    assertThat(Matrices.largest(current().subtract(h))).isZero();
    model.secant(s, change(h, s, 1.5), mismatch * mismatch / 900);
    double corrected = v.dotProduct(current().operate(v)) - v.dotProduct(h.operate(v));
    assertThat(corrected).isCloseTo(0.99 * mismatch, within(1e-10));
  }

  @Test
  void noStepGivesNoCorrection() {
    RealMatrix h = measure(7);
    model.secant(new double[n], Matrices.normal(8, n), 0);
    assertThat(Matrices.largest(current().subtract(h))).isZero();
  }

  @Test
  void measurementsFallDueByAge() {
    assertThat(model.isDue(5)).isTrue();
    measure(9);
    assertThat(model.isDue(1)).isTrue();
    for (int age = 0; age < 4; age++) {
      assertThat(model.age()).isEqualTo(age);
      assertThat(model.isDue(5)).isFalse();
      model.secant(new double[n], new double[n], 0);
    }
    assertThat(model.isDue(5)).isTrue();
  }

  @Test
  void itSurvivesACheckpointToTheBit() {
    measure(10);
    model.secant(Matrices.normal(11, n), Matrices.normal(12, n), 0);
    Map<String, double[]> arrays = new TreeMap<>();
    model.save(arrays);
    StiffnessModel restored = new StiffnessModel();
    restored.restore(arrays);
    assertThat(restored.matrix().data).containsExactly(model.matrix().data);
    assertThat(restored.age()).isEqualTo(model.age());
  }

  @Test
  void turningThereAndBackChangesNothing() {
    RealMatrix h = measure(13);
    double[] r = {0.36, 0.48, -0.8, -0.8, 0.6, 0, 0.48, 0.64, 0.6};
    double[] back = {r[0], r[3], r[6], r[1], r[4], r[7], r[2], r[5], r[8]};
    model.rotate(r);
    double[] s = Matrices.normal(14, n);
    double[] turned = AxisRotation.apply(s, r);
    RealVector v = new ArrayRealVector(turned);
    assertThat(v.dotProduct(current().operate(v)))
        .isCloseTo(
            new ArrayRealVector(s).dotProduct(h.operate(new ArrayRealVector(s))), within(1e-10));
    model.rotate(back);
    assertThat(Matrices.largest(current().subtract(h))).isCloseTo(0, within(1e-12));
  }
}
