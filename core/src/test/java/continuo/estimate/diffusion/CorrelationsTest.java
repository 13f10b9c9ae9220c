package continuo.estimate.diffusion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import continuo.known.Matrices;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Correlations by Fourier transform against the sum they stand for. */
class CorrelationsTest {
  @ParameterizedTest
  @CsvSource({"2, 1", "37, 12", "64, 63", "65, 20", "200, 63", "256, 255"})
  void areTheDirectSumsOverAllOrigins(int samples, int maxLag) {
    double[] numbers = Matrices.normal(samples, 3 * samples);
    double[][] series = new double[samples][3];
    for (int k = 0; k < numbers.length; k++) {
      series[k / 3][k % 3] = numbers[k] + k % 3;
    }
    double[] mean = {0, 1, -0.5};
    Correlations correlations = new Correlations(series, mean, maxLag);
    for (int i = 0; i < 3; i++) {
      for (int j = 0; j < 3; j++) {
        double[] c = correlations.of(i, j, maxLag + 1);
        double trapezoid = 0;
        for (int lag = 0; lag <= maxLag; lag++) {
          double sum = 0;
          for (int k = 0; k + lag < samples; k++) {
            sum += 0.5 * (series[k][i] - mean[i]) * (series[k + lag][j] - mean[j]);
            sum += 0.5 * (series[k][j] - mean[j]) * (series[k + lag][i] - mean[i]);
          }
          assertThat(c[lag]).isCloseTo(sum / (samples - lag), within(1e-12 * samples));
          trapezoid += (lag == 0 ? 0.5 : 1) * (lag + 2) * c[lag] * 0.25;
        }
        double[] weight = new double[maxLag + 1];
        for (int lag = 0; lag <= maxLag; lag++) {
          weight[lag] = lag + 2;
        }
        assertThat(correlations.integral(i, j, Correlations.weights(weight, samples, maxLag, 0.25)))
            .isCloseTo(trapezoid, within(1e-14 * samples * samples * samples));
      }
    }
    assertThatThrownBy(() -> new Correlations(series, mean, samples))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("lag " + samples);
  }
}
