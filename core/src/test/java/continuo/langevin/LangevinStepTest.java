package continuo.langevin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import continuo.estimate.RelaxationSpectrum;
import continuo.linalg.DenseAlgebra;
import java.util.Random;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Covariances of the step are exact: the random displacement is linear in the normal numbers, so
 * that feeding unit vectors gives its matrix L and L Lᵀ is compared with the closed form.
 */
class LangevinStepTest {
  private static final double KT = 1.7;
  private static final int N = 6;

  private static DMatrixRMaj randomSpd(long seed) {
    Random random = new Random(seed);
    DMatrixRMaj a = new DMatrixRMaj(N, N);
    for (int c = 0; c < N * N; c++) {
      a.data[c] = random.nextGaussian();
    }
    DMatrixRMaj spd = new DMatrixRMaj(N, N);
    CommonOps_DDRM.multTransB(a, a, spd);
    for (int i = 0; i < N; i++) {
      spd.add(i, i, 0.5);
    }
    return spd;
  }

  private static DMatrixRMaj product(DMatrixRMaj a, DMatrixRMaj b) {
    DMatrixRMaj out = new DMatrixRMaj(a.numRows, b.numCols);
    CommonOps_DDRM.mult(a, b, out);
    return out;
  }

  private static DMatrixRMaj transposed(DMatrixRMaj a) {
    return CommonOps_DDRM.transpose(a, null);
  }

  /** Columns: the change for each unit vector of force (or of noise). */
  private static DMatrixRMaj linearMap(LangevinStep step, boolean ofForce) {
    DMatrixRMaj map = new DMatrixRMaj(N, N);
    for (int c = 0; c < N; c++) {
      double[] force = new double[N];
      double[] normal = new double[N];
      (ofForce ? force : normal)[c] = 1;
      double[] change = step.advance(force, normal);
      for (int r = 0; r < N; r++) {
        map.set(r, c, change[r]);
      }
    }
    return map;
  }

  private static void assertSame(DMatrixRMaj actual, DMatrixRMaj expected, double relative) {
    double scale = CommonOps_DDRM.elementMaxAbs(expected);
    for (int c = 0; c < actual.data.length; c++) {
      assertThat(actual.data[c]).isCloseTo(expected.data[c], within(relative * scale));
    }
  }

  /** One step keeps kT H⁻¹: M (kT H⁻¹) Mᵀ + L Lᵀ = kT H⁻¹ with M = 1 − G H. */
  @ParameterizedTest
  @ValueSource(doubles = {0.01, 0.3, 3, 100})
  void theExponentialStepKeepsTheBoltzmannCovarianceForAnyTimeStepAndDenseFriction(double dt) {
    DMatrixRMaj h = randomSpd(1);
    RelaxationSpectrum spectrum = RelaxationSpectrum.of(h, randomSpd(2), 0);
    LangevinStep step = new LangevinStep(spectrum, Propagator.EXPONENTIAL, dt, KT, null);
    DMatrixRMaj p = new DMatrixRMaj(N, N);
    CommonOps_DDRM.invert(h, p);
    CommonOps_DDRM.scale(KT, p);
    DMatrixRMaj m = CommonOps_DDRM.identity(N);
    CommonOps_DDRM.subtractEquals(m, product(linearMap(step, true), h));
    DMatrixRMaj l = linearMap(step, false);
    DMatrixRMaj after = product(product(m, p), transposed(m));
    CommonOps_DDRM.addEquals(after, product(l, transposed(l)));
    assertSame(after, p, 1e-10);
  }

  @Test
  void aSmallStepHasDriftZetaInverseFDtAndCovarianceTwoKtZetaInverseDt() {
    DMatrixRMaj zeta = randomSpd(2);
    double dt = 1e-7;
    LangevinStep step =
        new LangevinStep(
            RelaxationSpectrum.of(randomSpd(1), zeta, 0), Propagator.EXPONENTIAL, dt, KT, null);
    DMatrixRMaj inverse = new DMatrixRMaj(N, N);
    CommonOps_DDRM.invert(zeta, inverse);
    DMatrixRMaj drift = inverse.copy();
    CommonOps_DDRM.scale(dt, drift);
    assertSame(linearMap(step, true), drift, 1e-5);
    DMatrixRMaj l = linearMap(step, false);
    CommonOps_DDRM.scale(2 * KT * dt, inverse);
    assertSame(product(l, transposed(l)), inverse, 1e-5);
  }

  /** Columns: the change for each unit vector of the Wiener increment. */
  private static DMatrixRMaj alongPath(LangevinStep step, DMatrixRMaj friction) {
    DMatrixRMaj map = new DMatrixRMaj(N, N);
    for (int c = 0; c < N; c++) {
      double[] increment = new double[N];
      increment[c] = 1;
      double[] change = step.advanceAlong(new double[N], increment, friction);
      for (int r = 0; r < N; r++) {
        map.set(r, c, change[r]);
      }
    }
    return map;
  }

  @Test
  void aStepAlongAPathHasTheSameCovarianceAndTheRootOfTheFrictionWhenItIsShort() {
    DMatrixRMaj zeta = randomSpd(2);
    RelaxationSpectrum spectrum = RelaxationSpectrum.of(randomSpd(1), zeta, 0);
    DMatrixRMaj noise = randomSpd(3);
    CommonOps_DDRM.scale(1e-2, noise);
    LangevinStep step = new LangevinStep(spectrum, Propagator.EXPONENTIAL, 0.3, KT, noise);
    assertThat(step.noiseRatio()).isBetween(0.001, 0.9);
    DMatrixRMaj l = linearMap(step, false);
    DMatrixRMaj along = alongPath(step, zeta);
    assertSame(product(along, transposed(along)), product(l, transposed(l)), 1e-10);

    double dt = 1e-9;
    DMatrixRMaj c = new DMatrixRMaj(N, N);
    along = alongPath(new LangevinStep(spectrum, Propagator.EXPONENTIAL, dt, KT, null), zeta);
    // √(2kTΔt) C⁻ᵀ: times Cᵀ it is the unit matrix.
    CommonOps_DDRM.mult(
        transposed(DenseAlgebra.REPRODUCIBLE.cholesky(zeta).orElseThrow()), along, c);
    CommonOps_DDRM.scale(1 / Math.sqrt(2 * KT * dt), c);
    assertSame(c, CommonOps_DDRM.identity(N), 1e-7);
  }

