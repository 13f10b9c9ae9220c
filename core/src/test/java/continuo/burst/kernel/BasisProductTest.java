package continuo.burst.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Products with the basis against their definitions. */
class BasisProductTest {
  private static final int LANES = 5;

  @ParameterizedTest
  @CsvSource({"0, 3", "1, 1", "3, 64", "4, 65", "13, 129", "30, 200"})
  void contractAndExpandAreTheSumsOfTheirDefinition(int nModes, int nAtoms) {
    SplittableRandom random = new SplittableRandom(nAtoms);
    double[] u = TestSystems.uniform(random, nAtoms * nModes, -1, 1);
    double[] y = TestSystems.uniform(random, 3 * nAtoms * LANES, -1, 1);
    double[] c = TestSystems.uniform(random, 3 * nModes * LANES, -1, 1);
    double[] weight = TestSystems.uniform(random, nAtoms, 1, 2);
    BasisProduct product = KernelProvider.plain().basis(u, nAtoms, nModes, LANES);
    double[] out = new double[c.length];
    double[] unweighted = new double[c.length];
    double[] moved = y.clone();
    product.contract(y, weight, out);
    product.contract(y, null, unweighted);
    product.expand(c, moved);
    for (int axis = 0; axis < 3; axis++) {
      for (int lane = 0; lane < LANES; lane++) {
        for (int a = 0; a < nModes; a++) {
          double sum = 0;
          double plainSum = 0;
          for (int i = 0; i < nAtoms; i++) {
            double term = u[i * nModes + a] * y[(3 * i + axis) * LANES + lane];
            sum += weight[i] * term;
            plainSum += term;
          }
          // Rounding of at most 200 terms below 2.
          int at = (3 * a + axis) * LANES + lane;
          assertThat(out[at]).isCloseTo(sum, within(1e-13));
          assertThat(unweighted[at]).isCloseTo(plainSum, within(1e-13));
        }
        for (int i = 0; i < nAtoms; i++) {
          double sum = y[(3 * i + axis) * LANES + lane];
          for (int a = 0; a < nModes; a++) {
            sum += u[i * nModes + a] * c[(3 * a + axis) * LANES + lane];
          }
          assertThat(moved[(3 * i + axis) * LANES + lane]).isCloseTo(sum, within(1e-13));
        }
      }
    }
  }

  @Test
  void tablesAndArraysOfTheWrongSizeAreRefused() {
    assertThatThrownBy(() -> KernelProvider.plain().basis(new double[7], 4, 2, LANES))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Invalid basis: 7 numbers for 4 atoms and 2 modes");
    BasisProduct product = KernelProvider.plain().basis(new double[8], 4, 2, 1);
    assertThatThrownBy(() -> product.expand(new double[5], new double[12]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Invalid mode array: 5 numbers for a layout of 6");
  }
}
