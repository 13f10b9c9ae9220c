package continuo.estimate.diffusion;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import continuo.known.Coverage;
import continuo.known.LinearProcess;
import continuo.known.Matrices;
import continuo.known.ZScores;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.RealMatrix;
import org.junit.jupiter.api.Test;

/** Einstein's relation on exactly simulated motion. */
class MeanSquareDisplacementTest {
  private static void compare(ZScores z, DiffusionEstimate estimate, RealMatrix exact) {
    for (int i = 0; i < exact.getRowDimension(); i++) {
      for (int j = 0; j <= i; j++) {
        z.add(
            "D (%d, %d)".formatted(i, j),
            estimate.value().get(i, j),
            exact.getEntry(i, j),
            estimate.error().get(i, j));
      }
    }
  }

  @Test
  void givesADenseDiffusionMatrix() {
    RealMatrix d = Matrices.positiveDefinite(8, 4);
    ReplicaSeries series = BrownianMotion.free(1, d, new double[4], 400, 101);
    ZScores z = new ZScores("mean-square displacement");
    compare(z, new MeanSquareDisplacement(0, 1).estimate(series), d);
    compare(z, new MeanSquareDisplacement(2, 10).estimate(series), d);
    z.assertNoneTooFar();
  }

  @Test
  void theSlopeLeavesOutWhatTheMomentumRemembers() {
    // Free Langevin motion, γ = kT = 1: ⟨Δq²⟩ = 2(t − 1 + e^{−t}), whose slope from 6 to 12 is 2D
    // to
    // e^{−6}/6. A weak well keeps positions finite; over these times it takes off less than 1e-4.
    double weak = 1e-6;
    LinearProcess process =
        LinearProcess.langevin(new Array2DRowRealMatrix(new double[][] {{weak}}), 1, 1, 0.5);
    double[][][] q = LinearProcess.components(process.stationary(5, 400, 201), 0, 1);
    ReplicaSeries series = new ReplicaSeries(q, process.interval());
    ZScores z = new ZScores("slope");
    compare(
        z,
        new MeanSquareDisplacement(6, 12).estimate(series),
        new Array2DRowRealMatrix(new double[][] {{1}}));
    z.assertNoneTooFar();
  }

  @Test
  void standardErrorsCover() {
    RealMatrix d = new Array2DRowRealMatrix(new double[][] {{1, 0.3}, {0.3, 0.7}});
    MeanSquareDisplacement estimator = new MeanSquareDisplacement(1, 5);
    Coverage diagonal = new Coverage("mean-square displacement, diagonal", 63);
    Coverage off = new Coverage("mean-square displacement, off the diagonal", 63);
    for (int repetition = 0; repetition < 400; repetition++) {
      DiffusionEstimate estimate =
          estimator.estimate(BrownianMotion.free(3000 + repetition, d, new double[2], 64, 41));
      diagonal.add(estimate.value().get(0, 0), 1, estimate.error().get(0, 0));
      off.add(estimate.value().get(1, 0), 0.3, estimate.error().get(1, 0));
    }
    diagonal.assertCovers();
    off.assertCovers();
  }

  @Test
  void timesOutsideTheSeriesAreRefused() {
    ReplicaSeries series =
        BrownianMotion.free(1, Matrices.positiveDefinite(1, 2), new double[2], 4, 11);
    assertThatThrownBy(() -> new MeanSquareDisplacement(1, 8).estimate(series))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("5.0 ps long");
    assertThatThrownBy(() -> new MeanSquareDisplacement(3, 3))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
