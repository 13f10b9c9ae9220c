package continuo.estimate;

import continuo.error.NumericalException;
import continuo.linalg.Triangular;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.CholeskyDecomposition_F64;
import org.ejml.interfaces.decomposition.EigenDecomposition_F64;

/**
 * The relaxation rates and directions of the overdamped order parameters: H w = λ ζ w with Wᵀ ζ W =
 * 1, that is the eigenvalues of βDH. In y = W⁻¹ q every direction is an Ornstein–Uhlenbeck process
 * of its own: dy = −λ y dt + √(2kT) dW.
 *
 * @param rates λ, 1/ps, 3R, in ascending order; negative at a saddle
 * @param directions W, 3R×3R, columns
 */
public record RelaxationSpectrum(double[] rates, DMatrixRMaj directions) {

  /**
   * @param stiffness H in the orthonormal coordinates, symmetric; read
   * @param friction ζ in the orthonormal coordinates, symmetric positive definite; read
   * @param step index of the state, for the message
   * @throws NumericalException if ζ is not positive definite or H is not finite
   */
  public static RelaxationSpectrum of(DMatrixRMaj stiffness, DMatrixRMaj friction, int step) {
    int n = friction.numRows;
    CholeskyDecomposition_F64<DMatrixRMaj> cholesky = DecompositionFactory_DDRM.chol(n, true);
    if (!cholesky.decompose(friction.copy())) {
      throw new NumericalException(
          "Cannot factor the friction matrix at step "
              + step
              + ": it is not positive definite; with `thermostat.collision-rate` 0 every order"
              + " parameter needs sampled friction");
    }
    DMatrixRMaj c = cholesky.getT(null);
    // A = C⁻¹ H C⁻ᵀ: solve with C from the left, transpose, and again.
    DMatrixRMaj a = stiffness.copy();
    Triangular.solveLower(c, a);
    CommonOps_DDRM.transpose(a);
    Triangular.solveLower(c, a);
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < i; j++) {
        double mean = 0.5 * (a.get(i, j) + a.get(j, i));
        a.set(i, j, mean);
        a.set(j, i, mean);
      }
    }
    EigenDecomposition_F64<DMatrixRMaj> eigen = DecompositionFactory_DDRM.eig(n, true, true);
    if (!isFinite(a) || !eigen.decompose(a)) {
      throw new NumericalException(
          "Cannot diagonalise the relaxation matrix at step " + step + ": not a number");
    }
    Integer[] order = new Integer[n];
    double[] values = new double[n];
    for (int e = 0; e < n; e++) {
      order[e] = e;
      values[e] = eigen.getEigenvalue(e).getReal();
    }
    java.util.Arrays.sort(
        order,
        java.util.Comparator.<Integer>comparingDouble(e -> values[e]).thenComparingInt(e -> e));
    double[] rates = new double[n];
    DMatrixRMaj vectors = new DMatrixRMaj(n, n);
    for (int e = 0; e < n; e++) {
      rates[e] = values[order[e]];
      DMatrixRMaj vector = eigen.getEigenVector(order[e]);
      double sign = signOfLargest(vector);
      for (int i = 0; i < n; i++) {
        vectors.set(i, e, sign * vector.data[i]);
      }
    }
    Triangular.solveLowerTransposed(c, vectors);
    return new RelaxationSpectrum(rates, vectors);
  }

  private static boolean isFinite(DMatrixRMaj a) {
    double sum = 0;
    for (double value : a.data) {
      sum += Math.abs(value);
    }
    return Double.isFinite(sum);
  }

  private static double signOfLargest(DMatrixRMaj vector) {
    int largest = 0;
    for (int i = 1; i < vector.data.length; i++) {
      if (Math.abs(vector.data[i]) > Math.abs(vector.data[largest])) {
        largest = i;
      }
    }
    return vector.data[largest] < 0 ? -1 : 1;
  }
}
