package continuo.estimate;

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
}
