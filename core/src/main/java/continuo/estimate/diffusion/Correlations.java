package continuo.estimate.diffusion;

import org.apache.commons.math3.transform.DftNormalization;
import org.apache.commons.math3.transform.FastFourierTransformer;
import org.apache.commons.math3.transform.TransformType;

/**
 * Time correlations of one replica over all time origins, by fast Fourier transform of the series
 * padded with zeros (Wiener–Khinchin):
 *
 * <p>C_ij(l) = 1/(K − l) Σ_k ½ [x_i(k) x_j(k + l) + x_j(k) x_i(k + l)], x taken from a given mean.
 *
 * <p>The symmetric part is what the integral over the whole time line holds, and what is wanted of
 * a process that is the same backwards.
 */
final class Correlations {
  private final int samples;
  private final int padded;
  private final double[][] real;
  private final double[][] imaginary;

  /**
   * @param series [time][coordinate]; read
   * @param mean taken off every sample; read
   * @param maxLag largest lag that will be asked for, below the number of samples
   */
  Correlations(double[][] series, double[] mean, int maxLag) {
    this.samples = series.length;
    if (maxLag >= samples) {
      throw new IllegalArgumentException(
          "Invalid largest lag %d: a series of %d samples is needed, %d are there"
              .formatted(maxLag, maxLag + 1, samples));
    }
    this.padded = padded(samples, maxLag);
    this.real = new double[mean.length][padded];
    this.imaginary = new double[mean.length][padded];
    for (int c = 0; c < mean.length; c++) {
      for (int k = 0; k < samples; k++) {
        real[c][k] = series[k][c] - mean[c];
      }
      FastFourierTransformer.transformInPlace(
          new double[][] {real[c], imaginary[c]}, DftNormalization.STANDARD, TransformType.FORWARD);
    }
  }

  /**
   * C_ij.
   *
   * @param lags number of lags, from 0; at most the largest lag + 1
   */
  double[] of(int i, int j, int lags) {
    double[] re = new double[padded];
    double[] im = new double[padded];
    for (int f = 0; f < padded; f++) {
      re[f] = real[i][f] * real[j][f] + imaginary[i][f] * imaginary[j][f];
    }
    FastFourierTransformer.transformInPlace(
        new double[][] {re, im}, DftNormalization.STANDARD, TransformType.INVERSE);
    double[] c = new double[lags];
    for (int lag = 0; lag < lags; lag++) {
      c[lag] = re[lag] / (samples - lag);
    }
    return c;
  }

  /**
   * Trapezoid rule ∫₀ w C_ij dt. It is a sum over the power spectrum with the transform of the
   * weights, so no correlation has to be transformed back.
   *
   * @param weights of {@link #weights} for series of the same length and largest lag; read
   */
  double integral(int i, int j, double[] weights) {
    double sum = 0;
    for (int f = 0; f < weights.length; f++) {
      sum += weights[f] * (real[i][f] * real[j][f] + imaginary[i][f] * imaginary[j][f]);
    }
    return sum;
  }

  /**
   * Transform of the weights of {@link #integral}, G(f) = (Δ/F) Σ_l w_l cos(2πfl/F)/(K − l) with
   * half of lag 0, over the frequencies 0…F/2; those between count for their mirror image too.
   *
   * @param weight w at each lag, from 0; read
   * @param samples K
   * @param maxLag largest lag that the series were padded for
   * @param interval Δ, ps
   */
  static double[] weights(double[] weight, int samples, int maxLag, double interval) {
    int padded = padded(samples, maxLag);
    double[] re = new double[padded];
    for (int lag = 0; lag < weight.length; lag++) {
      re[lag] = (lag == 0 ? 0.5 : 1) * weight[lag] / (samples - lag);
    }
    FastFourierTransformer.transformInPlace(
        new double[][] {re, new double[padded]}, DftNormalization.STANDARD, TransformType.FORWARD);
    double[] out = new double[padded / 2 + 1];
    for (int f = 0; f < out.length; f++) {
      out[f] = (f == 0 || f == padded / 2 ? 1 : 2) * re[f] * interval / padded;
    }
    return out;
  }

  private static int padded(int samples, int maxLag) {
    return Integer.highestOneBit(samples + maxLag) << 1;
  }
}
