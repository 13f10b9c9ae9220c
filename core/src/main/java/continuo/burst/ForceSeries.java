package continuo.burst;

import java.util.Arrays;

/**
 * The order-parameter forces of a burst, sample by sample, and the sums that leave the task.
 *
 * <p>Sample k is the force averaged over the steps of a window, so that no fast fluctuation is
 * aliased to zero frequency. With K windows of length w, T = K w, deviations δf from the block's
 * own mean, and sine tapers h_j(k) = sin(πj(k + ½)/K),
 *
 * <p>X_jl = √w Σ_k h_j(k) δf_l(k) / √(Σ h_j²) in lane l
 *
 * <p>would have covariance S(πj/T) if δf were taken from the true mean, where S(ω) =
 * ∫⟨δf(0)δf(t)⟩cos ωt dt over the whole time line. The block's own mean shifts all X_jl in
 * proportion to the X_jl of a constant force, one direction c among the (taper, lane) pairs. So the
 * X_jl are turned by an orthogonal matrix that has c as its first row, and that row is left out:
 * the remaining terms F do not depend on the mean at all, are independent, and each has covariance
 * S(0). The tapers vanish at the ends, so that the bias is −(πjτ/T)² in relative terms and not τ/T.
 * A sum of F Fᵀ is symmetric and positive semi-definite whatever the sample (Riedel &amp;
 * Sidorenko, IEEE Trans. Signal Process. 43 (1995) 188).
 */
public final class ForceSeries {
  private final int rows;
  private final int lanes;
  private final int[] counted;
  private final int samples;
  private final double window;
  private final double[] averaged;
  private final double[] instantaneous;

  /**
   * @param rows 3M
   * @param lanes lanes
   * @param counted lanes that count, ascending; kept by reference
   * @param samples K
   * @param window w, ps
   */
  ForceSeries(int rows, int lanes, int[] counted, int samples, double window) {
    this(
        rows,
        lanes,
        counted,
        samples,
        window,
        new double[samples * rows * lanes],
        new double[samples * rows * lanes]);
  }

  private ForceSeries(
      int rows,
      int lanes,
      int[] counted,
      int samples,
      double window,
      double[] averaged,
      double[] instantaneous) {
    this.rows = rows;
    this.lanes = lanes;
    this.counted = counted;
    this.samples = samples;
    this.window = window;
    this.averaged = averaged;
    this.instantaneous = instantaneous;
  }

  /**
   * The independent sums F of one replica about its own mean.
   *
   * @param samples forces averaged over each window, [sample][row]; read
   * @param window w, ps
   * @param tapers number of sines, ≥ 2; one pays for the mean
   * @return [term][row], tapers − 1 terms, each with covariance S(0)
   */
  public static double[][] tapered(double[][] samples, double window, int tapers) {
    ForceSeries series =
        new ForceSeries(samples[0].length, 1, new int[] {0}, samples.length, window);
    for (int k = 0; k < samples.length; k++) {
      series.put(k, samples[k], samples[k]);
    }
    return series.tapered(tapers);
  }

  /** The same samples, of which other lanes count. */
  ForceSeries counting(int[] others) {
    return new ForceSeries(rows, lanes, others, samples, window, averaged, instantaneous);
  }

  /** Takes the samples of one lane from another series of the same shape. */
  void takeLane(int lane, ForceSeries other) {
    for (int c = lane; c < averaged.length; c += lanes) {
      averaged[c] = other.averaged[c];
      instantaneous[c] = other.instantaneous[c];
    }
  }

  /** Keeps sample k: the window's mean force and the force at its end, [row][lane]; copied. */
  void put(int k, double[] windowMean, double[] atEnd) {
    System.arraycopy(windowMean, 0, averaged, k * rows * lanes, rows * lanes);
    System.arraycopy(atEnd, 0, instantaneous, k * rows * lanes, rows * lanes);
  }

  /** T = K w, ps. */
  double duration() {
    return samples * window;
  }

