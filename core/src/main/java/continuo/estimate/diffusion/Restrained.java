package continuo.estimate.diffusion;

import java.util.Arrays;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/**
 * {@code restrained}: diffusion from the motion of the coordinates in a harmonic restraint, D =
 * C(0) [∫₀^∞C dt]⁻¹ C(0) with C(t) = cov(q(0), q(t)): the matrix form of Woolf &amp; Roux (J. Am.
 * Chem. Soc. 116 (1994) 5916) and Hummer (New J. Phys. 7 (2005) 34). Exact for a Langevin
 * oscillator at any damping, and for a harmonic network at any strength of the restraint and any
 * gap: there it is kT ζ⁻¹ itself.
 *
 * <p>Series: coordinates in the restraint, at equilibrium, each replica some tens of correlation
 * times long. The integral is taken with the lag window 1 up to half the largest lag and then
 * linearly to 0. The largest lag is 16 times the larger of the integrated time and the two-sided
 * integral of ρ² over the coordinates: with a correlation that oscillates the first is short and
 * only the second sees the envelope.
 */
public final class Restrained implements DiffusionEstimator {
  private static final double LARGEST_LAG = 16;

  @Override
  public String name() {
    return "restrained";
  }

  @Override
  public DiffusionEstimate estimate(ReplicaSeries coordinates) {
    int n = coordinates.coordinates();
    int replicas = coordinates.replicas();
    double interval = coordinates.interval();
    double[] mean = coordinates.mean();
    double[] weight = window(coordinates, mean);
    int maxLag = weight.length - 1;
    double[] weights = Correlations.weights(weight, coordinates.samples(), maxLag, interval);
    double[] first =
        Correlations.weights(new double[] {2 / interval}, coordinates.samples(), maxLag, interval);
    double[][] statistics = new double[replicas][2 * n * n];
    for (int r = 0; r < replicas; r++) {
      Correlations c = new Correlations(coordinates.replica(r), mean, maxLag);
      for (int i = 0; i < n; i++) {
        for (int j = 0; j <= i; j++) {
          double zero = c.integral(i, j, first);
          double integral = c.integral(i, j, weights);
          statistics[r][i * n + j] = zero;
          statistics[r][j * n + i] = zero;
          statistics[r][n * n + i * n + j] = integral;
          statistics[r][n * n + j * n + i] = integral;
        }
      }
    }
    double reach = (Arrays.stream(weight).sum() - 0.5) * interval;
    double time = replicas * coordinates.samples() * interval;
    return DiffusionEstimate.of(
        name(), Jackknife.of(statistics, means -> diffusion(means, n, reach, time)));
  }

  /**
   * C(0) J⁻¹ C(0). The mean of the series was taken off, which lowers C at every lag by the
   * variance of that mean, 2 J/T; it is put back.
   */
  private static double[] diffusion(double[] means, int n, double reach, double time) {
    DMatrixRMaj zero = new DMatrixRMaj(n, n);
    DMatrixRMaj integral = new DMatrixRMaj(n, n);
    for (int c = 0; c < n * n; c++) {
      integral.data[c] = means[n * n + c] / (1 - 2 * reach / time);
      zero.data[c] = means[c] + 2 * integral.data[c] / time;
    }
    DMatrixRMaj inverse = new DMatrixRMaj(n, n);
    if (!CommonOps_DDRM.invert(integral, inverse)) {
      throw new IllegalArgumentException(
          "The integral of the correlation of restrained coordinates is singular: more replicas or"
              + " longer bursts are needed");
    }
    DMatrixRMaj half = new DMatrixRMaj(n, n);
    DMatrixRMaj d = new DMatrixRMaj(n, n);
    CommonOps_DDRM.mult(zero, inverse, half);
    CommonOps_DDRM.mult(half, zero, d);
    return d.data;
  }

  /** The lag window, one number a lag from 0. */
  private static double[] window(ReplicaSeries q, double[] mean) {
    int most = q.samples() / 2;
    double[][] rho = new double[q.coordinates()][most + 1];
    for (int r = 0; r < q.replicas(); r++) {
      Correlations c = new Correlations(q.replica(r), mean, most);
      for (int i = 0; i < rho.length; i++) {
        double[] ofReplica = c.of(i, i, most + 1);
        for (int lag = 0; lag <= most; lag++) {
          rho[i][lag] += ofReplica[lag];
        }
      }
    }
    int longest = 2;
    for (double[] c : rho) {
      longest = Math.max(longest, largestLag(c, most, q.interval()));
    }
    double[] weight = new double[longest + 1];
    for (int lag = 0; lag <= longest; lag++) {
      weight[lag] = Math.min(1, 2 - 2.0 * lag / longest);
    }
    return weight;
  }

  /** Smallest L with L ≥ 16 times the correlation times taken up to L (Sokal's rule). */
  private static int largestLag(double[] c, int most, double interval) {
    double first = 0.5;
    double second = 1;
    for (int lag = 1; lag <= most; lag++) {
      double rho = c[lag] / c[0];
      first += rho;
      second += 2 * rho * rho;
      if (lag >= LARGEST_LAG * Math.max(first, second)) {
        return lag;
      }
    }
    throw new IllegalArgumentException(
        "Restrained coordinates have a correlation time of %.3g ps; series of at least %.3g ps are needed, %.3g are there"
            .formatted(
                Math.max(first, second) * interval,
                2 * LARGEST_LAG * Math.max(first, second) * interval,
                2 * most * interval));
  }
}
