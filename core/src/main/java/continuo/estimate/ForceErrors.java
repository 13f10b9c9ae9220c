package continuo.estimate;

import org.ejml.data.DMatrixRMaj;

/**
 * Covariances of the errors of a filtered force at one state, and of what they have done to the
 * path. All matrices 3R×3R.
 *
 * <p>The quantity d that is carried along has the error e of covariance P before the measurement;
 * the true value is d + w, with w of variance N and fresh at every state; the measurement errs by ε
 * of covariance R. The estimate takes up the share K of the innovation, what is carried on the
 * share K′:
 *
 * <p>e_out = (1 − K)(e − w) + Kε, e′ = (1 − K′)e + K′(w + ε).
 *
 * @param carried cov(e′, e′)
 * @param carriedCross cov(q, e′)
 * @param estimate cov(e_out, e_out)
 * @param estimateCross cov(q, e_out)
 * @param between cov(e_out, e′); not symmetric
 */
public record ForceErrors(
    DMatrixRMaj carried,
    DMatrixRMaj carriedCross,
    DMatrixRMaj estimate,
    DMatrixRMaj estimateCross,
    DMatrixRMaj between) {

  /**
   * The errors of a first measurement, which is all there is.
   *
   * @param noise R; kept by reference
   */
  public static ForceErrors ofMeasurement(DMatrixRMaj noise) {
    DMatrixRMaj none = new DMatrixRMaj(noise.numRows, noise.numCols);
    return new ForceErrors(noise, none, noise, none, noise);
  }

  /**
   * @param before P before the measurement; read
   * @param crossBefore cov(q, e); read
   * @param scatter N of every coordinate; read
   * @param noise R; read
   * @param gain K of every coordinate; read
   * @param carriedGain K′; read
   */
  public static ForceErrors after(
      DMatrixRMaj before,
      DMatrixRMaj crossBefore,
      double[] scatter,
      DMatrixRMaj noise,
      double[] gain,
      double[] carriedGain) {
    int n = before.numRows;
    DMatrixRMaj carried = new DMatrixRMaj(n, n);
    DMatrixRMaj carriedCross = new DMatrixRMaj(n, n);
    DMatrixRMaj estimate = new DMatrixRMaj(n, n);
    DMatrixRMaj estimateCross = new DMatrixRMaj(n, n);
    DMatrixRMaj between = new DMatrixRMaj(n, n);
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        double p = before.get(i, j);
        double r = noise.get(i, j);
        double w = i == j ? scatter[i] : 0;
        double x = crossBefore.get(i, j);
        double k = gain[i];
        double m = carriedGain[j];
        carried.set(i, j, (1 - carriedGain[i]) * p * (1 - m) + carriedGain[i] * (r + w) * m);
        estimate.set(i, j, (1 - k) * (p + w) * (1 - gain[j]) + k * r * gain[j]);
        between.set(i, j, (1 - k) * p * (1 - m) - (1 - k) * w * m + k * r * m);
        carriedCross.set(i, j, x * (1 - m));
        estimateCross.set(i, j, x * (1 - gain[j]));
      }
    }
    return new ForceErrors(carried, carriedCross, estimate, estimateCross, between);
  }
}
