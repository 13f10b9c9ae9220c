package continuo.estimate.diffusion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import continuo.known.Matrices;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.junit.jupiter.api.Test;

/** The jackknife and the repair to a positive definite matrix. */
class DiffusionEstimateTest {

  @Test
  void theJackknifeOfAMeanIsItsStandardError() {
    double[][] x = {{1}, {4}, {2}, {7}, {3}};
    Jackknife mean = Jackknife.ofMean(x);
    // Mean 3.4; Σ(x − 3.4)² = 21.2, over 4, over 5.
    assertThat(mean.value()[0]).isCloseTo(3.4, within(1e-14));
    assertThat(mean.error()[0]).isCloseTo(Math.sqrt(21.2 / 4 / 5), within(1e-14));
  }

  @Test
  void theBiasOfASquareIsRemoved() {
    double[][] x = {{1}, {4}, {2}, {7}, {3}};
    // The unbiased estimate of μ² is mean² − s²/n.
    assertThat(Jackknife.of(x, m -> new double[] {m[0] * m[0]}).value()[0])
        .isCloseTo(3.4 * 3.4 - 21.2 / 4 / 5, within(1e-13));
  }

  @Test
  void whatWasRepairedIsReported() {
    // Eigenvalues 3, 1 and −0.5 in turned axes: −0.5 becomes 3e-6.
    double c = Math.cos(0.3);
    double s = Math.sin(0.3);
    Array2DRowRealMatrix turn =
        new Array2DRowRealMatrix(new double[][] {{c, -s, 0}, {s, c, 0}, {0, 0, 1}});
    Array2DRowRealMatrix values =
        new Array2DRowRealMatrix(new double[][] {{3, 0, 0}, {0, -0.5, 0}, {0, 0, 1}});
    double[] raw = new double[9];
    for (int k = 0; k < 9; k++) {
      raw[k] = turn.multiply(values).multiply(turn.transpose()).getEntry(k / 3, k % 3);
    }
    DiffusionEstimate estimate = DiffusionEstimate.of("test", new Jackknife(raw, new double[9], 8));
    assertThat(estimate.lifted()).isEqualTo(1);
    assertThat(estimate.repaired())
        .isCloseTo((0.5 + 3e-6) / Math.sqrt(9 + 0.25 + 1), within(1e-12));
    double[] eigenvalues = Matrices.eigenvalues(Matrices.fromEjml(estimate.value()));
    assertThat(eigenvalues[0]).isCloseTo(3e-6, within(1e-12));
    assertThat(eigenvalues[2]).isCloseTo(3, within(1e-12));
  }

  @Test
  void aSoundMatrixIsLeftAlone() {
    double[] raw = {2, 0.5, 0.5, 1};
    DiffusionEstimate estimate = DiffusionEstimate.of("test", new Jackknife(raw, new double[4], 8));
    assertThat(estimate.repaired()).isZero();
    assertThat(estimate.lifted()).isZero();
    assertThat(estimate.value().data).containsExactly(raw);
    assertThatThrownBy(
            () -> DiffusionEstimate.of("test", new Jackknife(new double[4], new double[4], 8)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("no positive eigenvalue");
  }

  @Test
  void seriesOfUnevenShapeOrTooFewAreRefused() {
    double[][][] good = new double[4][3][2];
    assertThat(new ReplicaSeries(good, 0.1).mean()).containsExactly(0, 0);
    double[][][] uneven = new double[4][3][2];
    uneven[2] = new double[4][2];
    assertThatThrownBy(() -> new ReplicaSeries(uneven, 0.1))
        .hasMessageContaining("replica 2 has 4 samples");
    double[][][] broken = new double[4][3][2];
    broken[1][2][0] = Double.NaN;
    assertThatThrownBy(() -> new ReplicaSeries(broken, 0.1))
        .hasMessageContaining("coordinate 0 of sample 2 of replica 1");
    assertThatThrownBy(() -> new ReplicaSeries(new double[3][3][2], 0.1))
        .hasMessageContaining("at least 4 replicas");
    assertThatThrownBy(() -> new ReplicaSeries(good, 0)).hasMessageContaining("interval");
  }
}