  private double averaged(int k, int row, int lane) {
    return averaged[(k * rows + row) * lanes + lane];
  }

  /** Mean over time of each counted lane, [row][counted lane]. */
  double[] laneMeans() {
    int count = counted.length;
    double[] mean = new double[rows * count];
    for (int k = 0; k < samples; k++) {
      for (int row = 0; row < rows; row++) {
        for (int l = 0; l < count; l++) {
          mean[row * count + l] += averaged(k, row, counted[l]);
        }
      }
    }
    for (int c = 0; c < mean.length; c++) {
      mean[c] /= samples;
    }
    return mean;
  }

  /** Mean over time and counted lanes, rows. */
  double[] blockMean() {
    double[] lane = laneMeans();
    double[] mean = new double[rows];
    for (int row = 0; row < rows; row++) {
      for (int l = 0; l < counted.length; l++) {
        mean[row] += lane[row * counted.length + l];
      }
      mean[row] /= counted.length;
    }
    return mean;
  }

  /**
   * The independent sums F, [term][row], tapers × counted lanes − 1 of them; each has covariance
   * S(0) up to the bias above.
   *
   * @param tapers number of sines; one lane alone needs, and gets, at least 2
   */
  double[][] tapered(int tapers) {
    double[] mean = blockMean();
    int count = counted.length;
    int sines = count == 1 ? Math.max(2, tapers) : tapers;
    double[][] x = new double[sines * count][rows];
    double[] constant = new double[x.length];
    for (int j = 1; j <= sines; j++) {
      double[] h = new double[samples];
      double sum = 0;
      double sum2 = 0;
      for (int k = 0; k < samples; k++) {
        h[k] = Math.sin(Math.PI * j * (k + 0.5) / samples);
        sum += h[k];
        sum2 += h[k] * h[k];
      }
      double norm = Math.sqrt(window / sum2);
      for (int l = 0; l < count; l++) {
        double[] term = x[(j - 1) * count + l];
        for (int k = 0; k < samples; k++) {
          double weight = norm * h[k];
          for (int row = 0; row < rows; row++) {
            term[row] += weight * (averaged(k, row, counted[l]) - mean[row]);
          }
        }
        constant[(j - 1) * count + l] = norm * sum;
      }
    }
    return without(constant, x);
  }

  /**
   * The terms after the Householder reflection that takes {@code direction} to the first of them,
   * and without that one.
   *
   * @param direction one number a term, the first &gt; 0; overwritten
   * @param x [term][row]; overwritten
   */
  private static double[][] without(double[] direction, double[][] x) {
    double norm2 = 0;
    for (double d : direction) {
      norm2 += d * d;
    }
    // v = d + |d| e₀ without cancellation; x ← x − 2 v (vᵀ x)/(vᵀ v) with vᵀ v = 2 |d| v₀.
    double length = Math.sqrt(norm2);
    direction[0] += length;
    double factor = 1 / (length * direction[0]);
    for (int row = 0; row < x[0].length; row++) {
      double along = 0;
      for (int t = 0; t < x.length; t++) {
        along += direction[t] * x[t][row];
      }
      for (int t = 1; t < x.length; t++) {
        x[t][row] -= factor * along * direction[t];
      }
    }
    return Arrays.copyOfRange(x, 1, x.length);
  }

  /** Σ over counted lanes and samples of the squared deviation of instantaneous forces, rows. */
  double[] variance() {
    double[] mean = blockMean();
    double[] sum = new double[rows];
    for (int k = 0; k < samples; k++) {
      for (int row = 0; row < rows; row++) {
        for (int l : counted) {
          double d = instantaneous[(k * rows + row) * lanes + l] - mean[row];
          sum[row] += d * d;
        }
      }
    }
    return sum;
  }

