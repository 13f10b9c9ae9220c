package continuo.estimate;

import continuo.error.NumericalException;
import continuo.linalg.DenseAlgebra;
import continuo.linalg.SymmetricEigen;
import java.util.Optional;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/**
 * The relaxation rates and directions of the overdamped order parameters: H w = λ ζ w with Wᵀ ζ W =
 * 1, that is the eigenvalues of βDH. In y = W⁻¹ q every direction is an Ornstein–Uhlenbeck process
 * of its own: dy = −λ y dt + √(2kT) dW.
 *
 * @param rates λ, 1/ps, 3R, in ascending order; negative at a saddle
 * @param directions W, 3R×3R, columns
 * @param algebra what the matrices of this state are computed with
 */
public record RelaxationSpectrum(double[] rates, DMatrixRMaj directions, DenseAlgebra algebra) {

  /**
   * The spectrum by {@link DenseAlgebra#REPRODUCIBLE}.
   *
   * @param stiffness H in the orthonormal coordinates, symmetric; read
   * @param friction ζ in the orthonormal coordinates, symmetric positive definite; read
   * @param step index of the state, for the message
   * @throws NumericalException if ζ is not positive definite or H is not finite
   */
  public static RelaxationSpectrum of(DMatrixRMaj stiffness, DMatrixRMaj friction, int step) {
    return of(stiffness, friction, step, DenseAlgebra.REPRODUCIBLE);
  }

  /**
   * @param stiffness H in the orthonormal coordinates, symmetric; read
   * @param friction ζ in the orthonormal coordinates, symmetric positive definite; read
   * @param step index of the state, for the message
   * @param algebra what to compute with
   * @throws NumericalException if ζ is not positive definite or H is not finite
   */
  public static RelaxationSpectrum of(
      DMatrixRMaj stiffness, DMatrixRMaj friction, int step, DenseAlgebra algebra) {
    int n = friction.numRows;
    DMatrixRMaj c =
        algebra
            .cholesky(friction)
            .orElseThrow(
                () ->
                    new NumericalException(
                        "Cannot factor the friction matrix at step "
                            + step
                            + ": it is not positive definite; with `thermostat.collision-rate` 0 every order"
                            + " parameter needs sampled friction"));
    // A = C⁻¹ H C⁻ᵀ: solve with C from the left, transpose, and again.
    DMatrixRMaj a = stiffness.copy();
    algebra.solveLower(c, a);
    CommonOps_DDRM.transpose(a);
    algebra.solveLower(c, a);
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < i; j++) {
        double mean = 0.5 * (a.get(i, j) + a.get(j, i));
        a.set(i, j, mean);
        a.set(j, i, mean);
      }
    }
    Optional<SymmetricEigen> eigen = isFinite(a) ? algebra.eigen(a) : Optional.empty();
    if (eigen.isEmpty()) {
      throw new NumericalException(
          "Cannot diagonalise the relaxation matrix at step " + step + ": not a number");
    }
    DMatrixRMaj vectors = eigen.get().vectors();
    fixSigns(vectors);
    algebra.solveLowerTransposed(c, vectors);
    return new RelaxationSpectrum(eigen.get().values(), vectors, algebra);
  }

  private static boolean isFinite(DMatrixRMaj a) {
    double sum = 0;
    for (double value : a.data) {
      sum += Math.abs(value);
    }
    return Double.isFinite(sum);
  }

  /** The largest element of every column is made positive. */
  private static void fixSigns(DMatrixRMaj vectors) {
    int n = vectors.numRows;
    int[] largest = new int[n];
    for (int i = 1; i < n; i++) {
      for (int e = 0; e < n; e++) {
        if (Math.abs(vectors.data[i * n + e]) > Math.abs(vectors.data[largest[e] * n + e])) {
          largest[e] = i;
        }
      }
    }
    double[] sign = new double[n];
    for (int e = 0; e < n; e++) {
      sign[e] = vectors.data[largest[e] * n + e] < 0 ? -1 : 1;
    }
    for (int i = 0; i < n; i++) {
      for (int e = 0; e < n; e++) {
        vectors.data[i * n + e] *= sign[e];
      }
    }
  }
}
