package continuo.estimate.diffusion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import continuo.known.Coverage;
import continuo.known.LinearProcess;
import continuo.known.Matrices;
import continuo.known.ZScores;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.RealMatrix;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Diffusion of restrained coordinates, exactly simulated; unit mass. */
class RestrainedTest {
  @ParameterizedTest
  @ValueSource(doubles = {0.2, 0.5, 1, 2, 4, 20})
  void isExactForAnOscillatorAtAnyDamping(double gamma) {
    RealMatrix k = new Array2DRowRealMatrix(new double[][] {{1}});
    double interval = 0.05 * Math.max(1, gamma / 2);
    LinearProcess process = LinearProcess.langevin(k, gamma, 1, interval);
    double[][][] states = process.stationary(5, 64, 16384);
    ReplicaSeries series = new ReplicaSeries(LinearProcess.components(states, 0, 1), interval);
    DiffusionEstimate estimate = new Restrained().estimate(series);
    assertThat(estimate.error().get(0, 0)).isLessThan(0.1 / gamma);
    ZScores z = new ZScores("D at γ/ω = " + gamma);
    z.add("D", estimate.value().get(0, 0), 1 / gamma, estimate.error().get(0, 0));
    z.assertNoneTooFar();
  }

  @Test
  void givesADenseDiffusionMatrix() {
    // Overdamped: dq = −β D κ q dt + noise, C(t) = (kT/κ) exp(−βDκ t).
    RealMatrix d = Matrices.positiveDefinite(4, 3);
    RealMatrix covariance =
        new Array2DRowRealMatrix(new double[][] {{1, 0, 0}, {0, 1, 0}, {0, 0, 1}});
    LinearProcess process = new LinearProcess(d, covariance, 0.2);
    DiffusionEstimate estimate =
        new Restrained().estimate(new ReplicaSeries(process.stationary(6, 64, 16384), 0.2));
    ZScores z = new ZScores("D");
    for (int i = 0; i < 3; i++) {
      for (int j = 0; j <= i; j++) {
        z.add(
            "(%d, %d)".formatted(i, j),
            estimate.value().get(i, j),
            d.getEntry(i, j),
            estimate.error().get(i, j));
      }
    }
    z.assertNoneTooFar();
  }

  @Test
  void standardErrorsCover() {
    RealMatrix d = new Array2DRowRealMatrix(new double[][] {{1, 0.3}, {0.3, 0.7}});
    RealMatrix one = new Array2DRowRealMatrix(new double[][] {{1, 0}, {0, 1}});
    LinearProcess process = new LinearProcess(d, one, 0.25);
    Coverage diagonal = new Coverage("restrained, diagonal", 31);
    Coverage off = new Coverage("restrained, off the diagonal", 31);
    for (int repetition = 0; repetition < 200; repetition++) {
      ReplicaSeries series = new ReplicaSeries(process.stationary(repetition, 32, 960), 0.25);
      DiffusionEstimate estimate = new Restrained().estimate(series);
      // The trapezoid rule makes ∫C of each direction h/2 coth(λh/2); to second order D − D³h²/12.
      RealMatrix exact = d.subtract(d.power(3).scalarMultiply(0.25 * 0.25 / 12));
      diagonal.add(estimate.value().get(0, 0), exact.getEntry(0, 0), estimate.error().get(0, 0));
      off.add(estimate.value().get(1, 0), exact.getEntry(1, 0), estimate.error().get(1, 0));
    }
    diagonal.assertCovers();
    off.assertCovers();
  }

  @Test
  void seriesShorterThanTheCorrelationAreRefused() {
    RealMatrix slow = new Array2DRowRealMatrix(new double[][] {{0.01}});
    RealMatrix one = new Array2DRowRealMatrix(new double[][] {{1}});
    ReplicaSeries series =
        new ReplicaSeries(new LinearProcess(slow, one, 0.25).stationary(1, 8, 256), 0.25);
    assertThatThrownBy(() -> new Restrained().estimate(series))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("correlation time")
        .hasMessageContaining("64.0 are there");
  }
}
