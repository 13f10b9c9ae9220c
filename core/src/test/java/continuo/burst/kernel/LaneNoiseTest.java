package continuo.burst.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import continuo.random.Stream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import org.apache.commons.rng.core.source64.XoShiRo256PlusPlus;
import org.junit.jupiter.api.Test;

/**
 * Law, independence and addressing of the noise. Statistical bounds allow 4.5 standard errors (risk
 * 7e-6 each, about 100 comparisons in all); the seeds are fixed.
 */
class LaneNoiseTest {
  private static final int LANES = 8;
  private static final double SIGMAS = 4.5;

  /** Numbers of n atoms, three each. */
  private static double[] draws(int n, long seed, Stream stream, long step, long replica) {
    LaneNoise noise = KernelProvider.fastest(LANES).noise(LANES);
    noise.restart(seed, stream, step, replica);
    double[] out = new double[3 * n * LANES];
    noise.fill(out, n);
    return out;
  }

  private static double[] draws(int n, long seed) {
    return draws(n, seed, Stream.THERMOSTAT, 0, 0);
  }

  private static double[] lane(double[] out, int lane) {
    double[] z = new double[out.length / LANES];
    Arrays.setAll(z, k -> out[k * LANES + lane]);
    return z;
  }

  /**
   * The 382 values of the law with their exact probabilities, each axis by itself; values expected
   * fewer than five times are thrown together. χ² has mean c − 1 and standard deviation √(2(c − 1))
   * for c cells. Both tails are bounded because numbers that are too even are wrong as well.
   */
  @Test
  void everyValueComesAsOftenAsTheLawSaysOnEveryAxis() {
    double[] z = draws(500_000, 2);
    NavigableMap<Double, Double> law = NoiseLawTest.law();
    for (int axis = 0; axis < 3; axis++) {
      Map<Double, Integer> counts = new HashMap<>();
      int n = 0;
      for (int c = axis; c < z.length / LANES; c += 3) {
        for (int l = 0; l < LANES; l++) {
          counts.merge(z[c * LANES + l], 1, Integer::sum);
          n++;
        }
      }
      assertThat(law.keySet()).containsAll(counts.keySet());
      double chi2 = 0;
      int cells = 1;
      double rareCount = 0;
      double rareExpected = 0;
      for (Map.Entry<Double, Double> value : law.entrySet()) {
        double expected = n * value.getValue();
        double count = counts.getOrDefault(value.getKey(), 0);
        if (expected < 5) {
          rareCount += count;
          rareExpected += expected;
        } else {
          chi2 += (count - expected) * (count - expected) / expected;
          cells++;
        }
      }
      chi2 += (rareCount - rareExpected) * (rareCount - rareExpected) / rareExpected;
      assertThat(chi2)
          .as("axis %d", axis)
          .isCloseTo(cells - 1, within(SIGMAS * Math.sqrt(2.0 * (cells - 1))));
    }
  }

  @Test
  void lanesAreUncorrelated() {
    double[] out = draws(33_000, 4);
    for (int a = 0; a < LANES; a++) {
      for (int b = 0; b < a; b++) {
        assertUncorrelated(lane(out, a), lane(out, b), "lanes " + a + " and " + b);
      }
    }
  }

  @Test
  void successiveDrawsAreUncorrelatedInValueAndSize() {
    double[] z = lane(draws(133_000, 5), 3);
    for (int lag = 1; lag <= 8; lag++) {
      double[] early = Arrays.copyOf(z, z.length - lag);
      double[] late = Arrays.copyOfRange(z, lag, z.length);
      assertUncorrelated(early, late, "lag " + lag);
    }
  }

  /** Keys that differ in one field, by one or in one high bit. */
  @Test
  void neighbouringKeysGiveUncorrelatedNumbers() {
    int n = 7_000;
    double[] base = draws(n, 6, Stream.THERMOSTAT, 40, 800);
    assertUncorrelated(base, draws(n, 7, Stream.THERMOSTAT, 40, 800), "seed");
    assertUncorrelated(base, draws(n, 6 ^ Long.MIN_VALUE, Stream.THERMOSTAT, 40, 800), "seed bit");
    assertUncorrelated(base, draws(n, 6, Stream.VELOCITIES, 40, 800), "stream");
    assertUncorrelated(base, draws(n, 6, Stream.THERMOSTAT, 41, 800), "step");
    assertUncorrelated(base, draws(n, 6, Stream.THERMOSTAT, 40 ^ (1L << 60), 800), "step bit");
    assertUncorrelated(base, draws(n, 6, Stream.THERMOSTAT, 40, 800 + LANES), "replica");
    assertUncorrelated(base, draws(n, 6, Stream.THERMOSTAT, 40, 800 ^ (1L << 50)), "replica bit");
    assertUncorrelated(base, draws(n, 40, Stream.THERMOSTAT, 6, 800), "seed and step exchanged");
  }

