package continuo.estimate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import continuo.error.NumericalException;
import continuo.known.Matrices;
import org.apache.commons.math3.linear.MatrixUtils;
import org.apache.commons.math3.linear.RealMatrix;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RelaxationSpectrumTest {

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 7, 30})
  void directionsDiagonaliseFrictionAndStiffnessTogether(int n) {
    RealMatrix zeta = Matrices.positiveDefinite(n, n);
    // Indefinite: a saddle is a state like any other.
    RealMatrix h = Matrices.positiveDefinite(n + 1, n);
    for (int i = 0; i < n; i++) {
      h.addToEntry(i, i, -0.5);
    }
    RelaxationSpectrum spectrum =
        RelaxationSpectrum.of(Matrices.toEjml(h), Matrices.toEjml(zeta), 0);
    RealMatrix w = Matrices.fromEjml(spectrum.directions());
    RealMatrix one = w.transpose().multiply(zeta).multiply(w);
    RealMatrix rates = w.transpose().multiply(h).multiply(w);
    assertThat(Matrices.largest(one.subtract(MatrixUtils.createRealIdentityMatrix(n))))
        .isCloseTo(0, within(1e-11));
    assertThat(
            Matrices.largest(
                rates.subtract(MatrixUtils.createRealDiagonalMatrix(spectrum.rates()))))
        .isCloseTo(0, within(1e-10));
    assertThat(spectrum.rates()).isSorted();
    if (n > 1) {
      assertThat(spectrum.rates()[0]).isNegative();
    }
  }

  @Test
  void frictionThatIsNotPositiveDefiniteIsRefusedWithTheStep() {
    DMatrixRMaj zeta = new DMatrixRMaj(new double[][] {{1, 2}, {2, 1}});
    DMatrixRMaj h = new DMatrixRMaj(new double[][] {{1, 0}, {0, 1}});
    assertThatThrownBy(() -> RelaxationSpectrum.of(h, zeta, 17))
        .isInstanceOf(NumericalException.class)
        .hasMessageContaining("step 17")
        .hasMessageContaining("`thermostat.collision-rate`");
  }

  @Test
  void stiffnessThatIsNotANumberIsRefusedWithTheStep() {
    DMatrixRMaj one = new DMatrixRMaj(new double[][] {{1, 0}, {0, 1}});
    for (double bad : new double[] {Double.NaN, Double.POSITIVE_INFINITY}) {
      DMatrixRMaj h = new DMatrixRMaj(new double[][] {{1, bad}, {bad, 1}});
      assertThatThrownBy(() -> RelaxationSpectrum.of(h, one, 17))
          .isInstanceOf(NumericalException.class)
          .hasMessageContaining("step 17");
    }
  }
}
