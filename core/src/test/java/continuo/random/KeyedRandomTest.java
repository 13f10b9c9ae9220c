package continuo.random;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.HashSet;
import java.util.Set;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.core.source64.Philox4x64;
import org.junit.jupiter.api.Test;

class KeyedRandomTest {
  @Test
  void theSameKeyGivesTheSameNumbers() {
    double[] a = new double[100];
    double[] b = new double[100];
    KeyedRandom.fillGaussian(a, 1, Stream.ORDER_PARAMETERS, 2, 3);
    KeyedRandom.fillGaussian(b, 1, Stream.ORDER_PARAMETERS, 2, 3);
    assertThat(b).isEqualTo(a);
    UniformRandomProvider first = KeyedRandom.uniform(1, Stream.STRUCTURE, 2, 3);
    UniformRandomProvider second = KeyedRandom.uniform(1, Stream.STRUCTURE, 2, 3);
    for (int n = 0; n < 100; n++) {
      assertThat(second.nextLong()).isEqualTo(first.nextLong());
    }
  }

  @Test
  void everyFieldOfTheKeyChangesTheNumbers() {
    Set<Long> seen = new HashSet<>();
    int n = 0;
    for (long seed : new long[] {0, 1, -1, 1L << 63}) {
      for (Stream stream : Stream.values()) {
        for (long step : new long[] {0, 1, 2, 1L << 40}) {
          for (long index : new long[] {0, 1, 2, 1L << 62}) {
            UniformRandomProvider random = KeyedRandom.uniform(seed, stream, step, index);
            for (int k = 0; k < 8; k++) {
              seen.add(random.nextLong());
              n++;
            }
          }
        }
      }
    }
    assertThat(seen).hasSize(n);
  }

  @Test
  void theAddressIsTheCounterOfTheCipher() {
    UniformRandomProvider random = KeyedRandom.uniform(5, Stream.STRUCTURE, 6, 7);
    Philox4x64 philox = new Philox4x64(new long[] {5, Stream.STRUCTURE.ordinal(), 0, 0, 6, 7});
    for (int n = 0; n < 20; n++) {
      assertThat(random.nextLong()).isEqualTo(philox.nextLong());
    }
  }

  /**
   * 200,000 numbers of neighbouring keys: mean ± 1/√n, variance ± √(2/n), neighbours ± 1/√n; 4.5 of
   * these.
   */
  @Test
  void gaussiansOfNeighbouringKeysAreUnitNormalAndUncorrelated() {
    int keys = 2000;
    double[] previous = new double[100];
    KeyedRandom.fillGaussian(previous, 9, Stream.ORDER_PARAMETERS, 0, 0);
    double sum = 0;
    double sum2 = 0;
    double product = 0;
    for (int key = 1; key <= keys; key++) {
      double[] z = new double[100];
      KeyedRandom.fillGaussian(z, 9, Stream.ORDER_PARAMETERS, key / 50, key % 50);
      for (int k = 0; k < z.length; k++) {
        sum += z[k];
        sum2 += z[k] * z[k];
        product += z[k] * previous[k];
      }
      previous = z;
    }
    int n = keys * previous.length;
    assertThat(sum / n).isCloseTo(0, within(4.5 / Math.sqrt(n)));
    assertThat(sum2 / n).isCloseTo(1, within(4.5 * Math.sqrt(2.0 / n)));
    assertThat(product / n).isCloseTo(0, within(4.5 / Math.sqrt(n)));
  }
}