  /** The first numbers of each of many neighbouring keys: again of zero mean and unit variance. */
  @Test
  void firstDrawsOfNeighbouringKeysAreThemselvesRandom() {
    Set<List<Double>> seen = new HashSet<>();
    double sum = 0;
    double sum2 = 0;
    int n = 0;
    LaneNoise noise = KernelProvider.plain().noise(LANES);
    double[] out = new double[6 * LANES];
    for (int seed = 0; seed < 10; seed++) {
      for (Stream stream : Stream.values()) {
        for (int step = 0; step < 20; step++) {
          for (int block = 0; block < 10; block++) {
            noise.restart(seed, stream, step, (long) block * LANES);
            noise.fill(out, 2);
            for (int l = 0; l < LANES; l++) {
              List<Double> six = new ArrayList<>();
              for (int c = 0; c < 6; c++) {
                double z = out[c * LANES + l];
                six.add(z);
                sum += z;
                sum2 += z * z;
              }
              seen.add(six);
              n++;
            }
          }
        }
      }
    }
    assertThat(seen).hasSize(n);
    int numbers = 6 * n;
    assertThat(sum / numbers).isCloseTo(0, within(SIGMAS / Math.sqrt(numbers)));
    assertThat(sum2 / numbers).isCloseTo(1, within(SIGMAS * Math.sqrt(2.0 / numbers)));
  }

  @Test
  void aReplicaHasItsNumbersInWhicheverLaneAndBlockItRuns() {
    double[] wide = draws(77, 8, Stream.THERMOSTAT, 3, 16);
    for (int l = 0; l < LANES; l++) {
      LaneNoise narrow = KernelProvider.plain().noise(1);
      narrow.restart(8, Stream.THERMOSTAT, 3, 16 + l);
      double[] z = new double[3 * 77];
      narrow.fill(z, 77);
      Bits.assertSame(z, lane(wide, l));
    }
  }

  @Test
  void theSequenceDoesNotDependOnHowItIsCutIntoCalls() {
    double[] whole = draws(1000, 9);
    for (Kernels kernels : new Kernels[] {KernelProvider.plain(), KernelProvider.fastest(LANES)}) {
      LaneNoise noise = kernels.noise(LANES);
      noise.restart(9, Stream.THERMOSTAT, 0, 0);
      int at = 0;
      int[] cuts = {1, 1, 2, 3, 0, 5, 64, 65, 63, 127, 1, 400, 268};
      for (int cut : cuts) {
        double[] part = new double[3 * cut * LANES];
        noise.fill(part, cut);
        Bits.assertSame(part, Arrays.copyOfRange(whole, at, at + part.length));
        at += part.length;
      }
      assertThat(at).isEqualTo(whole.length);
    }
  }

  @Test
  void restartForgetsWhatWasDrawn() {
    LaneNoise noise = KernelProvider.fastest(LANES).noise(LANES);
    noise.fill(new double[3 * LANES], 1);
    noise.restart(9, Stream.THERMOSTAT, 0, 0);
    double[] out = new double[30 * LANES];
    noise.fill(out, 10);
    Bits.assertSame(out, draws(10, 9));
  }

  /** An independent generator from the same state, and the law written out field by field. */
  @Test
  void theNumbersAreTheLawOfFieldsOfXoshiro256PlusPlus() {
    long[][] state = new long[4][LANES];
    NoiseKey.seed(state, LANES, 10, Stream.STRUCTURE, 5, 60);
    double[] out = draws(700, 10, Stream.STRUCTURE, 5, 60);
    for (int l = 0; l < LANES; l++) {
      XoShiRo256PlusPlus generator =
          new XoShiRo256PlusPlus(state[0][l], state[1][l], state[2][l], state[3][l]);
      for (int i = 0; i < 700; i++) {
        long word = generator.nextLong();
        for (int axis = 0; axis < 3; axis++) {
          int sum = 0;
          for (int field = 0; field < 3; field++) {
            sum += (int) (word >>> (21 * axis + 7 * field)) & 127;
          }
          assertThat(out[(3 * i + axis) * LANES + l])
              .isCloseTo(NoiseLawTest.value(sum), within(1e-15));
        }
      }
    }
  }

  /**
   * Says "unchanged", not "right": recorded from the plain kernel of this class when the generator
   * was written. A change here changes the results of every run.
   */
  @Test
  void theNumbersOfAKeyAreUnchanged() {
    double[] out = draws(1, 20_250_101, Stream.VELOCITIES, 12, 34);
    Bits.assertSame(
        lane(out, 0),
        new double[] {0x1.355466b8af3bdp1, -0x1.b0446cb95729ap0, 0x1.1a0462e2266bcp0});
    Bits.assertSame(
        lane(out, 7),
        new double[] {-0x1.046babe7cfa1ep-1, -0x1.99dd6fc99803p-1, -0x1.d2f11b90741dbp0});
  }

  @Test
  void anArrayThatIsTooShortIsRefused() {
    assertThatThrownBy(() -> KernelProvider.plain().noise(3).fill(new double[26], 3))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Invalid noise array: 26 numbers for 3 atoms in 3 lanes");
  }

  /**
   * Correlation of values and of squares: standard errors 1/√n, for squares of variance 2 as well.
   */
  private static void assertUncorrelated(double[] a, double[] b, String what) {
    double values = 0;
    double squares = 0;
    for (int k = 0; k < a.length; k++) {
      values += a[k] * b[k];
      squares += 0.5 * (a[k] * a[k] - 1) * (b[k] * b[k] - 1);
    }
    double allowed = SIGMAS / Math.sqrt(a.length);
    assertThat(values / a.length).as(what).isCloseTo(0, within(allowed));
    assertThat(squares / a.length).as(what + ", squares").isCloseTo(0, within(allowed));
  }
}
