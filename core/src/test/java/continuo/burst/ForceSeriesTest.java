package continuo.burst;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.apache.commons.rng.simple.RandomSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The zero-frequency spectral estimate. The tapered sums are linear in the samples, so their
 * expectation for a known correlation function needs no random numbers: the sums of impulses give
 * the weights.
 */
class ForceSeriesTest {
  private static final double WINDOW = 0.5;

  /** Weights of all samples (lane, k) in every term: [term][lane·samples + k]. */
  private static int[] first(int active) {
    return IntStream.range(0, active).toArray();
  }

  private static double[][] weights(int samples, int lanes, int active, int tapers) {
    int rows = active * samples;
    ForceSeries series = new ForceSeries(rows, lanes, first(active), samples, WINDOW);
    for (int k = 0; k < samples; k++) {
      double[] impulses = new double[rows * lanes];
      for (int l = 0; l < active; l++) {
        impulses[(l * samples + k) * lanes + l] = 1;
      }
      series.put(k, impulses, impulses);
    }
    return series.tapered(tapers);
  }

  /** Relative error of the expected mean of F² for window means of an Ornstein–Uhlenbeck force. */
  private static double bias(int samples, int active, int tapers, double tau) {
    double[][] g = weights(samples, active, active, tapers);
    double x = WINDOW / tau;
    // Covariance of window means over C(0), and S(0) = 2 τ C(0).
    double[] c = new double[samples];
    for (int lag = 0; lag < samples; lag++) {
      c[lag] =
          lag == 0
              ? 2 * (x - 1 + Math.exp(-x)) / (x * x)
              : 2 * (Math.cosh(x) - 1) / (x * x) * Math.exp(-lag * x);
    }
    double mean = 0;
    for (double[] term : g) {
      for (int l = 0; l < active; l++) {
        for (int k = 0; k < samples; k++) {
          for (int m = 0; m < samples; m++) {
            mean += term[l * samples + k] * term[l * samples + m] * c[Math.abs(k - m)] / g.length;
          }
        }
      }
    }
    return mean / (2 * tau) - 1;
  }

  @ParameterizedTest
  @CsvSource({
    "16, 1, 2",
    "16, 1, 3",
    "16, 1, 1",
    "40, 1, 4",
    "16, 2, 1",
    "20, 2, 3",
    "16, 8, 3",
    "25, 5, 2"
  })
  void tapersOfWhiteNoiseAreIndependentAndHaveItsPower(int samples, int active, int tapers) {
    // Window means of variance s² have S(0) = w s², so Σ of squared weights must be w.
    double[][] g = weights(samples, active, active, tapers);
    for (int a = 0; a < g.length; a++) {
      for (int b = 0; b <= a; b++) {
        double product = 0;
        for (int s = 0; s < g[a].length; s++) {
          product += g[a][s] * g[b][s];
        }
        assertThat(product).as("(%d, %d)", a, b).isCloseTo(a == b ? WINDOW : 0, within(1e-12));
      }
    }
    // The mean of the block takes one of the tapers · active combinations; one is always left.
    assertThat(g.length).isEqualTo(Math.max(1, tapers * active - 1));
  }

  @ParameterizedTest
  @CsvSource({"1, 2", "1, 3", "2, 1", "2, 3", "8, 3"})
  void aConstantForceLeavesNoTrace(int active, int tapers) {
    for (double[] term : weights(16, active, active, tapers)) {
      assertThat(Arrays.stream(term).sum()).isCloseTo(0, within(1e-12));
    }
  }

  @ParameterizedTest
  @CsvSource({"1, 1", "1, 2", "1, 3", "2, 1", "2, 3", "4, 2", "8, 3", "8, 1"})
  void theBiasFallsWithTheSquareOfMemoryOverLength(int active, int tapers) {
    // All tapers vanish at the ends, so the spectrum is seen through windows whose error is of the
    // second
    // order: −(πjτ/T)² for one sine, and never more than that of the fastest sine in use. Windows
    // of a
    // fraction of τ add (their length/T)², less than a tenth of it here.
    int samples = 128;
    double duration = samples * WINDOW;
    int fastest = active == 1 ? Math.max(2, tapers) : tapers;
    for (double ratio : new double[] {30, 60, 120}) {
      double worst = Math.pow(Math.PI * fastest / ratio, 2);
      double bias = bias(samples, active, tapers, duration / ratio);
      assertThat(bias).as("T = %s τ", ratio).isBetween(-1.1 * worst, 0.0);
    }
    double once = bias(samples, active, tapers, duration / 60);
    double half = bias(samples, active, tapers, duration / 120);
    assertThat(once / half).isBetween(3.5, 4.5);
  }

  @Test
  void theBiasOfManyLanesIsTheMeanOverTheSines() {
    double ratio = 50;
    double expected = -Math.pow(Math.PI / ratio, 2) * (1 + 4 + 9) / 3.0;
    assertThat(bias(64, 16, 3, 32 / ratio)).isCloseTo(expected, within(0.1 * -expected));
  }

