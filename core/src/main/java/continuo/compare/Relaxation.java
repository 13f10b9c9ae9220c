package continuo.compare;

/**
 * Stationary variance and relaxation time of one mode, from trajectories whose mean is not known.
 *
 * <p>With the autocorrelation ρ_k of samples Δ apart, summed over a window W ≥ 5 times the sum
 * itself (Madras and Sokal, J. Stat. Phys. 50 (1988) 109), τ_int = Δ (½ + Σ ρ_k), and the time of
 * the exponential that has this sum is τ = Δ/ln((2τ_int + Δ)/(2τ_int − Δ)). Taking the mean from
 * the data lowers every covariance by σ² 2τ_int/T, T the total time; that is put back (Wolff,
 * Comput. Phys. Commun. 156 (2004) 143). Standard errors: (δσ²/σ²)² = 2τ/T for a Gaussian process
 * whose correlation is exponential, (δτ/τ)² = 2 (2W + 1)/n for n samples.
 *
 * @param variance σ²
 * @param varianceError its standard error
 * @param time τ, ps; NaN if it is shorter than the distance of the samples can tell
 * @param timeError its standard error
 * @param lengths longest trajectory over τ; below about 10 the errors are guesses
 */
public record Relaxation(
    double variance, double varianceError, double time, double timeError, double lengths) {
  private static final double WINDOW = 5;

  /**
   * @param series [trajectory][sample]; read
   * @param interval Δ, ps
   */
  static Relaxation of(double[][] series, double interval) {
    int n = 0;
    int longest = 0;
    double mean = 0;
    for (double[] s : series) {
      n += s.length;
      longest = Math.max(longest, s.length);
      for (double x : s) {
        mean += x;
      }
    }
    mean /= n;
    double[] c = new double[longest];
    double raw = covariance(series, mean, 0);
    double bias = 0;
    int known = 0;
    int window = 1;
    double sum = 0.5;
    // Twice: the second time with the covariances that the first says were lost with the mean.
    for (int pass = 0; pass < 2; pass++) {
      double c0 = raw + bias;
      sum = 0.5;
      for (window = 1; window < longest; window++) {
        if (window > known) {
          c[window] = covariance(series, mean, window);
          known = window;
        }
        sum += (c[window] + bias) / c0;
        if (window >= WINDOW * sum) {
          break;
        }
      }
      bias = pass == 0 ? raw * Math.min(0.5, 2 * Math.max(0, sum) / n) : bias;
    }
    double variance = raw + bias;
    double integrated = interval * sum;
    double time =
        sum > 0.5
            ? interval / Math.log((2 * integrated + interval) / (2 * integrated - interval))
            : Double.NaN;
    double total = n * interval;
    double correlated = Math.max(Double.isNaN(time) ? 0 : time, interval / 2);
    return new Relaxation(
        variance,
        variance * Math.sqrt(2 * correlated / total),
        time,
        time * Math.sqrt(2.0 * (2 * window + 1) / n),
        longest * interval / time);
  }

  private static double covariance(double[][] series, double mean, int lag) {
    double sum = 0;
    long count = 0;
    for (double[] s : series) {
      for (int k = 0; k + lag < s.length; k++) {
        sum += (s[k] - mean) * (s[k + lag] - mean);
      }
      count += Math.max(0, s.length - lag);
    }
    return count == 0 ? 0 : sum / count;
  }
}
