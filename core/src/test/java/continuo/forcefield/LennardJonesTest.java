package continuo.forcefield;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import continuo.error.InputException;
import continuo.structure.Box;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;

class LennardJonesTest {
  private static final double[] EPSILON = {0.4, 0.9, 0};
  private static final double[] SIGMA = {0.3, 0.48, 0.2};

  @Test
  void unlikeTypesFollowTheMixingRuleUnlessGivenExplicitly() {
    LennardJonesTable lorentz =
        LennardJonesTable.of(EPSILON, SIGMA).pair(0, 2, 0.7, 0.25).cutoff(1).build();
    assertThat(lorentz.epsilon(0, 1)).isCloseTo(0.6, within(1e-15));
    assertThat(lorentz.sigma(1, 0)).isCloseTo(0.39, within(1e-15));
    assertThat(lorentz.epsilon(2, 0)).isEqualTo(0.7);
    assertThat(lorentz.sigma(0, 2)).isEqualTo(0.25);
    assertThat(lorentz.epsilon(1, 2)).isZero();
    LennardJonesTable geometric =
        LennardJonesTable.of(EPSILON, SIGMA)
            .pair(0, 2, 0.7, 0.25)
            .mixing(MixingRule.GEOMETRIC)
            .cutoff(1)
            .build();
    assertThat(geometric.sigma(0, 1)).isEqualTo(Math.sqrt(0.3 * 0.48));
    assertThat(geometric.sigma(2, 0)).isEqualTo(0.25);
  }

  @Test
  void aShiftedEnergyVanishesAtTheCutoffAndWcaIsCutAtTheMinimum() {
    LennardJonesTable shifted =
        LennardJonesTable.of(EPSILON, SIGMA).cutoff(1).pairCutoff(0, 1, 0.8).shifted().build();
    double s6 = Math.pow(0.39 / 0.8, 6);
    assertThat(shifted.shift(1, 0)).isCloseTo(4 * 0.6 * (s6 * s6 - s6), within(1e-15));
    assertThat(shifted.cutoff(1, 1)).isEqualTo(1);
    LennardJonesTable wca = LennardJonesTable.of(EPSILON, SIGMA).wca().build();
    assertThat(wca.cutoff(0, 1)).isCloseTo(0.39 * Math.pow(2, 1.0 / 6), within(1e-15));
    assertThat(wca.shift(0, 1)).isCloseTo(-0.6, within(1e-15));
  }

  /**
   * Against the integrals of the definition, by Simpson's rule in s = r_c/r: exact polynomials of
   * degree 10 and less, 1000 intervals, error below 1e-11 relative.
   */
  @Test
  void theTailIsTheIntegralOverWhatIsCutOff() {
    Box box = new Box(5, 6, 7);
    LennardJonesTable table =
        LennardJonesTable.of(EPSILON, SIGMA).cutoff(1.1).tailCorrection().build();
    LennardJones lj = new LennardJones(new int[] {0, 1, 0, 2, 1}, table, 0.2, ExcludedPairs.NONE);
    int[] count = {2, 2, 1};
    double energy = 0;
    double virial = 0;
    for (int a = 0; a < 3; a++) {
      for (int b = 0; b < 3; b++) {
        double e = table.epsilon(a, b);
        double s = table.sigma(a, b);
        double c = table.cutoff(a, b);
        double pairs = count[a] * count[b] / 210.0;
        DoubleUnaryOperator six = r -> Math.pow(s / r, 6);
        energy +=
            pairs
                * outside(
                    c,
                    r -> {
                      double p = six.applyAsDouble(r);
                      return 2 * Math.PI * r * r * 4 * e * (p * p - p);
                    });
        virial +=
            pairs
                * outside(
                    c,
                    r -> {
                      double p = six.applyAsDouble(r);
                      return 2 * Math.PI * r * r * 24 * e * (2 * p * p - p);
                    });
      }
    }
    assertThat(lj.tailEnergy(box)).isCloseTo(energy, within(1e-10 * Math.abs(energy)));
    assertThat(lj.tailVirial(box)).isCloseTo(virial, within(1e-10 * Math.abs(virial)));
    assertThatThrownBy(() -> lj.tailEnergy(Box.FREE))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("periodic");
  }

  /** ∫_c^∞ g(r) dr with r = c/s. */
  private static double outside(double c, DoubleUnaryOperator g) {
    int n = 1000;
    double sum = 0;
    for (int k = 1; k <= n; k++) {
      double s = (double) k / n;
      double weight = k == n ? 1 : k % 2 == 1 ? 4 : 2; // the integrand vanishes at s = 0
      sum += weight * g.applyAsDouble(c / s) * c / (s * s);
    }
    return sum / (3 * n);
  }

  @Test
  void impossibleTablesAreRefused() {
    assertThatThrownBy(() -> LennardJonesTable.of(new double[] {1}, new double[] {0}))
        .hasMessageContaining("type 0")
        .hasMessageContaining("sigma 0.0");
    assertThatThrownBy(() -> LennardJonesTable.of(EPSILON, SIGMA).pair(0, 3, 1, 1))
        .hasMessageContaining("types 0 and 3, allowed are 0 to 2");
    assertThatThrownBy(() -> LennardJonesTable.of(EPSILON, SIGMA).build())
        .hasMessageContaining("types 0 and 0 have no cut-off");
    assertThatThrownBy(() -> LennardJonesTable.of(EPSILON, SIGMA).cutoff(Double.NaN))
        .hasMessageContaining("cut-off NaN");
    assertThatThrownBy(() -> LennardJonesTable.of(EPSILON, SIGMA).wca().tailCorrection().build())
        .hasMessageContaining("shifted");
    LennardJonesTable good = LennardJonesTable.of(EPSILON, SIGMA).cutoff(1).build();
    assertThatThrownBy(() -> new LennardJones(new int[] {3}, good, 0.1, ExcludedPairs.NONE))
        .hasMessageContaining("atom 0 has type 3, allowed are 0 to 2");
    assertThatThrownBy(() -> new ExcludedPairs(new int[] {2}, new int[] {2}))
        .hasMessageContaining("exclusion 0: atoms 2 and 2");
  }
}
