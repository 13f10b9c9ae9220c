package continuo.langevin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import continuo.estimate.RelaxationSpectrum;
import java.util.SplittableRandom;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Escape over the barrier of V = E(x² − 1)², E = 3, D = kT = 1, with the steps a run takes: the
 * mean first passage time from −1 to +1 is 8.880, by quadrature of the exact double integral.
 */
class KramersTest {
  private static final double E = 3;
  private static final int PASSAGES = 1500;

  /**
   * Passages between two steps are missed: a threshold that is looked at every Δt acts like one
   * that is 0.5826 √(2DΔt) further out and looked at always (Broadie, Glasserman & Kou, Math.
   * Finance 7 (1997) 325). So it is set that much nearer.
   */
  private static final double THRESHOLD_SHIFT = 0.5826;

  private static double exact() {
    int n = 40_000;
    double from = -3;
    double h = (1 - from) / n;
    double inner = 0;
    double time = 0;
    for (int i = 0; i < n; i++) {
      double y = from + (i + 0.5) * h;
      double boltzmann = Math.exp(-E * (y * y - 1) * (y * y - 1)) * h;
      inner += boltzmann;
      time += y > -1 ? (inner - 0.5 * boltzmann) / boltzmann * h * h : 0;
    }
    return time;
  }

  @ParameterizedTest
  @EnumSource(Propagator.class)
  void theMeanFirstPassageTimeIsExact(Propagator propagator) {
    assertThat(exact()).isCloseTo(8.880, within(1e-3));
    double dt = 0.002;
    double end = 1 - THRESHOLD_SHIFT * Math.sqrt(2 * dt);
    SplittableRandom random = new SplittableRandom(17);
    DMatrixRMaj one = new DMatrixRMaj(1, 1, true, 1);
    // The step depends on x through the curvature alone: made once for every value on a grid.
    LangevinStep[] steps = new LangevinStep[400];
    for (int k = 0; k < steps.length; k++) {
      double x = (k + 0.5) * 0.01;
      DMatrixRMaj curvature = new DMatrixRMaj(1, 1, true, 4 * E * (3 * x * x - 1));
      steps[k] =
          new LangevinStep(RelaxationSpectrum.of(curvature, one, 0), propagator, dt, 1, null);
    }
    double sum = 0;
    double sum2 = 0;
    for (int p = 0; p < PASSAGES; p++) {
      double x = -1;
      int count = 0;
      while (x < end) {
        double[] force = {-4 * E * x * (x * x - 1)};
        double[] normal = {random.nextGaussian()};
        x += steps[(int) (Math.abs(x) * 100)].advance(force, normal)[0];
        count++;
      }
      sum += count * dt;
      sum2 += count * dt * count * dt;
    }
    double mean = sum / PASSAGES;
    double error = Math.sqrt((sum2 / PASSAGES - mean * mean) / PASSAGES);
    assertThat(error).isLessThan(0.03 * exact());
    assertThat(Math.abs(mean - exact())).as("%s ± %s", mean, error).isLessThan(4 * error);
  }
}
