package continuo.validate;

import continuo.known.Coverage;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** How often the error bars of the ladder cover the known answer. */
class ErrorBarsTest {
  private static final int REPETITIONS = 400;

  @Test
  void theScatterOfAMeanCovers() {
    Coverage coverage = new Coverage("mean of 8", 7);
    Random random = new Random(1);
    for (int repetition = 0; repetition < REPETITIONS; repetition++) {
      Mean mean = new Mean();
      for (int k = 0; k < 8; k++) {
        mean.add(3 + 2 * random.nextGaussian());
      }
      coverage.add(mean.value(), 3, mean.error());
    }
    coverage.assertCovers();
  }

  /** Energies of three coordinates in a well at kT = 1 and 1.25. */
  @Test
  void theSlopeBetweenTwoTemperaturesCovers() {
    int freedom = 100_000;
    Coverage coverage = new Coverage("slope of ln P1/P2", freedom);
    Random random = new Random(2);
    for (int repetition = 0; repetition < REPETITIONS; repetition++) {
      TwoTemperatures both = new TwoTemperatures(energies(random, 1), energies(random, 1.25));
      coverage.add(both.slope(), -(1 - 1 / 1.25), both.error());
    }
    coverage.assertCovers();
  }

  private static double[] energies(Random random, double kT) {
    double[] energies = new double[1500];
    Arrays.setAll(
        energies,
        k -> {
          double x = random.nextGaussian();
          double y = random.nextGaussian();
          double z = random.nextGaussian();
          return 0.5 * kT * (x * x + y * y + z * z);
        });
    return energies;
  }
}
