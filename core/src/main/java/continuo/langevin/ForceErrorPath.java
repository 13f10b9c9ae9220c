package continuo.langevin;

import continuo.estimate.RelaxationSpectrum;
import continuo.linalg.DenseAlgebra;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/**
 * What an error of the force that lasts over several steps does to the law of the order parameters.
 *
 * <p>One step is q' = Φq + G(e + …) + η with response G and Φ = 1 − GH. Where e is white, it adds G
 * P Gᵀ to the covariance. An error that lasts has already pushed the path before: X = cov(q, e) is
 * not 0, and the step adds G P Gᵀ + ΦXGᵀ + GXᵀΦᵀ. All of it must be taken off the random force;
 * written as G Σ Gᵀ it is the error of a white force with
 *
 * <p>Σ = P + G⁻¹ΦX + XᵀΦᵀG⁻ᵀ = P + ζW(φ/g)WᵀζX + transposed, in the relaxation directions W.
 *
 * <p>For an error e' = ρe + (1−ρ)ε of one direction, with white ε of variance R, the stationary
 * value is Σ = P(1 + ρφ)/(1 − ρφ), P = R(1−ρ)/(1+ρ). A direction that relaxes within a step (φ → 0)
 * has Σ = P; a slow one (φ → 1) has Σ = R, the covariance of a single measurement: averaging over
 * states makes the force known better but leaves the power at zero frequency, which is what a slow
 * direction feels, as it was.
 */
public final class ForceErrorPath {
  private final DenseAlgebra algebra;
  private final DMatrixRMaj directions;
  private final DMatrixRMaj inverse;
  private final double[] response;
  private final double[] kept;

  /**
   * @param spectrum rates λ and directions W at the state
   * @param friction ζ, the matrix of the spectrum; read
   * @param propagator how a direction is advanced
   * @param timeStep Δt, ps
   */
  public ForceErrorPath(
      RelaxationSpectrum spectrum, DMatrixRMaj friction, Propagator propagator, double timeStep) {
    int n = spectrum.rates().length;
    this.directions = spectrum.directions();
    this.algebra = spectrum.algebra();
    this.inverse = algebra.transposedTimes(directions, friction);
    this.response = new double[n];
    this.kept = new double[n];
    for (int e = 0; e < n; e++) {
      response[e] = propagator.response(spectrum.rates()[e], timeStep);
      kept[e] = 1 - response[e] * spectrum.rates()[e];
    }
  }

  /**
   * Σ, the white noise of the force that acts like the error.
   *
   * @param covariance P, 3R×3R; read
   * @param cross X = cov(q, e), 3R×3R; read
   */
  public DMatrixRMaj equivalentNoise(DMatrixRMaj covariance, DMatrixRMaj cross) {
    int n = kept.length;
    DMatrixRMaj y = algebra.times(inverse, cross);
    for (int e = 0; e < n; e++) {
      scaleRow(y, e, kept[e] / response[e]);
    }
    DMatrixRMaj part = algebra.transposedTimes(inverse, y);
    DMatrixRMaj noise = covariance.copy();
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        noise.add(i, j, part.get(i, j) + part.get(j, i));
      }
    }
    return noise;
  }

  /**
   * cov(q, e′) after the step, ΦX′ + G cov(e, e′), for an error e′ that is carried on when e has
   * pushed.
   *
   * @param between cov(e, e′), 3R×3R; read
   * @param cross X′ = cov(q, e′) before the step, 3R×3R; read
   */
  public DMatrixRMaj moved(DMatrixRMaj between, DMatrixRMaj cross) {
    int n = kept.length;
    DMatrixRMaj y = algebra.times(inverse, cross);
    DMatrixRMaj g = algebra.transposedTimes(directions, between);
    for (int e = 0; e < n; e++) {
      scaleRow(y, e, kept[e]);
      scaleRow(g, e, response[e]);
    }
    CommonOps_DDRM.addEquals(y, g);
    return algebra.times(directions, y);
  }

  private static void scaleRow(DMatrixRMaj a, int row, double factor) {
    for (int j = 0; j < a.numCols; j++) {
      a.set(row, j, factor * a.get(row, j));
    }
  }
}
