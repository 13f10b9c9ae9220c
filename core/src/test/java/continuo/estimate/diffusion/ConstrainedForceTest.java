package continuo.estimate.diffusion;

import continuo.known.Coverage;
import continuo.known.LinearProcess;
import continuo.known.Matrices;
import continuo.known.ZScores;
import org.apache.commons.math3.linear.MatrixUtils;
import org.apache.commons.math3.linear.RealMatrix;
import org.junit.jupiter.api.Test;

/** Friction and diffusion from decaying forces with a known spectrum. */
class ConstrainedForceTest {
  private static final double RATE = 1;
  private static final double GAMMA = 0.4;
  private static final double KT = 1.3;

  /** S(0) of the sampled series: Σ_k C(kh) h = C(0) h coth(λh/2). */
  private static RealMatrix exact(RealMatrix covariance, double h) {
    int n = covariance.getRowDimension();
    double spectrum = h / Math.tanh(0.5 * RATE * h);
    RealMatrix zeta =
        MatrixUtils.createRealIdentityMatrix(n)
            .scalarMultiply(GAMMA)
            .add(covariance.scalarMultiply(0.5 * spectrum / KT));
    return MatrixUtils.inverse(zeta).scalarMultiply(KT);
  }

  @Test
  void givesADenseDiffusionMatrix() {
    RealMatrix covariance = Matrices.positiveDefinite(5, 3);
    LinearProcess process = LinearProcess.decaying(RATE, covariance, 0.5);
    ReplicaSeries series = new ReplicaSeries(process.stationary(2, 400, 1000), 0.5);
    DiffusionEstimate estimate = new ConstrainedForce(GAMMA, KT, 4).estimate(series);
    RealMatrix exact = exact(covariance, 0.5);
    ZScores z = new ZScores("D");
    for (int i = 0; i < 3; i++) {
      for (int j = 0; j <= i; j++) {
        z.add(
            "(%d, %d)".formatted(i, j),
            estimate.value().get(i, j),
            exact.getEntry(i, j),
            estimate.error().get(i, j));
      }
    }
    z.assertNoneTooFar();
  }

  @Test
  void standardErrorsCover() {
    RealMatrix covariance = Matrices.positiveDefinite(5, 2);
    LinearProcess process = LinearProcess.decaying(RATE, covariance, 0.5);
    RealMatrix exact = exact(covariance, 0.5);
    Coverage diagonal = new Coverage("constrained-force, diagonal", 63);
    Coverage off = new Coverage("constrained-force, off the diagonal", 63);
    for (int repetition = 0; repetition < 300; repetition++) {
      ReplicaSeries series = new ReplicaSeries(process.stationary(repetition, 64, 400), 0.5);
      DiffusionEstimate d = new ConstrainedForce(GAMMA, KT, 4).estimate(series);
      diagonal.add(d.value().get(0, 0), exact.getEntry(0, 0), d.error().get(0, 0));
      off.add(d.value().get(1, 0), exact.getEntry(1, 0), d.error().get(1, 0));
    }
    diagonal.assertCovers();
    off.assertCovers();
  }
}
