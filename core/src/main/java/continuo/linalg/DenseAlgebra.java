package continuo.linalg;

import java.util.Optional;
import org.ejml.data.DMatrixRMaj;

/**
 * The dense matrix operations of one Langevin step whose cost grows as the cube of the number of
 * coordinates: products, Cholesky factors, triangular solves and symmetric eigenproblems.
 * Everything else the driver does grows as the square.
 */
public interface DenseAlgebra {
  /** Pure Java with one order of operations: the same bits on every machine. */
  DenseAlgebra REPRODUCIBLE = new ReproducibleAlgebra();

  /**
   * The BLAS and LAPACK that are installed on this machine: much faster on large matrices, with
   * last bits that depend on the library and its number of threads.
   *
   * @throws continuo.error.InputException if none is installed
   */
  static DenseAlgebra nativeLibrary() {
    return NativeAlgebra.load();
  }

  /**
   * A B.
   *
   * @param a n×k; read
   * @param b k×m; read
   * @return a new matrix, n×m
   */
  DMatrixRMaj times(DMatrixRMaj a, DMatrixRMaj b);

  /**
   * Aᵀ B.
   *
   * @param a k×n; read
   * @param b k×m; read
   * @return a new matrix, n×m
   */
  DMatrixRMaj transposedTimes(DMatrixRMaj a, DMatrixRMaj b);

  /**
   * A Bᵀ.
   *
   * @param a n×k; read
   * @param b m×k; read
   * @return a new matrix, n×m
   */
  DMatrixRMaj timesTransposed(DMatrixRMaj a, DMatrixRMaj b);

  /**
   * The lower triangle L with A = L Lᵀ.
   *
   * @param a symmetric, n×n; read
   * @return a new matrix with zeros above the diagonal; empty if A is not positive definite or not
   *     a number
   */
  Optional<DMatrixRMaj> cholesky(DMatrixRMaj a);

  /**
   * B ← L⁻¹ B.
   *
   * @param l lower triangular, n×n; read
   * @param b n×m; overwritten
   */
  void solveLower(DMatrixRMaj l, DMatrixRMaj b);

  /**
   * B ← L⁻ᵀ B.
   *
   * @param l lower triangular, n×n; read
   * @param b n×m; overwritten
   */
  void solveLowerTransposed(DMatrixRMaj l, DMatrixRMaj b);

  /**
   * Eigenvalues and eigenvectors.
   *
   * @param a symmetric, n×n, finite; read
   * @return empty if the iteration did not converge
   */
  Optional<SymmetricEigen> eigen(DMatrixRMaj a);
}
