package continuo.plain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import continuo.known.Coverage;
import continuo.known.Matrices;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Lines of energy with independent noise at every sample. */
class EnergyDriftTest {
  private static final int SAMPLES = 25;
  private static final int ATOMS = 10;

  private static List<List<MdSample>> lines(long seed, int replicas, double slope, double noise) {
    double[] random = Matrices.normal(seed, replicas * SAMPLES);
    List<List<MdSample>> all = new ArrayList<>();
    for (int r = 0; r < replicas; r++) {
      List<MdSample> samples = new ArrayList<>();
      for (int k = 0; k < SAMPLES; k++) {
        double energy = 100 * r + slope * k + noise * random[r * SAMPLES + k];
        samples.add(new MdSample(k, energy / 3, 2 * energy / 3, 0, 0, new double[0]));
      }
      all.add(samples);
    }
    return all;
  }

  @Test
  void aLineHasItsSlopePerAtomAndNoFluctuation() {
    EnergyDrift drift = EnergyDrift.of(lines(1, 3, 0.5, 0), ATOMS);
    assertThat(drift.drift()).isCloseTo(0.05, within(1e-12));
    assertThat(drift.error()).isCloseTo(0, within(1e-12));
    assertThat(drift.fluctuation()).isCloseTo(0, within(1e-6));
  }

  @Test
  void theStandardErrorCovers() {
    Coverage coverage = new Coverage("drift of the energy", 7);
    double fluctuation = 0;
    int repetitions = 400;
    for (int repetition = 0; repetition < repetitions; repetition++) {
      EnergyDrift drift = EnergyDrift.of(lines(100 + repetition, 8, 0.5, 2), ATOMS);
      coverage.add(drift.drift(), 0.05, drift.error());
      fluctuation += Math.pow(drift.fluctuation(), 2) / repetitions;
    }
    coverage.assertCovers();
    // Residuals of a line with n − 2 degrees of freedom: σ² unbiased; 400 × 8 × 23 of them.
    double exact = Math.pow(2.0 / ATOMS, 2);
    assertThat(fluctuation)
        .isCloseTo(exact, within(4 * exact * Math.sqrt(2.0 / (repetitions * 8 * (SAMPLES - 2)))));
  }
}
