package continuo.langevin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import continuo.estimate.RelaxationSpectrum;
import java.util.SplittableRandom;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Escape over the barrier of V = E(x² − 1)², D = kT = 1, with the steps a run takes: the mean first
 * passage time from −1 to +1 is 8.880 for E = 3 and 36.484 for E = 5, by quadrature of the exact
 * double integral.
 */
class KramersTest {
  /**
   * Passages between two steps are missed: a threshold that is looked at every Δt acts like one
   * that is 0.5826 √(2DΔt) further out and looked at always (Broadie, Glasserman & Kou, Math.
   * Finance 7 (1997) 325). So it is set that much nearer.
   */
  private static final double THRESHOLD_SHIFT = 0.5826;

  private static double exact(double barrier) {
    int n = 40_000;
    double from = -3;
    double h = (1 - from) / n;
    double inner = 0;
    double time = 0;
    for (int i = 0; i < n; i++) {
      double y = from + (i + 0.5) * h;
      double boltzmann = Math.exp(-barrier * (y * y - 1) * (y * y - 1)) * h;
      inner += boltzmann;
      time += y > -1 ? (inner - 0.5 * boltzmann) / boltzmann * h * h : 0;
    }
    return time;
  }

  /**
   * 0 = λ₀ &lt; λ₁: half of the slowest rate of the Smoluchowski operator, on a grid in its
   * symmetric form ψ = √p: hops between neighbours with the rates e^{±ΔV/2}/h², whose second
   * eigenvalue is found by counting sign changes.
   */
  private static double halfSlowestRate(double barrier) {
    int n = 4000;
    double h = 4.0 / n;
    double[] v = new double[n];
    for (int i = 0; i < n; i++) {
      double x = -2 + (i + 0.5) * h;
      v[i] = barrier * (x * x - 1) * (x * x - 1);
    }
    double low = 0;
    double high = 1;
    while (high - low > 1e-9) {
      double middle = 0.5 * (low + high);
      // Eigenvalues below the middle: negative pivots of A − middle.
      int below = 0;
      double pivot = 1;
      for (int i = 0; i < n; i++) {
        double left = i > 0 ? Math.exp(0.5 * (v[i] - v[i - 1])) : 0;
        double right = i < n - 1 ? Math.exp(0.5 * (v[i] - v[i + 1])) : 0;
        double coupling = i > 0 ? 1 / (h * h) : 0;
        pivot = (left + right) / (h * h) - middle - coupling * coupling / pivot;
        below += pivot < 0 ? 1 : 0;
      }
      if (below >= 2) {
        high = middle;
      } else {
        low = middle;
      }
    }
    return 0.5 * low;
  }

  @Test
  void theSlowestRateOfTheOperatorBelongsToThePassageTime() {
    assertThat(halfSlowestRate(3)).isCloseTo(0.120930, within(2e-6));
    assertThat(halfSlowestRate(5)).isCloseTo(0.0277614, within(1e-6));
    // The passage ends at the other minimum, a little later than on the barrier's far side.
    assertThat(exact(5) * halfSlowestRate(5)).isBetween(1.0, 1.02);
  }

  @ParameterizedTest
  @CsvSource({
    "EXPONENTIAL, 3, 8.880, 0.002, 1500",
    "IMPLICIT, 3, 8.880, 0.002, 1500",
    "EULER_MARUYAMA, 3, 8.880, 0.002, 1500",
    "EXPONENTIAL, 5, 36.484, 0.0005, 200",
    "IMPLICIT, 5, 36.484, 0.0005, 200",
    "EULER_MARUYAMA, 5, 36.484, 0.0005, 200"
  })
  void theMeanFirstPassageTimeIsExact(
      Propagator propagator, double barrier, double exact, double dt, int passages) {
    assertThat(exact(barrier)).isCloseTo(exact, within(1e-3));
    double end = 1 - THRESHOLD_SHIFT * Math.sqrt(2 * dt);
    SplittableRandom random = new SplittableRandom(17);
    DMatrixRMaj one = new DMatrixRMaj(1, 1, true, 1);
    // The step depends on x through the curvature alone: made once for every value on a grid.
    LangevinStep[] steps = new LangevinStep[400];
    for (int k = 0; k < steps.length; k++) {
      double x = (k + 0.5) * 0.01;
      DMatrixRMaj curvature = new DMatrixRMaj(1, 1, true, 4 * barrier * (3 * x * x - 1));
      steps[k] =
          new LangevinStep(RelaxationSpectrum.of(curvature, one, 0), propagator, dt, 1, null);
    }
    double sum = 0;
    double sum2 = 0;
    for (int p = 0; p < passages; p++) {
      double x = -1;
      int count = 0;
      while (x < end) {
        double[] force = {-4 * barrier * x * (x * x - 1)};
        double[] normal = {random.nextGaussian()};
        x += steps[(int) (Math.abs(x) * 100)].advance(force, normal)[0];
        count++;
      }
      sum += count * dt;
      sum2 += count * dt * count * dt;
    }
    double mean = sum / passages;
    double error = Math.sqrt((sum2 / passages - mean * mean) / passages);
    assertThat(error).isLessThan(1.2 * exact / Math.sqrt(passages));
    assertThat(Math.abs(mean - exact)).as("%s ± %s", mean, error).isLessThan(4 * error);
  }
}
