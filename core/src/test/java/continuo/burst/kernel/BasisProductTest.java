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

  /**
   * Single precision stays within its bound in first order, and is not double; with a home far away
   * only the distances from it are rounded.
   */
  @ParameterizedTest
  @CsvSource({"1, 1", "3, 64", "13, 129", "64, 500"})
  void singlePrecisionIsOffByItsRoundingAtMost(int nModes, int nAtoms) {
    SplittableRandom random = new SplittableRandom(nAtoms);
    double[] u = TestSystems.uniform(random, nAtoms * nModes, -1, 1);
    double[] home = TestSystems.uniform(random, 3 * nAtoms, -1000, 1000);
    double[] y = TestSystems.uniform(random, 3 * nAtoms * LANES, -1, 1);
    double[] distance = y.clone();
    for (int n = 0; n < y.length; n++) {
      y[n] += home[n / LANES];
      distance[n] = y[n] - home[n / LANES];
    }
    double[] c = TestSystems.uniform(random, 3 * nModes * LANES, -1, 1);
    double[] weight = TestSystems.uniform(random, nAtoms, 1, 2);
    BasisProduct exact = KernelProvider.plain().basis(u, nAtoms, nModes, LANES);
    BasisProduct mixed = KernelProvider.plain().basis(u, nAtoms, nModes, LANES, Precision.MIXED);
    double[][][] modes = new double[2][1][c.length];
    double[][][] atoms = {{y.clone()}, {y.clone()}};
    exact.contract(new double[][] {y}, new double[][] {home}, weight, modes[0]);
    mixed.contract(new double[][] {y}, new double[][] {home}, weight, modes[1]);
    exact.expand(new double[][] {c}, atoms[0]);
    mixed.expand(new double[][] {c}, atoms[1]);
    double[] fromDistances = new double[c.length];
    exact.contract(distance, weight, fromDistances);
    assertThat(modes[0][0]).containsExactly(fromDistances);
    double unit = 0x1p-24;
    double off = 0;
    for (int n = 0; n < c.length; n++) {
      double sum = 0;
      for (int i = 0; i < nAtoms; i++) {
        sum +=
            weight[i]
                * Math.abs(
                    u[i * nModes + n / LANES / 3] * distance[3 * i * LANES + n % (3 * LANES)]);
      }
      double error = Math.abs(modes[1][0][n] - modes[0][0][n]);
      assertThat(error).isLessThanOrEqualTo(67 * unit * sum);
      off = Math.max(off, error);
    }
    for (int n = 0; n < y.length; n++) {
      double sum = 0;
      for (int a = 0; a < nModes; a++) {
        sum += Math.abs(u[n / LANES / 3 * nModes + a] * c[3 * a * LANES + n % (3 * LANES)]);
      }
      // The sum is added to y in double: its last digit.
      assertThat(atoms[1][0][n])
          .isCloseTo(atoms[0][0][n], within((nModes + 2) * unit * sum + Math.ulp(atoms[0][0][n])));
    }
    assertThat(off).isGreaterThan(1e-12);
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
