package continuo.known;

import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.EigenDecomposition;
import org.apache.commons.math3.linear.MatrixUtils;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.apache.commons.rng.simple.RandomSource;

/**
 * dX = −A X dt + noise with a given stationary covariance Σ, simulated exactly: X(t + h) = F X(t) +
 * ξ with F = exp(−A h) and cov ξ = Σ − F Σ Fᵀ.
 */
public final class LinearProcess {
  private final RealMatrix drift;
  private final RealMatrix stationary;
  private final double interval;
  private final RealMatrix step;
  private final double[][] f;
  private final double[][] root;

  /**
   * @param drift A
   * @param stationary Σ
   * @param interval h
   */
  public LinearProcess(RealMatrix drift, RealMatrix stationary, double interval) {
    this.drift = drift;
    this.stationary = stationary;
    this.interval = interval;
    this.step = propagator(interval);
    this.f = step.getData();
    this.root =
        root(stationary.subtract(step.multiply(stationary).multiply(step.transpose()))).getData();
  }

  /**
   * Langevin motion of mass-weighted positions and momenta, (x, p): ẋ = p, ṗ = −K x − γ p + noise.
   */
  public static LinearProcess langevin(RealMatrix k, double gamma, double kT, double interval) {
    int n = k.getRowDimension();
    RealMatrix a = new Array2DRowRealMatrix(2 * n, 2 * n);
    RealMatrix sigma = new Array2DRowRealMatrix(2 * n, 2 * n);
    RealMatrix inverse = MatrixUtils.inverse(k);
    for (int i = 0; i < n; i++) {
      a.setEntry(i, n + i, -1);
      a.setEntry(n + i, n + i, gamma);
      sigma.setEntry(n + i, n + i, kT);
      for (int j = 0; j < n; j++) {
        a.setEntry(n + i, j, k.getEntry(i, j));
        sigma.setEntry(i, j, kT * 0.5 * (inverse.getEntry(i, j) + inverse.getEntry(j, i)));
      }
    }
    return new LinearProcess(a, sigma, interval);
  }

  /** Independent decaying components with one rate and a dense stationary covariance. */
  public static LinearProcess decaying(double rate, RealMatrix covariance, double interval) {
    int n = covariance.getRowDimension();
    return new LinearProcess(
        MatrixUtils.createRealIdentityMatrix(n).scalarMultiply(rate), covariance, interval);
  }

  /** exp(−A t). */
  public RealMatrix propagator(double t) {
    int halvings = 0;
    double size = drift.getNorm() * t;
    while (size > 0.1) {
      size /= 2;
      halvings++;
    }
    RealMatrix m = drift.scalarMultiply(-t / Math.pow(2, halvings));
    RealMatrix sum = MatrixUtils.createRealIdentityMatrix(m.getRowDimension());
    RealMatrix term = sum;
    for (int k = 1; k <= 14; k++) {
      term = term.multiply(m).scalarMultiply(1.0 / k);
      sum = sum.add(term);
    }
    for (int k = 0; k < halvings; k++) {
      sum = sum.multiply(sum);
    }
    return sum;
  }

  /** Σ. */
  public RealMatrix stationary() {
    return stationary;
  }

  /**
   * Stationary trajectories.
   *
   * @return [replica][time][component]
   */
  public double[][][] stationary(long seed, int replicas, int samples) {
    return from(seed, replicas, samples, root(stationary));
  }

  /**
   * Trajectories whose start has the covariance L Lᵀ.
   *
   * @param startRoot L
   * @return [replica][time][component], the start first
   */
  public double[][][] from(long seed, int replicas, int samples, RealMatrix startRoot) {
    UniformRandomProvider random = RandomSource.XO_SHI_RO_256_PP.create(seed);
    ZigguratSampler.NormalizedGaussian normal = ZigguratSampler.NormalizedGaussian.of(random);
    int n = f.length;
    double[][][] out = new double[replicas][samples][];
    double[] xi = new double[n];
    for (double[][] replica : out) {
      fill(xi, normal);
      replica[0] = startRoot.operate(xi);
      for (int k = 1; k < samples; k++) {
        fill(xi, normal);
        double[] next = new double[n];
        for (int i = 0; i < n; i++) {
          double sum = 0;
          for (int j = 0; j < n; j++) {
            sum += f[i][j] * replica[k - 1][j] + root[i][j] * xi[j];
          }
          next[i] = sum;
        }
        replica[k] = next;
      }
    }
    return out;
  }

  /** Time between samples. */
  public double interval() {
    return interval;
  }

  private static void fill(double[] xi, ZigguratSampler.NormalizedGaussian normal) {
    for (int i = 0; i < xi.length; i++) {
      xi[i] = normal.sample();
    }
  }

  /** Symmetric root of a positive semi-definite matrix. */
  public static RealMatrix root(RealMatrix a) {
    EigenDecomposition eigen = new EigenDecomposition(Matrices.symmetric(a));
    RealMatrix v = eigen.getV();
    RealMatrix scaled = v.copy();
    for (int e = 0; e < a.getRowDimension(); e++) {
      double factor = Math.sqrt(Math.max(0, eigen.getRealEigenvalue(e)));
      for (int i = 0; i < a.getRowDimension(); i++) {
        scaled.multiplyEntry(i, e, factor);
      }
    }
    return scaled.multiply(v.transpose());
  }

  /** Keeps some components. */
  public static double[][][] components(double[][][] series, int from, int to) {
    double[][][] out = new double[series.length][series[0].length][];
    for (int r = 0; r < out.length; r++) {
      for (int k = 0; k < out[r].length; k++) {
        out[r][k] = java.util.Arrays.copyOfRange(series[r][k], from, to);
      }
    }
    return out;
  }
}
