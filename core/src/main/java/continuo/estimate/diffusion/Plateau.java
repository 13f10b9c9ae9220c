package continuo.estimate.diffusion;

/**
 * The plateau of a running integral I(t) = ∫₀ᵗ C dt' of one coordinate.
 *
 * <p>I rises while the momentum decays, may fall to a lower level while the residual forces come
 * in, stays there, and falls to 0 when the coordinate feels that it is bound. A plateau is a
 * stretch s…e over which I changes by less than a tenth (a tenth and two standard errors of the
 * change, these at most a twentieth) with e ≥ 3 s. The widest on a logarithmic scale is taken, or a
 * later one if there is one behind it. t* = √(s e), and 3 s if no end is seen: by then an
 * exponential approach that had a tenth to go at s has 10⁻³.
 *
 * <p>For a Langevin oscillator of frequency ω and collision rate γ, e/s is 3.4 at γ/ω = 4 (slow
 * over fast time 14), 2.5 at critical damping and 1.8 without damping; t* is the peak of I to
 * within a few per cent, I(t*) to within a part in a thousand.
 *
 * @param lag t* in lags
 * @param fast integrated time I(t*)/C(0), ps
 * @param width e/s; ∞ if no end was seen
 */
record Plateau(int lag, double fast, double width) {
  private static final double TENTH = 0.1;
  private static final double MOST_NOISE = 0.05;
  private static final double NARROWEST = 3;

  /**
   * @param coordinate which, for the message
   * @param c correlation of each replica, [replica][lag], lags from 0; read
   * @param interval time between lags, ps
   * @throws NoPlateauException if there is none or the lags do not reach it
   */
  static Plateau find(int coordinate, double[][] c, double interval) {
    double[][] running = new double[c.length][];
    for (int r = 0; r < c.length; r++) {
      running[r] = running(c[r], interval);
    }
    double[] mean = mean(running);
    int last = mean.length - 1;
    int begin = 1;
    int end = 1;
    int behind = 1;
    while (behind < last) {
      int s = widest(running, mean, behind);
      int e = end(running, mean, s);
      if (begin < end && (double) e / s < NARROWEST) {
        break;
      }
      begin = s;
      end = e;
      behind = e + 1;
    }
    double width = (double) end / begin;
    if (width < NARROWEST) {
      throw refused(coordinate, running, mean, begin, end, interval);
    }
    boolean open = end == last;
    int lag = (int) Math.round(open ? NARROWEST * begin : Math.sqrt((double) begin * end));
    return new Plateau(lag, mean[lag] / mean(c)[0], open ? Double.POSITIVE_INFINITY : width);
  }

  private static NoPlateauException refused(
      int coordinate, double[][] running, double[] mean, int begin, int end, double interval) {
    String found =
        "Coordinate %d has no plateau: the running integral of its momentum correlation keeps within a tenth from %.4g to %.4g ps only, a ratio of %.2f where %.0f is needed; "
            .formatted(
                coordinate, begin * interval, end * interval, (double) end / begin, NARROWEST);
    int last = mean.length - 1;
    if (end == last) {
      return new NoPlateauException(
          coordinate,
          found
              + "the largest lag is %.4g ps, at least %.4g ps are needed"
                  .formatted(last * interval, NARROWEST * begin * interval));
    }
    double noise = errorOfChange(running, begin, end + 1) / Math.abs(mean[begin]);
    return new NoPlateauException(
        coordinate,
        found
            + (noise > MOST_NOISE / 2
                ? "the standard error of its change is %.2g of it: run more replicas or longer bursts"
                    .formatted(noise)
                : "its fast and slow times are not apart (no gap)"));
  }

  /** Beginning of the widest stretch, from a lag on. */
  private static int widest(double[][] running, double[] mean, int from) {
    int best = from;
    double ratio = 0;
    for (int s = from; s * ratio < mean.length - 1; s++) {
      double ofS = (double) end(running, mean, s) / s;
      if (ofS > ratio) {
        ratio = ofS;
        best = s;
      }
    }
    return best;
  }

  /** Last lag up to which I keeps within a tenth from s on. */
  private static int end(double[][] running, double[] mean, int s) {
    double low = mean[s];
    double high = mean[s];
    int t = s;
    while (t + 1 < mean.length) {
      low = Math.min(low, mean[t + 1]);
      high = Math.max(high, mean[t + 1]);
      double beyond = high - low - TENTH * high;
      if (beyond > 0
          && (beyond > MOST_NOISE * high || beyond > 2 * errorOfChange(running, s, t + 1))) {
        break;
      }
      t++;
    }
    return low > 0 ? t : s;
  }

  private static double[] running(double[] c, double interval) {
    double[] integral = new double[c.length];
    for (int lag = 1; lag < c.length; lag++) {
      integral[lag] = integral[lag - 1] + 0.5 * interval * (c[lag - 1] + c[lag]);
    }
    return integral;
  }

  private static double[] mean(double[][] rows) {
    double[] mean = new double[rows[0].length];
    for (double[] row : rows) {
      for (int k = 0; k < mean.length; k++) {
        mean[k] += row[k] / rows.length;
      }
    }
    return mean;
  }

  /** Standard error of I(t) − I(s). */
  private static double errorOfChange(double[][] running, int s, int t) {
    int replicas = running.length;
    double sum = 0;
    double sum2 = 0;
    for (double[] integral : running) {
      double d = integral[t] - integral[s];
      sum += d;
      sum2 += d * d;
    }
    double variance = Math.max(0, sum2 - sum * sum / replicas) / (replicas - 1);
    return Math.sqrt(variance / replicas);
  }
}