  @Test
  void theExcessOfADifferenceIsWhatStandsOutOfFourErrorsInUnitsOfTheRandomForce() {
    DMatrixRMaj one = CommonOps_DDRM.identity(2);
    DMatrixRMaj h = new DMatrixRMaj(2, 2, true, 0.5, 0, 0, 2);
    double dt = 0.2;
    LangevinStep step =
        new LangevinStep(RelaxationSpectrum.of(h, one, 0), Propagator.EULER_MARUYAMA, dt, KT, null);
    DMatrixRMaj noise = new DMatrixRMaj(2, 2, true, 0.04, 0, 0, 0.25);
    double random = Math.sqrt(2 * KT / dt);
    assertThat(step.excess(new double[] {0.9, -3}, noise)).isCloseTo(1 / random, within(1e-12));
    assertThat(step.excess(new double[] {-2.8, 1}, noise)).isCloseTo(2 / random, within(1e-12));
    assertThat(step.excess(new double[] {0.7, -1.9}, noise)).isZero();
  }

  /**
   * Stationary variance over kT/κ of x ← a x + noise of one direction: the closed forms 1, 1/(1 +
   * λΔt/2) and 1/(1 − λΔt/2).
   */
  @ParameterizedTest
  @CsvSource({
    "EXPONENTIAL, 0.4, 1",
    "EXPONENTIAL, 6, 1",
    "IMPLICIT, 0.4, 0.83333333333333333",
    "IMPLICIT, 6, 0.25",
    "EULER_MARUYAMA, 0.4, 1.25",
    "EULER_MARUYAMA, 1.5, 4"
  })
  void theStationaryVarianceOfEveryPropagatorIsItsClosedForm(
      Propagator propagator, double z, double ratio) {
    double rate = 0.8;
    double dt = z / rate;
    double a = 1 - rate * propagator.response(rate, dt);
    double variance = propagator.variance(rate, dt) / (1 - a * a);
    assertThat(variance * rate).isCloseTo(ratio, within(1e-12));
  }

  @Test
  void anImplicitStepTakesTheDirectionsOfASaddleExplicitly() {
    for (double rate : new double[] {-0.1, -1, -20}) {
      assertThat(Propagator.IMPLICIT.response(rate, 1)).isEqualTo(1);
      assertThat(Propagator.IMPLICIT.variance(rate, 1)).isEqualTo(2);
    }
  }

  @Test
  void aSaddleGrowsByTheSameFormulas() {
    double rate = -0.7;
    double dt = 1.3;
    assertThat(Propagator.EXPONENTIAL.response(rate, dt))
        .isCloseTo((Math.exp(0.7 * 1.3) - 1) / 0.7, within(1e-12));
    assertThat(Propagator.EXPONENTIAL.variance(rate, dt))
        .isCloseTo((Math.exp(2 * 0.7 * 1.3) - 1) / 0.7, within(1e-12));
    assertThat(Propagator.EXPONENTIAL.variance(0, dt)).isEqualTo(2 * dt);
  }

  /** L Lᵀ + G Σ Gᵀ is what L Lᵀ is without a sampling error. */
  @Test
  void theSamplingErrorAndTheReducedRandomForceTogetherHaveTheRightCovariance() {
    RelaxationSpectrum spectrum = RelaxationSpectrum.of(randomSpd(1), randomSpd(2), 0);
    DMatrixRMaj sigma = randomSpd(3);
    CommonOps_DDRM.scale(0.02, sigma);
    LangevinStep plain = new LangevinStep(spectrum, Propagator.EXPONENTIAL, 0.4, KT, null);
    LangevinStep reduced = new LangevinStep(spectrum, Propagator.EXPONENTIAL, 0.4, KT, sigma);
    assertThat(reduced.noiseRatio()).isBetween(0.01, 0.99);
    assertThat(reduced.isCompensated()).isTrue();
    DMatrixRMaj l = linearMap(reduced, false);
    DMatrixRMaj g = linearMap(reduced, true);
    DMatrixRMaj total = product(l, transposed(l));
    CommonOps_DDRM.addEquals(total, product(product(g, sigma), transposed(g)));
    DMatrixRMaj full = linearMap(plain, false);
    assertSame(total, product(full, transposed(full)), 1e-10);
  }

  @Test
  void tooMuchSamplingErrorIsReportedAndTheRestStaysReal() {
    RelaxationSpectrum spectrum = RelaxationSpectrum.of(randomSpd(1), randomSpd(2), 0);
    DMatrixRMaj sigma = randomSpd(3);
    CommonOps_DDRM.scale(100, sigma);
    LangevinStep step = new LangevinStep(spectrum, Propagator.EXPONENTIAL, 0.4, KT, sigma);
    assertThat(step.noiseRatio()).isGreaterThan(1);
    assertThat(step.isCompensated()).isFalse();
    for (double value : step.advance(new double[N], new double[] {1, 1, 1, 1, 1, 1})) {
      assertThat(value).isFinite();
    }
  }
}
