package continuo.estimate;

import continuo.burst.ChainSums;

/**
 * Whether the forces at one state were sampled well enough, from this state alone. The axes of a
 * function are pooled, so that nothing depends on the orientation.
 *
 * <ul>
 *   <li>R̂ compares the average over time of each half of each replica's samples with the average
 *       over the ensemble (A.13): R̂² = [(n − 1)/n W + V]/W with W the variance within a half, V
 *       the variance of the means of the halves (Gelman &amp; Rubin, Stat. Sci. 7 (1992) 457, on
 *       split chains). For samples of one correlation time τ ≪ T/2 it is 1 + 2τ/T to first order; a
 *       replica that is caught in a part of the ensemble makes it large.
 *   <li>The integrated autocorrelation time of the force is S(0)/(2⟨δf²⟩).
 *   <li>The error from blocks × replicas is σ²/N [1 + 2Σ_k (1 − k/n)ρᵏ], σ² the variance of the
 *       means of all N halves and ρ the correlation of successive ones of a replica, n of them in
 *       its bursts. It knows nothing of the averaged spectrum behind {@link ThermalForce#error}.
 *   <li>Burn-in: the beginning of the samples whose removal gives the largest effective number of
 *       samples, ⟨δf²⟩ over the mean squared error, when what the beginning departs from the second
 *       half counts as error. Only what exceeds three standard errors counts, or noise would be
 *       removed.
 * </ul>
 *
 * @param rHat R̂ of each function, M
 * @param correlationTime integrated autocorrelation time of the force on each function, ps, M
 * @param burnIn transient at the beginning of the samples, ps, M
 * @param blockError standard errors of the mean force on the unit-normalised functions from blocks
 *     × replicas, kJ/mol/nm, 3M
 */
public record SamplingQuality(
    double[] rHat, double[] correlationTime, double[] burnIn, double[] blockError) {

  /** Square of the standard errors that a departure must exceed. */
  private static final double SIGNIFICANT = 9;

  /** Share of Σ m² below which a sum of squared deviations is what subtraction left of it. */
  private static final double ROUNDING = 1e-12;

  /** Bounds of the correlation of halves. */
  private static final double LARGEST_CORRELATION = 0.99;

  /**
   * @param moments measurements at the state
   * @param memory zero-frequency spectrum of the forces
   * @param window length of a force sample, ps
   */
  public static SamplingQuality of(EnsembleMoments moments, FrictionMemory memory, double window) {
    ChainSums sums = moments.chains();
    int m = moments.rows() / 3;
    double[] variance = moments.variance(memory);
    double[] rHat = new double[m];
    double[] tau = new double[m];
    double[] burnIn = new double[m];
    double[] error = new double[3 * m];
    for (int a = 0; a < m; a++) {
      double spectrum = 0;
      double spread = 0;
      for (int row = 3 * a; row < 3 * a + 3; row++) {
        spectrum += memory.spectrum(row);
        spread += variance[row];
        error[row] = blockError(sums, row, moments.replicas());
      }
      rHat[a] = rHat(sums, a);
      tau[a] = spread > 0 ? 0.5 * spectrum / spread : 0;
      burnIn[a] = burnIn(sums, a, spectrum / window) * window;
    }
    return new SamplingQuality(rHat, tau, burnIn, error);
  }

  private static double rHat(ChainSums sums, int function) {
    double within = 0;
    double between = 0;
    for (int row = 3 * function; row < 3 * function + 3; row++) {
      within += sums.within[row] / sums.chains;
      between += varianceOfMeans(sums, row);
    }
    double n = sums.length;
    return within > 0 ? Math.sqrt((n - 1) / n + between / within) : 1;
  }

  private static double varianceOfMeans(ChainSums sums, int row) {
    double n = sums.chains;
    double mean = sums.mean[row] / n;
    double squares = sums.meanSquare[row] - n * mean * mean;
    return squares > ROUNDING * sums.meanSquare[row] ? squares / (n - 1) : 0;
  }

  private static double blockError(ChainSums sums, int row, int replicas) {
    double n = sums.chains;
    double mean = sums.mean[row] / n;
    double variance = varianceOfMeans(sums, row);
    if (!(variance > 0)) {
      return 0;
    }
    // The common mean took (1 + ρ)/N of the variance off the product of two halves.
    double raw = (sums.meanProduct[row] / (n / 2) - mean * mean) / variance;
    double correlation = (raw + 1 / n) / (1 - 1 / n);
    correlation = Math.max(-LARGEST_CORRELATION, Math.min(LARGEST_CORRELATION, correlation));
    long halves = Math.round(n / replicas);
    double factor = 1;
    double power = 1;
    for (int k = 1; k < halves; k++) {
      power *= correlation;
      factor += 2 * (1 - (double) k / halves) * power;
    }
    return Math.sqrt(Math.max(0, variance / n * factor));
  }

  /** Samples to drop; {@code spectrum} is S(0) over the length of a sample. */
  private static int burnIn(ChainSums sums, int function, double spectrum) {
    int rows = sums.mean.length;
    int starts = sums.early.length / rows;
    int middle = starts * sums.segment;
    int best = 0;
    double smallest = Double.POSITIVE_INFINITY;
    for (int t = 0; t < starts; t++) {
      double departure2 = 0;
      double noise2 = 0;
      double n = sums.replicas;
      for (int row = 3 * function; row < 3 * function + 3; row++) {
        double mean = sums.early[t * rows + row] / n;
        departure2 += mean * mean;
        noise2 += Math.max(0, sums.earlySquare[t * rows + row] - n * mean * mean) / (n * (n - 1));
      }
      int from = t * sums.segment;
      double share = (double) (middle - from) / (sums.common - from);
      // One replica alone has no scatter to judge a departure by.
      double bias2 = n > 1 ? share * share * Math.max(0, departure2 - SIGNIFICANT * noise2) : 0;
      double error2 = bias2 + spectrum / (n * (sums.common - from));
      if (error2 < smallest) {
        smallest = error2;
        best = from;
      }
    }
    return best;
  }
}
