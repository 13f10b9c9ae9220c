package continuo.linalg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import continuo.known.Matrices;
import org.apache.commons.math3.linear.CholeskyDecomposition;
import org.apache.commons.math3.linear.RealMatrix;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TriangularTest {

  @ParameterizedTest
  @CsvSource({"1, 1", "2, 3", "5, 1", "7, 7", "30, 11"})
  void solutionsReturnTheRightHandSides(int n, int columns) {
    RealMatrix l = new CholeskyDecomposition(Matrices.positiveDefinite(n, n)).getL();
    DMatrixRMaj b = DMatrixRMaj.wrap(n, columns, Matrices.normal(columns, n * columns));

    DMatrixRMaj lower = b.copy();
    Triangular.solveLower(Matrices.toEjml(l), lower);
    assertEqual(l.multiply(Matrices.fromEjml(lower)), b);

    DMatrixRMaj transposed = b.copy();
    Triangular.solveLowerTransposed(Matrices.toEjml(l), transposed);
    assertEqual(l.transpose().multiply(Matrices.fromEjml(transposed)), b);
  }

  private static void assertEqual(RealMatrix found, DMatrixRMaj wanted) {
    double difference = Matrices.largest(found.subtract(Matrices.fromEjml(wanted)));
    assertThat(difference).isCloseTo(0, within(1e-11));
  }
}