  /** Mean over counted lanes and samples of δf δfᵀ of instantaneous forces, rows × rows. */
  double[] covariance() {
    double[] mean = blockMean();
    double[] sum = new double[rows * rows];
    double[] d = new double[rows];
    for (int k = 0; k < samples; k++) {
      for (int l : counted) {
        for (int row = 0; row < rows; row++) {
          d[row] = instantaneous[(k * rows + row) * lanes + l] - mean[row];
        }
        addOuter(sum, d);
      }
    }
    for (int c = 0; c < sum.length; c++) {
      sum[c] /= (double) samples * counted.length;
    }
    return sum;
  }

  /** Largest lag of {@link #lagged}. */
  int maxLag() {
    return samples / 2;
  }

  /** Σ over counted lanes and k of δf(k) δf(k + lag) of window means, [lag][row] flat. */
  double[] lagged() {
    double[] mean = blockMean();
    int lags = maxLag() + 1;
    double[] sum = new double[lags * rows];
    double[] series = new double[samples];
    for (int row = 0; row < rows; row++) {
      for (int l : counted) {
        for (int k = 0; k < samples; k++) {
          series[k] = averaged(k, row, l) - mean[row];
        }
        for (int lag = 0; lag < lags; lag++) {
          double product = 0;
          for (int k = 0; k + lag < samples; k++) {
            product += series[k] * series[k + lag];
          }
          sum[lag * rows + row] += product;
        }
      }
    }
    return sum;
  }

  /** Sums over the halves of the samples of each counted lane, all rows. */
  private ChainSums chains(int common) {
    ChainSums chains = new ChainSums(rows, samples, common);
    double[] series = new double[samples];
    for (int l : counted) {
      chains.begin();
      for (int row = 0; row < rows; row++) {
        for (int k = 0; k < samples; k++) {
          series[k] = averaged(k, row, l);
        }
        chains.add(row, series);
      }
    }
    return chains;
  }

  /** Adds v vᵀ to a row-major matrix. */
  static void addOuter(double[] sum, double[] v) {
    for (int row = 0; row < v.length; row++) {
      double factor = v[row];
      int base = row * v.length;
      for (int c = 0; c < v.length; c++) {
        sum[base + c] += factor * v[c];
      }
    }
  }

  /**
   * The sums and vectors that travel, cut by row patch.
   *
   * @param firstRow first row of each patch, and 3M at the end; read
   * @param tapers number of tapers
   * @param block index of the block
   * @param common samples that the bursts of all patches have
   */
  PatchPartial[] partials(int[] firstRow, int tapers, int block, int common) {
    double[] laneMeans = laneMeans();
    double[][] terms = tapered(tapers);
    double[] variance = variance();
    double[] lagged = lagged();
    ChainSums chains = chains(common);
    int lags = maxLag() + 1;
    PatchPartial[] partials = new PatchPartial[firstRow.length - 1];
    for (int p = 0; p < partials.length; p++) {
      int from = firstRow[p];
      int to = firstRow[p + 1];
      PatchPartial partial = new PatchPartial();
      partial.patch = p;
      partial.block = block;
      partial.components = rows;
      partial.replicas = counted.length;
      partial.samples = samples;
      partial.sampledTime = samples * window;
      partial.forceSum = new double[to - from];
      for (int row = from; row < to; row++) {
        for (int l = 0; l < counted.length; l++) {
          partial.forceSum[row - from] += laneMeans[row * counted.length + l];
        }
      }
      int columns = rows - from;
      partial.terms = new double[terms.length * columns];
      for (int t = 0; t < terms.length; t++) {
        System.arraycopy(terms[t], from, partial.terms, t * columns, columns);
      }
      partial.termCount = terms.length;
      partial.variance = Arrays.copyOfRange(variance, from, to);
      partial.lagged = new double[lags * (to - from)];
      for (int lag = 0; lag < lags; lag++) {
        System.arraycopy(lagged, lag * rows + from, partial.lagged, lag * (to - from), to - from);
      }
      partial.chains = chains.rows(from, to);
      partials[p] = partial;
    }
    return partials;
  }
}
