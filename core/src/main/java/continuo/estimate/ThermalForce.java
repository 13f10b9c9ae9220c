package continuo.estimate;

import continuo.orderparam.OrderParameterBasis;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/**
 * The thermal force f_th = −∂F/∂Φ = ⟨Uᵀ F⟩ at fixed Φ (III.15, A.9; the sign of the text under
 * (A.9) is a slip). Exact for linear order parameters: no metric correction is needed.
 *
 * @param value mean force on the unit-normalised functions, kJ/mol/nm, 3M
 * @param error standard error √(S(0)/T), with T the sampled time of all replicas
 * @param effectiveSamples number of independent samples that the error corresponds to, of each
 *     function (mean over its axes), M
 */
public record ThermalForce(double[] value, double[] error, double[] effectiveSamples) {

  /**
   * @param moments measurements at the state
   * @param memory zero-frequency spectrum of the forces
   */
  public static ThermalForce estimate(EnsembleMoments moments, FrictionMemory memory) {
    double[] f = moments.meanForce();
    double[] variance = moments.variance(memory);
    double time = moments.time();
    double[] error = new double[f.length];
    double[] samples = new double[f.length / 3];
    for (int row = 0; row < f.length; row++) {
      double error2 = memory.spectrum(row) / time;
      error[row] = Math.sqrt(error2);
      // No fluctuation at all: one sample says everything.
      samples[row / 3] += (error2 > 0 ? Math.max(1, variance[row] / error2) : 1) / 3;
    }
    return new ThermalForce(f, error, samples);
  }

  /**
   * This measurement with what earlier states tell: value and error are those of the filter, the
   * effective samples grow as the squared error falls.
   *
   * @param filter the filter that took this measurement in
   * @param basis order parameters
   */
  public ThermalForce filtered(ThermalForceFilter filter, OrderParameterBasis basis) {
    double[] correction = basis.toCoordinates(value);
    double[] filtered = filter.force();
    for (int c = 0; c < correction.length; c++) {
      correction[c] = filtered[c] - correction[c];
    }
    double[] f = basis.forcesOnFunctions(DMatrixRMaj.wrap(correction.length, 1, correction)).data;
    DMatrixRMaj half = basis.forcesOnFunctions(filter.errors().estimate());
    CommonOps_DDRM.transpose(half);
    DMatrixRMaj covariance = basis.forcesOnFunctions(half);
    double[] se = new double[f.length];
    double[] samples = effectiveSamples.clone();
    for (int a = 0; a < samples.length; a++) {
      double before = 0;
      double after = 0;
      for (int row = 3 * a; row < 3 * a + 3; row++) {
        f[row] += value[row];
        double variance = Math.max(0, covariance.get(row, row));
        se[row] = Math.sqrt(variance);
        before += error[row] * error[row];
        after += variance;
      }
      samples[a] *= after > 0 ? before / after : 1;
    }
    return new ThermalForce(f, se, samples);
  }
}
