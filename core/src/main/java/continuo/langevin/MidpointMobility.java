package continuo.langevin;

import continuo.error.NumericalException;
import continuo.linalg.DenseAlgebra;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/**
 * The drift ∇·D of the Smoluchowski operator (III.15) without derivatives of D: the impulse of a
 * step acts through the friction in its middle (Fixman, J. Chem. Phys. 69 (1978) 1527).
 *
 * <p>A step Δ with the friction ζ at its start is the answer to an impulse ζ Δ, of which the random
 * part ξ has the covariance 2kT ζ Δt. Let it act through ζ' = ζ(q + Δ/2): Δ' = ζ'⁻¹ ζ Δ. To first
 * order in Δt the mean of the added part is ½ ⟨∂_k D_ij Δ_k ξ_j⟩ β = ∂_j D_ij Δt, the divergence,
 * for any symmetric positive definite D. Where ζ is constant, Δ' = Δ.
 *
 * <p>Errors of ζ and ζ' of relative variance s² that are independent of each other leave the random
 * displacement with 1 + s² of its covariance, because ζ'⁻¹ enters it twice and the drift once.
 */
public final class MidpointMobility {
  private MidpointMobility() {}

  /**
   * @param start ζ at the start, n×n; read
   * @param middle ζ' in the middle, n×n symmetric positive definite; read
   * @param change Δ, n; read
   * @param algebra what to compute with
   * @return Δ', n
   * @throws NumericalException if ζ' is not positive definite
   */
  public static double[] advance(
      DMatrixRMaj start, DMatrixRMaj middle, double[] change, DenseAlgebra algebra) {
    int n = change.length;
    DMatrixRMaj lower =
        algebra
            .cholesky(middle)
            .orElseThrow(
                () ->
                    new NumericalException(
                        "Cannot factor the friction matrix in the middle of a step: it is not positive definite"));
    DMatrixRMaj impulse = new DMatrixRMaj(n, 1);
    CommonOps_DDRM.mult(start, DMatrixRMaj.wrap(n, 1, change), impulse);
    algebra.solveLower(lower, impulse);
    algebra.solveLowerTransposed(lower, impulse);
    return impulse.data;
  }
}
