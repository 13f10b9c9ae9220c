package continuo.langevin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import continuo.estimate.RelaxationSpectrum;
import continuo.linalg.DenseAlgebra;
import java.util.SplittableRandom;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.junit.jupiter.api.Test;

class MidpointMobilityTest {
  private static final double KT = 1.3;

  private static DMatrixRMaj friction(double x, double y) {
    return new DMatrixRMaj(
        2, 2, true, 2 + Math.sin(x), 0.6 * y, 0.6 * y, 1.5 + 0.4 * x * y + 0.3 * x * x);
  }

  private static DMatrixRMaj diffusion(double x, double y) {
    DMatrixRMaj d = new DMatrixRMaj(2, 2);
    CommonOps_DDRM.invert(friction(x, y), d);
    CommonOps_DDRM.scale(KT, d);
    return d;
  }

  /**
   * The mean of Δ' over normal numbers, to the order Δt, is that over ±√2 e_i: these have the same
   * second moments.
   */
  @Test
  void theMeanOfAStepWithoutForceIsTheDivergenceOfADenseDiffusionMatrix() {
    double x = 0.4;
    double y = 0.7;
    double dt = 1e-6;
    DMatrixRMaj zeta = friction(x, y);
    LangevinStep step =
        new LangevinStep(
            RelaxationSpectrum.of(CommonOps_DDRM.identity(2), zeta, 0),
            Propagator.EULER_MARUYAMA,
            dt,
            KT,
            null);
    double[] mean = new double[2];
    for (int corner = 0; corner < 4; corner++) {
      double[] normal = new double[2];
      normal[corner / 2] = (corner % 2 == 0 ? 1 : -1) * Math.sqrt(2);
      double[] change = step.advance(new double[2], normal);
      double[] corrected =
          MidpointMobility.advance(
              zeta,
              friction(x + 0.5 * change[0], y + 0.5 * change[1]),
              change,
              DenseAlgebra.REPRODUCIBLE);
      mean[0] += corrected[0] / 4 / dt;
      mean[1] += corrected[1] / 4 / dt;
    }
    double h = 1e-4;
    DMatrixRMaj right = diffusion(x + h, y);
    DMatrixRMaj left = diffusion(x - h, y);
    DMatrixRMaj up = diffusion(x, y + h);
    DMatrixRMaj down = diffusion(x, y - h);
    for (int i = 0; i < 2; i++) {
      double divergence =
          (right.get(i, 0) - left.get(i, 0) + up.get(i, 1) - down.get(i, 1)) / (2 * h);
      assertThat(Math.abs(divergence)).isGreaterThan(0.1);
      // Left out: terms of order Δt, and those of order h².
      assertThat(mean[i]).isCloseTo(divergence, within(1e-4));
    }
  }

  /** ⟨x⟩ in V = x²/2, ζ = 1.5 + tanh x, kT = 1. */
  private record Mean(double value, double error) {}

  private static Mean mean(boolean withDivergence) {
    SplittableRandom random = new SplittableRandom(5);
    double dt = 0.02;
    int batches = 40;
    int length = 10_000;
    double[] batch = new double[batches];
    DMatrixRMaj one = CommonOps_DDRM.identity(1);
    double x = 0;
    for (int t = 0; t < batches * length; t++) {
      DMatrixRMaj zeta = new DMatrixRMaj(1, 1, true, 1.5 + Math.tanh(x));
      double[] change =
          new LangevinStep(RelaxationSpectrum.of(one, zeta, 0), Propagator.EXPONENTIAL, dt, 1, null)
              .advance(new double[] {-x}, new double[] {random.nextGaussian()});
      if (withDivergence) {
        DMatrixRMaj middle = new DMatrixRMaj(1, 1, true, 1.5 + Math.tanh(x + 0.5 * change[0]));
        change = MidpointMobility.advance(zeta, middle, change, DenseAlgebra.REPRODUCIBLE);
      }
      x += change[0];
      batch[t / length] += x / length;
    }
    double mean = 0;
    double square = 0;
    for (double value : batch) {
      mean += value / batches;
      square += value * value / batches;
    }
    return new Mean(mean, Math.sqrt((square - mean * mean) / (batches - 1)));
  }

  /**
   * Without the drift the law is exp(−V/kT)/D: ⟨x⟩ = ∫ x tanh x exp(−x²/2) / 1.5 √(2π) = 0.4038.
   */
  @Test
  void theStationaryLawIsBoltzmannsWithTheDriftAndAnotherWithoutIt() {
    Mean with = mean(true);
    Mean without = mean(false);
    assertThat(with.error()).isLessThan(0.03);
    assertThat(Math.abs(with.value())).as("%s", with).isLessThan(4 * with.error());
    assertThat(without.value()).as("%s", without).isGreaterThan(8 * without.error());
    assertThat(Math.abs(without.value() - 0.4038))
        .as("%s", without)
        .isLessThan(4 * without.error());
  }
}
