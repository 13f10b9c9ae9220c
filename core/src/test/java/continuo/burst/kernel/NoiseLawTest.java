package continuo.burst.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.apache.commons.math3.distribution.NormalDistribution;
import org.junit.jupiter.api.Test;

/** Exact moments and shape of the noise law, summed over its 382 values. */
class NoiseLawTest {

  /** ξ of a sum of three fields, 0…381, from the polynomial alone. */
  static double value(int sum) {
    double t = (sum - 190.5) / 512;
    double z = t * t;
    return t * (NoiseLaw.C1 + z * (NoiseLaw.C3 + z * (NoiseLaw.C5 + z * NoiseLaw.C7)));
  }

  /** Probability of each value, in ascending order: how many of the 2²¹ triples have the sum. */
  static NavigableMap<Double, Double> law() {
    long[] triples = new long[382];
    for (int a = 0; a < 128; a++) {
      for (int b = 0; b < 128; b++) {
        for (int c = 0; c < 128; c++) {
          triples[a + b + c]++;
        }
      }
    }
    NavigableMap<Double, Double> law = new TreeMap<>();
    for (int sum = 0; sum < triples.length; sum++) {
      law.put(NoiseLaw.normal(sum, NoiseLaw.TO_TOP_X), triples[sum] * 0x1p-21);
    }
    return law;
  }

  private static double moment(int order) {
    return law().entrySet().stream()
        .mapToDouble(e -> e.getValue() * Math.pow(e.getKey(), order))
        .sum();
  }

  @Test
  void theFirstNineMomentsAreThoseOfTheUnitNormalLaw() {
    double[] normal = {1, 0, 1, 0, 3, 0, 15, 0, 105, 0};
    for (int order = 0; order < normal.length; order++) {
      // Sums of 382 rounded terms: relative to the largest, as odd moments cancel.
      assertThat(moment(order))
          .as("moment %d", order)
          .isCloseTo(normal[order], within(1e-13 * Math.max(1, normal[order & ~1])));
    }
  }

  @Test
  void itIsAsCloseToTheNormalLawAsItsDescriptionSays() {
    NavigableMap<Double, Double> law = law();
    assertThat(law).hasSize(382);
    assertThat(law.lastKey()).isCloseTo(4.394, within(5e-4));
    assertThat(law.firstKey()).isEqualTo(-law.lastKey());
    assertThat(moment(10) / 945).isCloseTo(0.986, within(5e-4));
    NormalDistribution normal = new NormalDistribution();
    double below = 0;
    double worst = 0;
    for (Map.Entry<Double, Double> value : law.entrySet()) {
      Double next = law.higherKey(value.getKey());
      below += value.getValue();
      if (next != null) {
        double middle = 0.5 * (value.getKey() + next);
        worst = Math.max(worst, Math.abs(below - normal.cumulativeProbability(middle)));
      }
    }
    assertThat(worst).isCloseTo(1.2e-3, within(5e-5));
  }

  @Test
  void theThreeNumbersOfAWordComeFromDifferentFields() {
    long word = 0x0123456789ABCDEFL;
    long sums = NoiseLaw.sums(word);
    int[] toTop = {NoiseLaw.TO_TOP_X, NoiseLaw.TO_TOP_Y, NoiseLaw.TO_TOP_Z};
    for (int axis = 0; axis < 3; axis++) {
      int sum = 0;
      for (int field = 3 * axis; field < 3 * axis + 3; field++) {
        sum += (int) (word >>> (7 * field)) & 127;
      }
      assertThat(NoiseLaw.normal(sums, toTop[axis])).isCloseTo(value(sum), within(1e-15));
    }
  }
}
