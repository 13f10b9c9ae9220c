package continuo.estimate.diffusion;

/**
 * {@code swarm}: drift and covariance of replicas released from one Φ. For times well above the
 * fast and well below the slow ones the displacement has mean βDfτ and covariance 2Dτ up to a
 * constant that comes from the first moments of the release; so both are taken as slopes between
 * two times,
 *
 * <p>D = [cov(τ₂) − cov(τ₁)]/(2(τ₂ − τ₁)), βDf = [mean(τ₂) − mean(τ₁)]/(τ₂ − τ₁).
 *
 * <p>Series: coordinates of released replicas from the moment of release on; Maxwell momenta. The
 * relative bias is of order (τ₁ + τ₂)/τ_slow. D and βDf are independent measurements: that they
 * agree through f is a check.
 */
public final class Swarm implements DiffusionEstimator {
  private final double first;
  private final double second;

  /**
   * @param first τ₁, ps, well above the fast time
   * @param second τ₂ &gt; τ₁, ps, well below the slow time
   */
  public Swarm(double first, double second) {
    if (!(first >= 0 && second > first)) {
      throw new IllegalArgumentException(
          "Invalid times %s and %s ps: must be ascending".formatted(first, second));
    }
    this.first = first;
    this.second = second;
  }

  @Override
  public String name() {
    return "swarm";
  }

  @Override
  public DiffusionEstimate estimate(ReplicaSeries released) {
    int replicas = released.replicas();
    int n = released.coordinates();
    double[][] early = deviations(released, sample(released, first));
    double[][] late = deviations(released, sample(released, second));
    double[][] ofReplica = new double[replicas][n * n];
    double[] sum = new double[n * n];
    for (int r = 0; r < replicas; r++) {
      for (int i = 0; i < n; i++) {
        for (int j = 0; j < n; j++) {
          double slope =
              (late[r][i] * late[r][j] - early[r][i] * early[r][j]) / (2 * elapsed(released));
          ofReplica[r][i * n + j] = slope;
          sum[i * n + j] += slope;
        }
      }
    }
    double[] whole = new double[n * n];
    double[][] without = new double[replicas][n * n];
    for (int c = 0; c < whole.length; c++) {
      whole[c] = sum[c] / (replicas - 1);
      for (int r = 0; r < replicas; r++) {
        // Leaving out a replica moves the mean too: Σ of the rest is Σ − R/(R − 1) of its own.
        without[r][c] = (sum[c] - ofReplica[r][c] * replicas / (replicas - 1.0)) / (replicas - 2);
      }
    }
    return DiffusionEstimate.of(name(), Jackknife.of(whole, without));
  }

  /** βDf, √amu nm/ps, one number a coordinate, with standard errors. */
  public VectorEstimate drift(ReplicaSeries released) {
    int n = released.coordinates();
    double[][] statistics = new double[released.replicas()][n];
    for (int r = 0; r < statistics.length; r++) {
      double[] early = released.replica(r)[sample(released, first)];
      double[] late = released.replica(r)[sample(released, second)];
      for (int c = 0; c < n; c++) {
        statistics[r][c] = (late[c] - early[c]) / elapsed(released);
      }
    }
    return VectorEstimate.of(statistics);
  }

  private double elapsed(ReplicaSeries released) {
    return (sample(released, second) - sample(released, first)) * released.interval();
  }

  private static int sample(ReplicaSeries released, double time) {
    int sample = (int) Math.round(time / released.interval());
    if (sample >= released.samples()) {
      throw new IllegalArgumentException(
          "Invalid time %s ps: the series are %s ps long"
              .formatted(time, (released.samples() - 1) * released.interval()));
    }
    return sample;
  }

  private static double[][] deviations(ReplicaSeries released, int sample) {
    int n = released.coordinates();
    double[] mean = new double[n];
    for (int r = 0; r < released.replicas(); r++) {
      for (int c = 0; c < n; c++) {
        mean[c] += released.replica(r)[sample][c] / released.replicas();
      }
    }
    double[][] out = new double[released.replicas()][n];
    for (int r = 0; r < out.length; r++) {
      for (int c = 0; c < n; c++) {
        out[r][c] = released.replica(r)[sample][c] - mean[c];
      }
    }
    return out;
  }
}
