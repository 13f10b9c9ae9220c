package continuo.loop;

import static org.assertj.core.api.Assertions.assertThat;

import continuo.estimate.Verdict;
import continuo.store.TableRows;
import continuo.store.Tables;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Verdicts of real short runs. */
class VerdictRunTest {
  private static final String CRYSTAL =
      """
      units = lj
      seed = 5
      system { type = harmonic-crystal, cells = [32, 1, 1], spacing = 1, mass = 1, stiffness = 1,
        disorder = %s }
      thermostat { temperature = 0.01, collision-rate = %s }
      order-parameters { cutoff = 0.5, patches = 1 }
      ensemble { replicas = 8, lanes = 8 }
      burst { time-step = 0.2, sampling-steps = 1600, sample-every = 8, equilibration-steps = 80 }
      diffusion { memory = 5 }
      langevin { time-step = 10, steps = 3, max-bond-change = 1 }
      output { checkpoint-every = 100 }
      """;

  private static List<String> verdicts(MemoryRunStore store, boolean ofModes) {
    return store.table(ofModes ? Tables.THERMAL_FORCES : Tables.STEPS).stream()
        .flatMap(
            (TableRows rows) ->
                IntStream.range(0, rows.size()).mapToObj(r -> (String) rows.value(r, "verdict")))
        .toList();
  }

  @Test
  void aDampedCrystalIsToBeTrusted() {
    MemoryRunStore store = new MemoryRunStore();
    RunSummary summary = Runs.run(Simulation.of(Runs.config(CRYSTAL.formatted("0", "2"))), store);
    assertThat(summary.verdicts().run())
        .as(summary.verdicts().firstReason(Verdict.DOUBTFUL))
        .isEqualTo(Verdict.TRUST);
    assertThat(verdicts(store, true)).hasSize(20).containsOnly("trust");
    assertThat(verdicts(store, false)).hasSize(4).containsOnly("trust");
  }

  /** Undamped, and damped too little to matter; with equal and with different springs. */
  @ParameterizedTest
  @CsvSource({"0, 0", "0, 0.3", "1e-6, 0.3", "0.01, 0.3", "0.01, 0"})
  void anUndampedNetworkInVacuumIsInvalid(String collisionRate, String disorder) {
    MemoryRunStore store = new MemoryRunStore();
    RunSummary summary =
        Runs.run(Simulation.of(Runs.config(CRYSTAL.formatted(disorder, collisionRate))), store);
    assertThat(summary.verdicts().run()).isEqualTo(Verdict.INVALID);
    assertThat(summary.verdicts().states(Verdict.INVALID)).isEqualTo(4);
    assertThat(summary.verdicts().firstReason(Verdict.INVALID))
        .matches("(gap|plateau) .* of mode .*");
    assertThat(verdicts(store, true)).contains("invalid");
    assertThat(verdicts(store, false)).containsOnly("invalid");
  }
}
