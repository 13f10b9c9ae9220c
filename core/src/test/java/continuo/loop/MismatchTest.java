package continuo.loop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import continuo.config.RunConfig;
import continuo.known.HarmonicNetwork;
import continuo.store.TableSchema;
import continuo.store.Tables;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The mismatch of predicted and measured force that a run writes. */
class MismatchTest {
  private static final int STEPS = 200;

  private static final String RING =
      """
      units = lj
      seed = 11
      system { type = harmonic-crystal, cells = [8, 1, 1], spacing = 1, mass = 1, stiffness = 1 }
      thermostat { temperature = 1, collision-rate = 2 }
      order-parameters { cutoff = 1.7, patches = 1 }
      ensemble { replicas = 4, lanes = 4 }
      burst { time-step = 0.3, sampling-steps = 1600, sample-every = 4, equilibration-steps = 100 }
      diffusion { memory = 10, tapers = 3 }
      langevin { time-step = 65, steps = %d, max-bond-change = 1000 }
      output { frames-every = 0, diffusion-every = 0 }
      """;

  /**
   * The force is linear and the bursts are much longer than its memory: what is left is the
   * sampling error of two states, so the mean square is 1. Functions without fluctuating force have
   * no error to measure a distance in.
   */
  @Test
  void inALinearForceItIsTheSamplingErrorAlone() {
    RunConfig config = Runs.config(RING.formatted(STEPS));
    Simulation simulation = Simulation.of(config, HarmonicNetwork.weaklyLinkedRing(8, 8).system());
    MemoryRunStore store = Runs.run(simulation);
    double[] mismatch = mismatch(store, Tables.THERMAL_FORCES);
    double[] se = store.column(Tables.THERMAL_FORCES, "se_raw_x");
    int m = simulation.basis().nFunctions();
    int noisy = 0;
    for (int a = 0; a < m; a++) {
      double square = 0;
      for (int k = 1; k <= STEPS; k++) {
        square += mismatch[k * m + a] * mismatch[k * m + a] / STEPS;
      }
      if (se[a] > 1e-6) {
        noisy++;
        // 3 · STEPS squares of normal numbers, of which neighbours share one of two terms, so that
        // their squares have the correlation 1/4.
        assertThat(Math.abs(square - 1)).isLessThan(4 * Math.sqrt(1.5 * 2 / (3.0 * STEPS)));
      } else {
        // The constant: nothing pulls on the ring as a whole.
        assertThat(square).isNaN();
      }
    }
    assertThat(noisy).isEqualTo(2);
    double[] overall = mismatch(store, Tables.STEPS);
    assertThat(overall).hasSize(STEPS + 1);
    assertThat(overall[0]).isNaN();
    double square = 0;
    for (int a = 0; a < m; a++) {
      square += se[a] > 1e-6 ? mismatch[7 * m + a] * mismatch[7 * m + a] / noisy : 0;
    }
    assertThat(overall[7]).isCloseTo(Math.sqrt(square), within(1e-12));
  }

  private static double[] mismatch(MemoryRunStore store, TableSchema schema) {
    return store.table(schema).stream()
        .flatMapToDouble(
            t ->
                IntStream.range(0, t.size())
                    .mapToDouble(
                        r ->
                            t.value(r, "mismatch") == null
                                ? Double.NaN
                                : (double) t.value(r, "mismatch")))
        .toArray();
  }
}
