package continuo.estimate.diffusion;

import org.ejml.data.DMatrixRMaj;

/**
 * {@code green-kubo}: diffusion from momentum correlations (III.16) on a finite plateau, D =
 * ∫₀^{t*}⟨Π(0)Πᵀ(t)⟩dt in the orthonormal coordinates, where B = 1 and the paper's ω(k₁)ω(k₂),
 * which (IV.14) drops, is the change to the functions, D_Φ = T D Tᵀ.
 *
 * <p>Series: momenta Ũᵀ m v of unconstrained bursts that start from the fixed-Φ ensemble with
 * Maxwell momenta. Samples must be close beside the fast time; the trapezoid rule is off by ⅟₁₂ of
 * the square of their ratio.
 *
 * <p>Each coordinate has a t* of its own on its {@link Plateau}; an element (i, j) is integrated to
 * the earlier of the two. Momentum correlations of a bound coordinate integrate to 0 in the long
 * run: the plateau of a Langevin oscillator is lower than kT/γ by 13 % at γ/ω = 4 and by 0.3 % at
 * 50. When there is no plateau the estimator refuses; {@link ConstrainedForce} and {@link
 * Restrained} do not need one.
 */
public final class GreenKubo implements DiffusionEstimator {
  private final double maxTime;

  /**
   * @param maxTime largest time difference of the correlations, ps; a coordinate with an
   *     exponential correlation needs seven of its decay times, ten to be on the safe side
   */
  public GreenKubo(double maxTime) {
    if (!(maxTime > 0)) {
      throw new IllegalArgumentException("Invalid largest time " + maxTime + " ps: must be > 0");
    }
    this.maxTime = maxTime;
  }

  @Override
  public String name() {
    return "green-kubo";
  }

  @Override
  public DiffusionEstimate estimate(ReplicaSeries momenta) {
    int replicas = momenta.replicas();
    int n = momenta.coordinates();
    int maxLag = maxLag(momenta);
    double[] mean = momenta.mean();
    double[][][] auto = autocorrelations(momenta, mean, maxLag);
    int[] cut = new int[n];
    for (int i = 0; i < n; i++) {
      cut[i] = Plateau.find(i, auto[i], momenta.interval()).lag();
    }
    double[][] weights = new double[maxLag + 1][];
    for (int lag : cut) {
      weights[lag] = upTo(lag, momenta, maxLag);
    }
    double[][] statistics = new double[replicas][n * n];
    for (int r = 0; r < replicas; r++) {
      Correlations c = new Correlations(momenta.replica(r), mean, maxLag);
      for (int i = 0; i < n; i++) {
        for (int j = 0; j <= i; j++) {
          double integral = c.integral(i, j, weights[Math.min(cut[i], cut[j])]);
          statistics[r][i * n + j] = integral;
          statistics[r][j * n + i] = integral;
        }
      }
    }
    return DiffusionEstimate.of(name(), Jackknife.ofMean(statistics));
  }

  /**
   * The plateau of every coordinate.
   *
   * @throws NoPlateauException for the first coordinate that has none
   */
  public Plateaus plateaus(ReplicaSeries momenta) {
    int maxLag = maxLag(momenta);
    double[][][] c = autocorrelations(momenta, momenta.mean(), maxLag);
    int n = c.length;
    double[] time = new double[n];
    double[] fast = new double[n];
    double[] width = new double[n];
    for (int i = 0; i < n; i++) {
      Plateau p = Plateau.find(i, c[i], momenta.interval());
      time[i] = p.lag() * momenta.interval();
      fast[i] = p.fast();
      width[i] = p.width();
    }
    return new Plateaus(time, fast, width);
  }

  /**
   * Plateaus of the coordinates, one number each.
   *
   * @param time t*, ps
   * @param fast integrated correlation time of the momentum, ps
   * @param width end over beginning of the plateau; ∞ if no end was seen
   */
  public record Plateaus(double[] time, double[] fast, double[] width) {}

  /**
   * C(0), which must be kT·1 (the built-in check of the momenta), with standard errors.
   *
   * @param momenta as for the estimate; read
   * @return n×n value and error
   */
  public static EqualTime equalTime(ReplicaSeries momenta) {
    int n = momenta.coordinates();
    double[] mean = momenta.mean();
    double[][] statistics = new double[momenta.replicas()][n * n];
    for (int r = 0; r < statistics.length; r++) {
      for (double[] sample : momenta.replica(r)) {
        for (int i = 0; i < n; i++) {
          for (int j = 0; j < n; j++) {
            statistics[r][i * n + j] +=
                (sample[i] - mean[i]) * (sample[j] - mean[j]) / momenta.samples();
          }
        }
      }
    }
    Jackknife c = Jackknife.ofMean(statistics);
    return new EqualTime(DMatrixRMaj.wrap(n, n, c.value()), DMatrixRMaj.wrap(n, n, c.error()));
  }

  /**
   * ⟨ΠΠᵀ⟩ at equal times.
   *
   * @param value n×n, kJ/mol
   * @param error standard errors, n×n
   */
  public record EqualTime(DMatrixRMaj value, DMatrixRMaj error) {}

  private int maxLag(ReplicaSeries momenta) {
    int maxLag = (int) Math.round(maxTime / momenta.interval());
    if (maxLag < 2 || maxLag >= momenta.samples()) {
      throw new IllegalArgumentException(
          "Invalid largest time %s ps: must be from 2 intervals of %s ps to less than the %d samples of the series"
              .formatted(maxTime, momenta.interval(), momenta.samples()));
    }
    return maxLag;
  }

  /** [coordinate][replica][lag]. */
  private static double[][][] autocorrelations(ReplicaSeries momenta, double[] mean, int maxLag) {
    double[][][] c = new double[mean.length][momenta.replicas()][];
    for (int r = 0; r < momenta.replicas(); r++) {
      Correlations correlations = new Correlations(momenta.replica(r), mean, maxLag);
      for (int i = 0; i < mean.length; i++) {
        c[i][r] = correlations.of(i, i, maxLag + 1);
      }
    }
    return c;
  }

  /** Trapezoid weights of ∫₀ up to a lag. */
  private static double[] upTo(int lag, ReplicaSeries momenta, int maxLag) {
    double[] weight = new double[lag + 1];
    java.util.Arrays.fill(weight, 1);
    weight[lag] = 0.5;
    return Correlations.weights(weight, momenta.samples(), maxLag, momenta.interval());
  }
}
