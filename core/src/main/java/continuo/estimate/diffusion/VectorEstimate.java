package continuo.estimate.diffusion;

/**
 * One number a coordinate, with standard errors from the scatter of the replicas.
 *
 * @param value n numbers
 * @param error their standard errors
 */
public record VectorEstimate(double[] value, double[] error) {

  /** Mean over the samples and replicas of a series. */
  public static VectorEstimate mean(ReplicaSeries series) {
    double[][] means = new double[series.replicas()][series.coordinates()];
    for (int r = 0; r < means.length; r++) {
      for (double[] sample : series.replica(r)) {
        for (int c = 0; c < sample.length; c++) {
          means[r][c] += sample[c] / series.samples();
        }
      }
    }
    return of(means);
  }

  static VectorEstimate of(double[][] statistics) {
    Jackknife mean = Jackknife.ofMean(statistics);
    return new VectorEstimate(mean.value(), mean.error());
  }
}
