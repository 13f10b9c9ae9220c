package continuo.langevin;

import continuo.estimate.RelaxationSpectrum;
import continuo.linalg.SymmetricEigen;
import java.util.Optional;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/**
 * One step of the nonlocal Langevin equation dΦ = βD f_th dt + √2 D^{1/2} dW (III.15, IV.1) in the
 * relaxation directions, with fluctuation–dissipation kept at finite ensembles.
 *
 * <p>The measured force carries a sampling error ε of known covariance Σ. It is multiplied by the
 * response G like the force itself, so it acts as extra noise; the random force is drawn with
 * covariance C − G Σ Gᵀ instead of C, so that the two together have the covariance C that the
 * Boltzmann distribution asks for. (The paper's IV.9–IV.13 integrate half of the time line; the
 * covariance of the random displacement over Δt is 2DΔt, the whole line.)
 *
 * <p>Relative to C, the share of the sampling error has eigenvalues in 0…1; the largest is {@link
 * #noiseRatio}. It falls as 1/(sampled time). Where it exceeds 1 the error is more than all the
 * noise there should be, and the excess cannot be taken out.
 *
 * <p>D is taken as constant over the step; {@link MidpointMobility} adds the drift ∇·D.
 */
public final class LangevinStep {
  private final RelaxationSpectrum spectrum;
  private final double[] response;
  private final double[] deviation;
  private final DMatrixRMaj share;
  private final double noiseRatio;

  /**
   * @param spectrum rates and directions at the state
   * @param propagator how a direction is advanced
   * @param timeStep Δt, ps
   * @param kT kJ/mol
   * @param forceNoise Σ, covariance of the sampling error of the force in the coordinates, 3R×3R;
   *     null to leave it uncompensated
   */
  public LangevinStep(
      RelaxationSpectrum spectrum,
      Propagator propagator,
      double timeStep,
      double kT,
      DMatrixRMaj forceNoise) {
    int n = spectrum.rates().length;
    this.spectrum = spectrum;
    this.response = new double[n];
    this.deviation = new double[n];
    for (int e = 0; e < n; e++) {
      response[e] = propagator.response(spectrum.rates()[e], timeStep);
      deviation[e] = Math.sqrt(kT * propagator.variance(spectrum.rates()[e], timeStep));
    }
    if (forceNoise == null) {
      this.share = null;
      this.noiseRatio = 0;
    } else {
      this.share = share(forceNoise);
      this.noiseRatio = largestEigenvalue(share);
    }
  }

  /** C^{−1/2} G Wᵀ Σ W G C^{−1/2} in the relaxation directions. */
  private DMatrixRMaj share(DMatrixRMaj forceNoise) {
    int n = response.length;
    DMatrixRMaj w = spectrum.directions();
    DMatrixRMaj half = spectrum.algebra().times(forceNoise, w);
    DMatrixRMaj a = spectrum.algebra().transposedTimes(w, half);
    for (int i = 0; i < n; i++) {
      for (int j = 0; j <= i; j++) {
        double scale = response[i] * response[j] / (deviation[i] * deviation[j]);
        double value = 0.5 * (a.get(i, j) + a.get(j, i)) * scale;
        a.set(i, j, value);
        a.set(j, i, value);
      }
    }
    return a;
  }

  /** Power iteration; exact enough to compare with a budget, and never above the true value. */
  private static double largestEigenvalue(DMatrixRMaj a) {
    int n = a.numRows;
    DMatrixRMaj v = new DMatrixRMaj(n, 1);
    for (int i = 0; i < n; i++) {
      v.data[i] = 1 + 0.1 * Math.sin(i);
    }
    DMatrixRMaj next = new DMatrixRMaj(n, 1);
    double value = 0;
    for (int iteration = 0; iteration < 200; iteration++) {
      CommonOps_DDRM.mult(a, v, next);
      double norm = Math.sqrt(CommonOps_DDRM.dot(next, next));
      if (norm == 0) {
        return 0;
      }
      double before = value;
      value = norm / Math.sqrt(CommonOps_DDRM.dot(v, v));
      CommonOps_DDRM.scale(1 / norm, next, v);
      if (Math.abs(value - before) < 1e-4 * value) {
        break;
      }
    }
    return value;
  }

  /** Largest share of the random displacement's covariance that is sampling error of the force. */
  public double noiseRatio() {
    return noiseRatio;
  }

  /** Whether all of the sampling error can be taken out of the random force. */
  public boolean isCompensated() {
    return share != null && noiseRatio < 1;
  }

  /**
   * Advances the coordinates.
   *
   * @param force measured thermal force in the coordinates, 3R; read
   * @param normal unit normal numbers, 3R; read
   * @return change of the coordinates, 3R
   */
  public double[] advance(double[] force, double[] normal) {
    return displace(force, random(normal));
  }

