package continuo.estimate.diffusion;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import continuo.known.Coverage;
import continuo.known.LinearProcess;
import continuo.known.Matrices;
import continuo.known.ZScores;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.RealMatrix;
import org.junit.jupiter.api.Test;

/** Drift and spread of released replicas: Brownian and Langevin motion, exactly simulated. */
class SwarmTest {
  private static final double INTERVAL = BrownianMotion.INTERVAL;

  @Test
  void driftAndSpreadOfBrownianMotion() {
    RealMatrix d = Matrices.positiveDefinite(8, 4);
    double[] drift = {0.3, -0.1, 0, 0.05};
    ReplicaSeries series = BrownianMotion.free(1, d, drift, 4000, 21);
    Swarm swarm = new Swarm(2, 10);
    DiffusionEstimate estimate = swarm.estimate(series);
    VectorEstimate measured = swarm.drift(series);
    ZScores z = new ZScores("swarm");
    for (int i = 0; i < 4; i++) {
      z.add("drift " + i, measured.value()[i], drift[i], measured.error()[i]);
      for (int j = 0; j <= i; j++) {
        z.add(
            "D (%d, %d)".formatted(i, j),
            estimate.value().get(i, j),
            d.getEntry(i, j),
            estimate.error().get(i, j));
      }
    }
    z.assertNoneTooFar();
  }

  @Test
  void theMomentumMayForgetItsStartFirst() {
    // Langevin motion released at rest in a weak well: with τ₁ = 5/γ the slope is D to a percent.
    double omega2 = 1e-4;
    RealMatrix k = new Array2DRowRealMatrix(new double[][] {{omega2}});
    LinearProcess process = LinearProcess.langevin(k, 1, 1, INTERVAL);
    RealMatrix start = new Array2DRowRealMatrix(new double[][] {{0, 0}, {0, 1}});
    double[][][] states = process.from(3, 4000, 61, start);
    ReplicaSeries series = new ReplicaSeries(LinearProcess.components(states, 0, 1), INTERVAL);
    DiffusionEstimate estimate = new Swarm(5, 30).estimate(series);
    // Exact: var x(t) = Σ_xx − (F Σ₀ Fᵀ)_xx with Σ₀ the covariance missing at the start.
    double exact = (variance(process, 30) - variance(process, 5)) / 50;
    ZScores z = new ZScores("swarm of Langevin motion");
    z.add("D", estimate.value().get(0, 0), exact, estimate.error().get(0, 0));
    z.assertNoneTooFar();
  }

  private static double variance(LinearProcess process, double t) {
    RealMatrix f = process.propagator(t);
    double missing = process.stationary().getEntry(0, 0);
    return missing - f.getEntry(0, 0) * missing * f.getEntry(0, 0);
  }

  @Test
  void standardErrorsCover() {
    RealMatrix d = new Array2DRowRealMatrix(new double[][] {{1, 0.3}, {0.3, 0.7}});
    double[] drift = {0.2, -0.1};
    Swarm swarm = new Swarm(1, 5);
    Coverage diagonal = new Coverage("swarm, diagonal", 63);
    Coverage off = new Coverage("swarm, off the diagonal", 63);
    Coverage mean = new Coverage("swarm, drift", 63);
    for (int repetition = 0; repetition < 400; repetition++) {
      ReplicaSeries series = BrownianMotion.free(1000 + repetition, d, drift, 64, 11);
      DiffusionEstimate estimate = swarm.estimate(series);
      diagonal.add(estimate.value().get(0, 0), 1, estimate.error().get(0, 0));
      off.add(estimate.value().get(1, 0), 0.3, estimate.error().get(1, 0));
      mean.add(swarm.drift(series).value()[0], 0.2, swarm.drift(series).error()[0]);
    }
    diagonal.assertCovers();
    off.assertCovers();
    mean.assertCovers();
  }

  @Test
  void timesOutsideTheSeriesAreRefused() {
    ReplicaSeries series =
        BrownianMotion.free(1, Matrices.positiveDefinite(1, 2), new double[2], 4, 11);
    assertThatThrownBy(() -> new Swarm(1, 8).estimate(series))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("5.0 ps long");
    assertThatThrownBy(() -> new Swarm(3, 3)).isInstanceOf(IllegalArgumentException.class);
  }
}
