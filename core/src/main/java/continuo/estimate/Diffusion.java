package continuo.estimate;

import continuo.linalg.DenseAlgebra;
import continuo.orderparam.OrderParameterBasis;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/**
 * The diffusion matrix D = kT ζ⁻¹ of the order parameters under the scaling law, with the standard
 * error of each element by first-order propagation, δD = −D δζ D / kT.
 *
 * @param value D, 3M×3M, nm²/ps
 * @param error standard errors, 3M×3M, nm²/ps
 */
public record Diffusion(DMatrixRMaj value, DMatrixRMaj error) {

  /**
   * @param friction ζ in the coordinates
   * @param basis order parameters; gives Φ = T q / scale
   * @param kT kJ/mol
   * @param algebra what to compute with
   */
  public static Diffusion of(
      Friction friction, OrderParameterBasis basis, double kT, DenseAlgebra algebra) {
    int n = friction.matrix().numRows;
    DMatrixRMaj lower =
        algebra
            .cholesky(friction.matrix())
            .orElseThrow(
                () -> new IllegalStateException("The friction matrix is not positive definite"));
    DMatrixRMaj inverse = CommonOps_DDRM.identity(n);
    algebra.solveLower(lower, inverse);
    algebra.solveLowerTransposed(lower, inverse);
    DMatrixRMaj half = basis.toFunctions(inverse, algebra);
    int m = half.numRows;
    for (int row = 0; row < m; row++) {
      double scale = basis.scale(row / 3);
      for (int c = 0; c < n; c++) {
        half.set(row, c, half.get(row, c) / scale);
      }
    }
    DMatrixRMaj transposed = new DMatrixRMaj(n, m);
    CommonOps_DDRM.transpose(half, transposed);
    DMatrixRMaj d = basis.toFunctions(transposed, algebra);
    for (int row = 0; row < m; row++) {
      double scale = kT / basis.scale(row / 3);
      for (int c = 0; c < m; c++) {
        d.set(row, c, d.get(row, c) * scale);
      }
    }
    // W = (T ζ⁻¹) ζ_mem (T ζ⁻¹)ᵀ; Var D_ij = kT² (W_ii W_jj + W_ij²)/n for a Wishart ζ_mem.
    DMatrixRMaj w = algebra.timesTransposed(algebra.times(half, friction.memory()), half);
    DMatrixRMaj error = new DMatrixRMaj(m, m);
    for (int i = 0; i < m; i++) {
      for (int j = 0; j < m; j++) {
        double variance = w.get(i, i) * w.get(j, j) + w.get(i, j) * w.get(i, j);
        error.set(i, j, kT * Math.sqrt(variance / friction.degreesOfFreedom()));
      }
    }
    for (int i = 0; i < m; i++) {
      for (int j = 0; j < i; j++) {
        double mean = 0.5 * (d.get(i, j) + d.get(j, i));
        d.set(i, j, mean);
        d.set(j, i, mean);
      }
    }
    return new Diffusion(d, error);
  }
}