  /**
   * Advances the coordinates along a Wiener path that does not depend on the step: √(2kT) C⁻ᵀ dW
   * with ζ = C Cᵀ, and the symmetric root where the sampling error is taken off. Neither depends on
   * how the relaxation directions are ordered or, where they have the same rate, chosen; so steps
   * over the parts of an interval follow the path of a step over the whole.
   *
   * @param force measured thermal force in the coordinates, 3R; read
   * @param increment ΔW/√Δt, 3R; read
   * @param friction ζ, the matrix of the spectrum; read
   * @return change of the coordinates, 3R
   */
  public double[] advanceAlong(double[] force, double[] increment, DMatrixRMaj friction) {
    int n = response.length;
    DMatrixRMaj root =
        spectrum
            .algebra()
            .cholesky(friction)
            .orElseThrow(() -> new IllegalStateException("ζ of a spectrum is positive definite"));
    DMatrixRMaj inFriction = DMatrixRMaj.wrap(n, 1, times(root, increment));
    DMatrixRMaj random = new DMatrixRMaj(n, 1);
    CommonOps_DDRM.multTransA(spectrum.directions(), inFriction, random);
    return displace(force, share == null ? random.data : clippedRoot(rest(), random.data));
  }

  /**
   * What a difference of force is beyond four standard errors, in units of the random force of this
   * step, for the direction in which that is largest: max (|Wᵀδ| − 4σ)₊ G / √C.
   *
   * @param difference δ in the coordinates, 3R; read
   * @param noise covariance of its sampling error, 3R×3R; read
   */
  public double excess(double[] difference, DMatrixRMaj noise) {
    int n = response.length;
    DMatrixRMaj w = spectrum.directions();
    DMatrixRMaj along = new DMatrixRMaj(n, 1);
    CommonOps_DDRM.multTransA(w, DMatrixRMaj.wrap(n, 1, difference), along);
    DMatrixRMaj half = spectrum.algebra().times(noise, w);
    double largest = 0;
    for (int e = 0; e < n; e++) {
      double variance = 0;
      for (int i = 0; i < n; i++) {
        variance += w.get(i, e) * half.get(i, e);
      }
      double beyond = Math.abs(along.data[e]) - 4 * Math.sqrt(Math.max(0, variance));
      largest = Math.max(largest, beyond * response[e] / deviation[e]);
    }
    return largest;
  }

  private double[] displace(double[] force, double[] random) {
    int n = response.length;
    DMatrixRMaj w = spectrum.directions();
    DMatrixRMaj y = new DMatrixRMaj(n, 1);
    CommonOps_DDRM.multTransA(w, DMatrixRMaj.wrap(n, 1, force), y);
    for (int e = 0; e < n; e++) {
      y.data[e] = response[e] * y.data[e] + deviation[e] * random[e];
    }
    DMatrixRMaj change = new DMatrixRMaj(n, 1);
    CommonOps_DDRM.mult(w, y, change);
    return change.data;
  }

  /** A vector of covariance 1 − share. */
  private double[] random(double[] normal) {
    if (share == null) {
      return normal;
    }
    DMatrixRMaj rest = rest();
    Optional<DMatrixRMaj> root = spectrum.algebra().cholesky(rest);
    return root.isPresent() ? times(root.get(), normal) : clippedRoot(rest, normal);
  }

  /** 1 − share. */
  private DMatrixRMaj rest() {
    DMatrixRMaj rest = CommonOps_DDRM.identity(response.length);
    CommonOps_DDRM.subtractEquals(rest, share);
    return rest;
  }

  private static double[] times(DMatrixRMaj a, double[] v) {
    DMatrixRMaj out = new DMatrixRMaj(v.length, 1);
    CommonOps_DDRM.mult(a, DMatrixRMaj.wrap(v.length, 1, v), out);
    return out.data;
  }

  /** The symmetric root times a vector; negative eigenvalues, an excess of error, count as 0. */
  private double[] clippedRoot(DMatrixRMaj rest, double[] normal) {
    SymmetricEigen eigen =
        spectrum
            .algebra()
            .eigen(rest)
            .orElseThrow(
                () -> new IllegalStateException("Cannot diagonalise the sampling-noise matrix"));
    int n = rest.numRows;
    DMatrixRMaj amplitude = new DMatrixRMaj(n, 1);
    CommonOps_DDRM.multTransA(eigen.vectors(), DMatrixRMaj.wrap(n, 1, normal), amplitude);
    for (int e = 0; e < n; e++) {
      amplitude.data[e] *= Math.sqrt(Math.max(0, eigen.values()[e]));
    }
    return times(eigen.vectors(), amplitude.data);
  }
}
