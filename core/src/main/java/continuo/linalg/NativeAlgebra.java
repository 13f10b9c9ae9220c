package continuo.linalg;

import continuo.error.InputException;
import dev.ludovic.netlib.blas.BLAS;
import dev.ludovic.netlib.blas.NativeBLAS;
import dev.ludovic.netlib.lapack.LAPACK;
import dev.ludovic.netlib.lapack.NativeLAPACK;
import java.util.Optional;
import org.ejml.data.DMatrixRMaj;
import org.netlib.util.intW;

/**
 * The BLAS and LAPACK of the machine. They store matrices by columns, EJML by rows: what they see
 * of a matrix is its transpose, so products are asked for in reverse order and the lower triangle
 * is their upper one.
 */
final class NativeAlgebra implements DenseAlgebra {
  private final BLAS blas;
  private final LAPACK lapack;

  private NativeAlgebra(BLAS blas, LAPACK lapack) {
    this.blas = blas;
    this.lapack = lapack;
  }

  static NativeAlgebra load() {
    try {
      return new NativeAlgebra(NativeBLAS.getInstance(), NativeLAPACK.getInstance());
    } catch (RuntimeException | LinkageError e) {
      throw new InputException(
          "`diffusion.linear-algebra = native` needs libblas.so.3 and liblapack.so.3 on the driver's machine, for instance of OpenBLAS; install them or take reproducible (%s)"
              .formatted(e.getMessage()),
          e);
    }
  }

  @Override
  public DMatrixRMaj times(DMatrixRMaj a, DMatrixRMaj b) {
    return product("N", "N", a, b, a.numRows, a.numCols, b.numCols);
  }

  @Override
  public DMatrixRMaj transposedTimes(DMatrixRMaj a, DMatrixRMaj b) {
    return product("T", "N", a, b, a.numCols, a.numRows, b.numCols);
  }

  @Override
  public DMatrixRMaj timesTransposed(DMatrixRMaj a, DMatrixRMaj b) {
    return product("N", "T", a, b, a.numRows, a.numCols, b.numRows);
  }

  private DMatrixRMaj product(
      String formOfA, String formOfB, DMatrixRMaj a, DMatrixRMaj b, int n, int k, int m) {
    DMatrixRMaj c = new DMatrixRMaj(n, m);
    blas.dgemm(formOfB, formOfA, m, n, k, 1, b.data, b.numCols, a.data, a.numCols, 0, c.data, m);
    return c;
  }

  @Override
  public Optional<DMatrixRMaj> cholesky(DMatrixRMaj a) {
    int n = a.numRows;
    DMatrixRMaj l = a.copy();
    intW info = new intW(0);
    lapack.dpotrf("U", n, l.data, n, info);
    if (info.val != 0) {
      return Optional.empty();
    }
    for (int i = 0; i < n; i++) {
      java.util.Arrays.fill(l.data, i * n + i + 1, (i + 1) * n, 0);
    }
    return Optional.of(l).filter(Triangular::isPositive);
  }

  @Override
  public void solveLower(DMatrixRMaj l, DMatrixRMaj b) {
    solve("N", l, b);
  }

  @Override
  public void solveLowerTransposed(DMatrixRMaj l, DMatrixRMaj b) {
    solve("T", l, b);
  }

  private void solve(String form, DMatrixRMaj l, DMatrixRMaj b) {
    int n = l.numRows;
    blas.dtrsm("R", "U", form, "N", b.numCols, n, 1, l.data, n, b.data, b.numCols);
  }

  @Override
  public Optional<SymmetricEigen> eigen(DMatrixRMaj a) {
    int n = a.numRows;
    DMatrixRMaj vectors = a.copy();
    double[] values = new double[n];
    double[] wanted = new double[1];
    int[] wantedIntegers = new int[1];
    intW info = new intW(0);
    lapack.dsyevd("V", "U", n, vectors.data, n, values, wanted, -1, wantedIntegers, -1, info);
    double[] work = new double[(int) wanted[0]];
    int[] integers = new int[wantedIntegers[0]];
    lapack.dsyevd(
        "V", "U", n, vectors.data, n, values, work, work.length, integers, integers.length, info);
    if (info.val != 0) {
      return Optional.empty();
    }
    // Its columns are our rows.
    org.ejml.dense.row.CommonOps_DDRM.transpose(vectors);
    return Optional.of(new SymmetricEigen(values, vectors));
  }
}
