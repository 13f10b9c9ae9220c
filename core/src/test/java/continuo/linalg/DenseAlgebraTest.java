package continuo.linalg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.abort;

import continuo.error.InputException;
import java.util.Random;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.NormOps_DDRM;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the two libraries answer, by the equations the answers must fulfil. */
class DenseAlgebraTest {
  /** Backward errors of all of these operations are a small multiple of n × 2⁻⁵³. */
  private static final double ROUNDING = 50 * Math.ulp(1.0);

  private static final int N = 47;
  private static final int M = 11;

  enum Library {
    REPRODUCIBLE,
    NATIVE;

    DenseAlgebra open() {
      if (this == REPRODUCIBLE) {
        return DenseAlgebra.REPRODUCIBLE;
      }
      try {
        return DenseAlgebra.nativeLibrary();
      } catch (InputException e) {
        return abort(e.getMessage());
      }
    }
  }

  private final Random random = new Random(7);

  private DMatrixRMaj matrix(int rows, int columns) {
    DMatrixRMaj a = new DMatrixRMaj(rows, columns);
    for (int c = 0; c < a.data.length; c++) {
      a.data[c] = random.nextGaussian();
    }
    return a;
  }

  private DMatrixRMaj positiveDefinite() {
    DMatrixRMaj a = matrix(N, 2 * N);
    return CommonOps_DDRM.multTransB(a, a, new DMatrixRMaj(N, N));
  }

  /** ‖a − b‖ in units of the size of the terms that were summed. */
  private static void assertClose(DMatrixRMaj a, DMatrixRMaj b, double size) {
    DMatrixRMaj difference = new DMatrixRMaj(a.numRows, a.numCols);
    CommonOps_DDRM.subtract(a, b, difference);
    assertThat(NormOps_DDRM.normF(difference)).isLessThan(ROUNDING * N * size);
  }

  private static DMatrixRMaj transpose(DMatrixRMaj a) {
    return CommonOps_DDRM.transpose(a, new DMatrixRMaj(a.numCols, a.numRows));
  }

  @ParameterizedTest
  @EnumSource
  void productsAreSumsOverTheInnerIndex(Library library) {
    DenseAlgebra algebra = library.open();
    DMatrixRMaj a = matrix(N, M);
    DMatrixRMaj b = matrix(M, N + 2);
    DMatrixRMaj sum = new DMatrixRMaj(N, N + 2);
    for (int i = 0; i < N; i++) {
      for (int j = 0; j < N + 2; j++) {
        for (int k = 0; k < M; k++) {
          sum.add(i, j, a.get(i, k) * b.get(k, j));
        }
      }
    }
    double size = NormOps_DDRM.normF(a) * NormOps_DDRM.normF(b);
    assertClose(algebra.times(a, b), sum, size);
    assertClose(algebra.transposedTimes(transpose(a), b), sum, size);
    assertClose(algebra.timesTransposed(a, transpose(b)), sum, size);
  }

  @ParameterizedTest
  @EnumSource
  void theCholeskyFactorIsLowerTriangularAndItsSquareIsTheMatrix(Library library) {
    DenseAlgebra algebra = library.open();
    DMatrixRMaj a = positiveDefinite();
    DMatrixRMaj l = algebra.cholesky(a).orElseThrow();
    for (int i = 0; i < N; i++) {
      assertThat(l.get(i, i)).isPositive();
      for (int j = i + 1; j < N; j++) {
        assertThat(l.get(i, j)).isZero();
      }
    }
    assertClose(algebra.timesTransposed(l, l), a, NormOps_DDRM.normF(a));
  }

  @ParameterizedTest
  @EnumSource
  void aMatrixThatIsNotPositiveDefiniteHasNoFactor(Library library) {
    DenseAlgebra algebra = library.open();
    DMatrixRMaj indefinite = positiveDefinite();
    indefinite.set(N - 1, N - 1, -1);
    assertThat(algebra.cholesky(indefinite).isPresent()).isFalse();
    DMatrixRMaj undefined = positiveDefinite();
    undefined.set(3, 3, Double.NaN);
    assertThat(algebra.cholesky(undefined).isPresent()).isFalse();
  }

  @ParameterizedTest
  @EnumSource
  void triangularSolvesUndoTheTriangle(Library library) {
    DenseAlgebra algebra = library.open();
    DMatrixRMaj l = algebra.cholesky(positiveDefinite()).orElseThrow();
    DMatrixRMaj b = matrix(N, M);
    DMatrixRMaj x = b.copy();
    algebra.solveLower(l, x);
    assertClose(algebra.times(l, x), b, NormOps_DDRM.normF(l) * NormOps_DDRM.normF(x));
    DMatrixRMaj y = b.copy();
    algebra.solveLowerTransposed(l, y);
    assertClose(algebra.transposedTimes(l, y), b, NormOps_DDRM.normF(l) * NormOps_DDRM.normF(y));
  }

  @ParameterizedTest
  @EnumSource
  void eigenvectorsAreOrthonormalColumnsInAscendingOrder(Library library) {
    DenseAlgebra algebra = library.open();
    DMatrixRMaj a = matrix(N, N);
    CommonOps_DDRM.addEquals(a, transpose(a));
    DMatrixRMaj before = a.copy();
    SymmetricEigen eigen = algebra.eigen(a).orElseThrow();
    assertThat(a.data).isEqualTo(before.data);
    assertThat(eigen.values()).isSorted();
    DMatrixRMaj v = eigen.vectors();
    assertClose(algebra.transposedTimes(v, v), CommonOps_DDRM.identity(N), 1);
    DMatrixRMaj scaled = v.copy();
    for (int i = 0; i < N; i++) {
      for (int e = 0; e < N; e++) {
        scaled.set(i, e, v.get(i, e) * eigen.values()[e]);
      }
    }
    assertClose(algebra.times(a, v), scaled, NormOps_DDRM.normF(a));
    double trace = 0;
    for (double value : eigen.values()) {
      trace += value;
    }
    assertThat(trace)
        .isCloseTo(CommonOps_DDRM.trace(a), within(ROUNDING * N * NormOps_DDRM.normF(a)));
  }
}