  @Test
  void estimatesOfAnOrnsteinUhlenbeckForceScatterAsTheirDegreesOfFreedomSay() {
    // K = 40 windows of τ: T = 40 τ, 2 tapers, bias −(π/40)²(1 + 4)/2 = −1.5 %, taken out below.
    int samples = 40;
    int lanes = 4;
    double tau = WINDOW;
    int repetitions = 1500;
    ZigguratSampler.NormalizedGaussian normal =
        ZigguratSampler.NormalizedGaussian.of(RandomSource.XO_SHI_RO_256_PP.create(5));
    int fine = 20;
    double keep = Math.exp(-WINDOW / tau / fine);
    double kick = Math.sqrt(1 - keep * keep);
    double[] f = new double[lanes];
    double[] discard = new double[lanes];
    double sum = 0;
    double sum2 = 0;
    int terms = 0;
    for (int repetition = 0; repetition < repetitions; repetition++) {
      ForceSeries series = new ForceSeries(1, lanes, first(3), samples, WINDOW);
      for (int l = 0; l < lanes; l++) {
        f[l] = normal.sample();
      }
      for (int k = 0; k < samples; k++) {
        double[] mean = new double[lanes];
        for (int s = 0; s < fine; s++) {
          for (int l = 0; l < lanes; l++) {
            f[l] = keep * f[l] + kick * normal.sample();
            mean[l] += f[l] / fine;
          }
        }
        // A lane that does not count may hold anything.
        mean[3] = Double.NaN;
        discard[3] = Double.NaN;
        series.put(k, mean, discard);
      }
      double estimate = 0;
      double[][] tapered = series.tapered(2);
      terms = tapered.length;
      for (double[] term : tapered) {
        estimate += term[0] * term[0] / terms;
      }
      sum += estimate;
      sum2 += estimate * estimate;
    }
    double mean = sum / repetitions;
    double variance = sum2 / repetitions - mean * mean;
    // S(0) of the discrete force: Δt (1 + c)/(1 − c), c = e^{−Δt/τ}.
    double exact = WINDOW / fine * (1 + keep) / (1 - keep) * (1 + bias(samples, 3, 2, tau));
    double standardError = exact * Math.sqrt(2.0 / (terms * repetitions));
    assertThat(mean).isCloseTo(exact, within(4 * standardError));
    // Var = 2 S²/n for n independent terms; its own relative standard error is √((2 +
    // 12/n)/repetitions).
    assertThat(variance * terms / (2 * exact * exact))
        .isCloseTo(1, within(4 * Math.sqrt((2 + 12.0 / terms) / repetitions)));
  }

  @Test
  void partialsHoldTheSumsCutByPatch() {
    int rows = 6;
    int lanes = 4;
    int[] counted = {0, 2, 3}; // lane 1 is out of service
    int active = counted.length;
    int samples = 10;
    ForceSeries series = new ForceSeries(rows, lanes, counted, samples, WINDOW);
    double[][][] mean = new double[samples][rows][lanes];
    double[][][] atEnd = new double[samples][rows][lanes];
    for (int k = 0; k < samples; k++) {
      double[] flatMean = new double[rows * lanes];
      double[] flatEnd = new double[rows * lanes];
      for (int row = 0; row < rows; row++) {
        for (int l = 0; l < lanes; l++) {
          mean[k][row][l] = l != 1 ? Math.sin(1.3 * k + row * row + 0.7 * l) : Double.NaN;
          atEnd[k][row][l] = l != 1 ? Math.cos(2.1 * k + row + 0.2 * l) : Double.NaN;
          flatMean[row * lanes + l] = mean[k][row][l];
          flatEnd[row * lanes + l] = atEnd[k][row][l];
        }
      }
      series.put(k, flatMean, flatEnd);
    }
    PatchPartial[] partials = series.partials(new int[] {0, 3, 6}, 2, 5, samples);
    double[] blockMean = new double[rows];
    for (int row = 0; row < rows; row++) {
      for (int k = 0; k < samples; k++) {
        for (int l : counted) {
          blockMean[row] += mean[k][row][l] / samples / active;
        }
      }
    }
    double[][] terms = series.tapered(2);
    for (int p = 0; p < 2; p++) {
      PatchPartial partial = partials[p];
      assertThat(partial.patch).isEqualTo(p);
      assertThat(partial.block).isEqualTo(5);
      assertThat(partial.replicas).isEqualTo(active);
      assertThat(partial.samples).isEqualTo(samples);
      assertThat(partial.sampledTime).isEqualTo(samples * WINDOW);
      assertThat(partial.components).isEqualTo(rows);
      assertThat(partial.termCount).isEqualTo(2 * active - 1);
      assertThat(partial.terms).hasSize((2 * active - 1) * (6 - 3 * p));
      for (int r = 0; r < 3; r++) {
        int row = 3 * p + r;
        assertThat(partial.forceSum[r]).isCloseTo(active * blockMean[row], within(1e-12));
        double variance = 0;
        for (int k = 0; k < samples; k++) {
          for (int l : counted) {
            variance += Math.pow(atEnd[k][row][l] - blockMean[row], 2);
          }
        }
        assertThat(partial.variance[r]).isCloseTo(variance, within(1e-12));
        for (int lag = 0; lag <= samples / 2; lag++) {
          double product = 0;
          for (int k = 0; k + lag < samples; k++) {
            for (int l : counted) {
              product +=
                  (mean[k][row][l] - blockMean[row]) * (mean[k + lag][row][l] - blockMean[row]);
            }
          }
          assertThat(partial.lagged[lag * 3 + r]).isCloseTo(product, within(1e-12));
        }
      }
      for (int t = 0; t < terms.length; t++) {
        for (int c = 3 * p; c < rows; c++) {
          assertThat(partial.terms[t * (rows - 3 * p) + c - 3 * p]).isEqualTo(terms[t][c]);
        }
      }
    }
  }
}
