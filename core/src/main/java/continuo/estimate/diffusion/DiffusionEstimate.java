package continuo.estimate.diffusion;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.EigenDecomposition_F64;

/**
 * D in the orthonormal coordinates, made positive definite, and how much that took.
 *
 * @param estimator name of the estimator
 * @param value D, symmetric positive definite n×n, amu nm²/ps; not to be written
 * @param error standard error of every element of D before the repair, n×n; not to be written
 * @param repaired ‖D − D_raw‖/‖D_raw‖ (Frobenius), 0 if the estimate was positive definite as it
 *     came
 * @param lifted eigenvalues that were raised
 * @param replicas replicas behind it
 */
public record DiffusionEstimate(
    String estimator,
    DMatrixRMaj value,
    DMatrixRMaj error,
    double repaired,
    int lifted,
    int replicas) {

  /** Smallest eigenvalue after the repair, relative to the largest. */
  private static final double FLOOR = 1e-6;

  /**
   * Makes an estimate positive definite: eigenvalues below 1e-6 of the largest are raised to it.
   *
   * @throws IllegalArgumentException if no eigenvalue is positive
   */
  static DiffusionEstimate of(String estimator, Jackknife raw) {
    int n = (int) Math.round(Math.sqrt(raw.value().length));
    DMatrixRMaj d = DMatrixRMaj.wrap(n, n, raw.value());
    EigenDecomposition_F64<DMatrixRMaj> eigen = DecompositionFactory_DDRM.eig(n, true, true);
    if (!eigen.decompose(d.copy())) {
      throw new IllegalArgumentException("Cannot diagonalise the estimate of " + estimator);
    }
    double largest = 0;
    double norm2 = 0;
    for (int e = 0; e < n; e++) {
      double value = eigen.getEigenvalue(e).getReal();
      largest = Math.max(largest, value);
      norm2 += value * value;
    }
    if (!(largest > 0)) {
      throw new IllegalArgumentException(
          "The estimate of %s has no positive eigenvalue".formatted(estimator));
    }
    double change2 = 0;
    int lifted = 0;
    DMatrixRMaj repaired = d.copy();
    for (int e = 0; e < n; e++) {
      double lift = FLOOR * largest - eigen.getEigenvalue(e).getReal();
      if (lift > 0) {
        lifted++;
        change2 += lift * lift;
        double[] v = eigen.getEigenVector(e).data;
        for (int i = 0; i < n; i++) {
          for (int j = 0; j < n; j++) {
            repaired.add(i, j, lift * v[i] * v[j]);
          }
        }
      }
    }
    return new DiffusionEstimate(
        estimator,
        repaired,
        DMatrixRMaj.wrap(n, n, raw.error()),
        Math.sqrt(change2 / norm2),
        lifted,
        raw.replicas());
  }

  /** n, the number of coordinates. */
  public int coordinates() {
    return value.numRows;
  }
}
