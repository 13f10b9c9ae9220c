package continuo.estimate.diffusion;

import java.util.Arrays;
import java.util.function.UnaryOperator;

/**
 * Value and standard error of a function of the mean over independent replicas, by leaving out one
 * replica at a time: with θ of all R and θ_r of all but r,
 *
 * <p>value = R θ − (R − 1) mean(θ_r), error² = (R − 1)/R Σ_r (θ_r − mean(θ_r))².
 *
 * <p>The bias of order 1/R that a nonlinear function has is removed from the value; for a linear
 * function the value is the mean and the error its usual standard error.
 *
 * @param value corrected for bias
 * @param error standard error
 * @param replicas R
 */
record Jackknife(double[] value, double[] error, int replicas) {

  /**
   * @param statistics [replica][number], each the replica's own contribution to the mean; read
   * @param function from the mean of the statistics to the result, which must be a new array
   */
  static Jackknife of(double[][] statistics, UnaryOperator<double[]> function) {
    int replicas = statistics.length;
    double[] sum = new double[statistics[0].length];
    for (double[] replica : statistics) {
      for (int c = 0; c < sum.length; c++) {
        sum[c] += replica[c];
      }
    }
    double[] whole = function.apply(scaled(sum, null, 1.0 / replicas));
    double[][] without = new double[replicas][];
    for (int r = 0; r < replicas; r++) {
      without[r] = function.apply(scaled(sum, statistics[r], 1.0 / (replicas - 1)));
    }
    return of(whole, without);
  }

  /** The mean itself. */
  static Jackknife ofMean(double[][] statistics) {
    return of(statistics, mean -> mean);
  }

  /**
   * @param whole result of all replicas; read
   * @param without results of all replicas but one, [replica left out][number]; read
   */
  static Jackknife of(double[] whole, double[][] without) {
    int replicas = without.length;
    double[] value = new double[whole.length];
    double[] error = new double[whole.length];
    for (int c = 0; c < whole.length; c++) {
      double mean = 0;
      for (double[] theta : without) {
        mean += theta[c] / replicas;
      }
      double sum2 = 0;
      for (double[] theta : without) {
        sum2 += (theta[c] - mean) * (theta[c] - mean);
      }
      value[c] = replicas * whole[c] - (replicas - 1) * mean;
      error[c] = Math.sqrt(sum2 * (replicas - 1) / replicas);
    }
    return new Jackknife(value, error, replicas);
  }

  private static double[] scaled(double[] sum, double[] left, double factor) {
    double[] out = Arrays.copyOf(sum, sum.length);
    for (int c = 0; c < out.length; c++) {
      out[c] = (out[c] - (left == null ? 0 : left[c])) * factor;
    }
    return out;
  }
}
