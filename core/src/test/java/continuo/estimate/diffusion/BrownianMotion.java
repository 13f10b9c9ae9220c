package continuo.estimate.diffusion;

import continuo.known.LinearProcess;
import continuo.known.Matrices;
import org.apache.commons.math3.linear.RealMatrix;

/** Brownian motion that nothing binds, exactly simulated. */
final class BrownianMotion {
  /** Time between samples. */
  static final double INTERVAL = 0.5;

  private BrownianMotion() {}

  /** Trajectories from the origin with a dense D and a drift. */
  static ReplicaSeries free(long seed, RealMatrix d, double[] drift, int replicas, int samples) {
    RealMatrix root = LinearProcess.root(d.scalarMultiply(2 * INTERVAL));
    int n = drift.length;
    double[] random = Matrices.normal(seed, replicas * samples * n);
    double[][][] q = new double[replicas][samples][n];
    for (int r = 0; r < replicas; r++) {
      for (int k = 1; k < samples; k++) {
        int at = (r * samples + k) * n;
        double[] xi = root.operate(java.util.Arrays.copyOfRange(random, at, at + n));
        for (int c = 0; c < n; c++) {
          q[r][k][c] = q[r][k - 1][c] + drift[c] * INTERVAL + xi[c];
        }
      }
    }
    return new ReplicaSeries(q, INTERVAL);
  }
}
