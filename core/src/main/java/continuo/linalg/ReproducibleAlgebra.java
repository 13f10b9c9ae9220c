package continuo.linalg;

import java.util.Comparator;
import java.util.Optional;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.CholeskyDecomposition_F64;
import org.ejml.interfaces.decomposition.EigenDecomposition_F64;

/** EJML, which computes in pure Java on one thread, and {@link Triangular}. */
final class ReproducibleAlgebra implements DenseAlgebra {
  @Override
  public DMatrixRMaj times(DMatrixRMaj a, DMatrixRMaj b) {
    return CommonOps_DDRM.mult(a, b, new DMatrixRMaj(a.numRows, b.numCols));
  }

  @Override
  public DMatrixRMaj transposedTimes(DMatrixRMaj a, DMatrixRMaj b) {
    return CommonOps_DDRM.multTransA(a, b, new DMatrixRMaj(a.numCols, b.numCols));
  }

  @Override
  public DMatrixRMaj timesTransposed(DMatrixRMaj a, DMatrixRMaj b) {
    return CommonOps_DDRM.multTransB(a, b, new DMatrixRMaj(a.numRows, b.numRows));
  }

  @Override
  public Optional<DMatrixRMaj> cholesky(DMatrixRMaj a) {
    CholeskyDecomposition_F64<DMatrixRMaj> cholesky =
        DecompositionFactory_DDRM.chol(a.numRows, true);
    return cholesky.decompose(a.copy())
        ? Optional.of(cholesky.getT(null)).filter(Triangular::isPositive)
        : Optional.empty();
  }

  @Override
  public void solveLower(DMatrixRMaj l, DMatrixRMaj b) {
    Triangular.solveLower(l, b);
  }

  @Override
  public void solveLowerTransposed(DMatrixRMaj l, DMatrixRMaj b) {
    Triangular.solveLowerTransposed(l, b);
  }

  @Override
  public Optional<SymmetricEigen> eigen(DMatrixRMaj a) {
    int n = a.numRows;
    EigenDecomposition_F64<DMatrixRMaj> eigen = DecompositionFactory_DDRM.eig(n, true, true);
    if (!eigen.decompose(a.copy())) {
      return Optional.empty();
    }
    int[] order =
        IntStream.range(0, n)
            .boxed()
            .sorted(Comparator.comparingDouble(e -> eigen.getEigenvalue(e).getReal()))
            .mapToInt(Integer::intValue)
            .toArray();
    double[] values = new double[n];
    DMatrixRMaj vectors = new DMatrixRMaj(n, n);
    for (int e = 0; e < n; e++) {
      values[e] = eigen.getEigenvalue(order[e]).getReal();
      DMatrixRMaj vector = eigen.getEigenVector(order[e]);
      for (int i = 0; i < n; i++) {
        vectors.set(i, e, vector.data[i]);
      }
    }
    return Optional.of(new SymmetricEigen(values, vectors));
  }
}
