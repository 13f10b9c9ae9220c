package continuo.estimate.diffusion;

/**
 * What independent replicas left at equal intervals: momenta, coordinates or forces, in the
 * orthonormal coordinates of the order parameters. Immutable by contract: the arrays are kept by
 * reference and must not be written to.
 */
public final class ReplicaSeries {
  private final double[][][] values;
  private final double interval;

  /**
   * @param values [replica][time][coordinate]; kept by reference
   * @param interval time from one sample to the next, ps
   * @throws IllegalArgumentException if there are fewer than 4 replicas or 2 samples, the arrays
   *     are not of one shape, or a number is not finite
   */
  public ReplicaSeries(double[][][] values, double interval) {
    if (values.length < 4 || values[0].length < 2 || values[0][0].length < 1) {
      throw new IllegalArgumentException(
          "Invalid series: at least 4 replicas, 2 samples and 1 coordinate are needed");
    }
    if (!(interval > 0 && Double.isFinite(interval))) {
      throw new IllegalArgumentException("Invalid interval " + interval + " ps: must be > 0");
    }
    for (int r = 0; r < values.length; r++) {
      if (values[r].length != values[0].length) {
        throw new IllegalArgumentException(
            "Invalid series: replica %d has %d samples, the first %d"
                .formatted(r, values[r].length, values[0].length));
      }
      for (int k = 0; k < values[r].length; k++) {
        check(values[r][k], values[0][0].length, r, k);
      }
    }
    this.values = values;
    this.interval = interval;
  }

  private static void check(double[] sample, int coordinates, int replica, int time) {
    if (sample.length != coordinates) {
      throw new IllegalArgumentException(
          "Invalid series: sample %d of replica %d has %d coordinates, the first %d"
              .formatted(time, replica, sample.length, coordinates));
    }
    for (int c = 0; c < coordinates; c++) {
      if (!Double.isFinite(sample[c])) {
        throw new IllegalArgumentException(
            "Invalid series: coordinate %d of sample %d of replica %d is %s"
                .formatted(c, time, replica, sample[c]));
      }
    }
  }

  public int replicas() {
    return values.length;
  }

  /** Samples of a replica. */
  public int samples() {
    return values[0].length;
  }

  public int coordinates() {
    return values[0][0].length;
  }

  /** Time from one sample to the next, ps. */
  public double interval() {
    return interval;
  }

  /** Samples of one replica, [time][coordinate]; not to be written by the caller. */
  public double[][] replica(int replica) {
    return values[replica];
  }

  /** Mean over replicas and samples, one number a coordinate. */
  public double[] mean() {
    double[] mean = new double[coordinates()];
    for (double[][] replica : values) {
      for (double[] sample : replica) {
        for (int c = 0; c < mean.length; c++) {
          mean[c] += sample[c];
        }
      }
    }
    for (int c = 0; c < mean.length; c++) {
      mean[c] /= (double) replicas() * samples();
    }
    return mean;
  }
}
