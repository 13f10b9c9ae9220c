package continuo.estimate.diffusion;

/**
 * {@code mean-square-displacement}: Einstein's relation for order parameters that nothing binds,
 *
 * <p>D = [M(τ₂) − M(τ₁)]/(2(τ₂ − τ₁)), M(τ) = ⟨Δq Δqᵀ⟩ over all time origins,
 *
 * <p>Δq the displacement in a time τ. The slope between two times leaves out the constant that the
 * memory of the momentum adds.
 *
 * <p>Series: coordinates of free replicas in equilibrium, long beside τ₂. It is the reference the
 * other estimators are compared with where order parameters diffuse freely; for bound ones the
 * slope is 0.
 */
public final class MeanSquareDisplacement implements DiffusionEstimator {
  private final double first;
  private final double second;

  /**
   * @param first τ₁, ps, well above the decay time of the momentum
   * @param second τ₂ &gt; τ₁, ps
   */
  public MeanSquareDisplacement(double first, double second) {
    if (!(first >= 0 && second > first)) {
      throw new IllegalArgumentException(
          "Invalid times %s and %s ps: must be ascending".formatted(first, second));
    }
    this.first = first;
    this.second = second;
  }

  @Override
  public String name() {
    return "mean-square-displacement";
  }

  @Override
  public DiffusionEstimate estimate(ReplicaSeries free) {
    int early = lag(free, first);
    int late = lag(free, second);
    double factor = 1 / (2 * (late - early) * free.interval());
    int n = free.coordinates();
    double[][] statistics = new double[free.replicas()][n * n];
    for (int r = 0; r < statistics.length; r++) {
      addMean(free.replica(r), late, factor, statistics[r]);
      addMean(free.replica(r), early, -factor, statistics[r]);
    }
    return DiffusionEstimate.of(name(), Jackknife.ofMean(statistics));
  }

  private static int lag(ReplicaSeries free, double time) {
    int lag = (int) Math.round(time / free.interval());
    if (lag >= free.samples()) {
      throw new IllegalArgumentException(
          "Invalid time %s ps: the series are %s ps long"
              .formatted(time, (free.samples() - 1) * free.interval()));
    }
    return lag;
  }

  /** sum ← sum + factor ⟨Δq Δqᵀ⟩ over the time origins of a replica. */
  private static void addMean(double[][] q, int lag, double factor, double[] sum) {
    int n = q[0].length;
    int origins = q.length - lag;
    double[] d = new double[n];
    for (int k = 0; k < origins; k++) {
      for (int i = 0; i < n; i++) {
        d[i] = q[k + lag][i] - q[k][i];
      }
      for (int i = 0; i < n; i++) {
        for (int j = 0; j < n; j++) {
          sum[i * n + j] += factor / origins * d[i] * d[j];
        }
      }
    }
  }
}
