package continuo.loop;

import static org.assertj.core.api.Assertions.assertThat;

import continuo.store.TableRows;
import continuo.store.Tables;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Runs of the whole loop whose time step follows the mismatch of the force. */
class AdaptiveStepTest {
  private static final int BATCHES = 40;

  /** Longest step: the law is looked at at its multiples, which no shorter step passes over. */
  private static final double PERIOD = 8;

  /** (r − 3)²: 0 on the barrier, 1 in the wells. */
  private static double square(double r) {
    return (r - 3) * (r - 3);
  }

  /** (mean − Boltzmann's mean) over the standard error from batches. */
  private static double z(double[][] lengths, DoubleUnaryOperator f) {
    int burnIn = lengths.length / 20;
    int length = (lengths.length - burnIn) / BATCHES;
    double mean = 0;
    double squares = 0;
    for (int b = 0; b < BATCHES; b++) {
      double batch = 0;
      for (int t = 0; t < length; t++) {
        batch += f.applyAsDouble(lengths[burnIn + b * length + t][0]) / length;
      }
      mean += batch / BATCHES;
      squares += batch * batch / BATCHES;
    }
    double error = Math.sqrt((squares - mean * mean) / (BATCHES - 1));
    return (mean - BondedPairs.boltzmann(f)) / error;
  }

  @Test
  void theLawOfADoubleWellIsBoltzmannsAlthoughLongStepsBreakIt() {
    Simulation simulation =
        BondedPairs.of(
            "time-step = 1, steps = 24000, adaptive-step { enabled = true, min = 0.0625, max = 8, tolerance = 0.05 }",
            100_000);
    MemoryRunStore store = Runs.run(simulation);
    double[] dt = store.column(Tables.STEPS, "dt");
    double[] time = store.column(Tables.STEPS, "time");
    assertThat(Arrays.stream(dt).min().orElseThrow()).isLessThanOrEqualTo(0.5);
    assertThat(Arrays.stream(dt).max().orElseThrow()).isEqualTo(PERIOD);
    assertThat(Arrays.stream(store.column(Tables.STEPS, "rejected")).sum()).isGreaterThan(500);
    for (int s = 1; s < dt.length; s++) {
      assertThat(time[s]).isEqualTo(time[s - 1] + dt[s]);
    }
    double[][] lengths = BondedPairs.lengths(store, simulation, PERIOD);
    double second = z(lengths, AdaptiveStepTest::square);
    double fourth = z(lengths, r -> square(r) * square(r));
    double barrier = z(lengths, r -> Math.abs(r - 3) < 0.5 ? 1 : 0);
    assertThat(List.of(second, fourth, barrier)).allMatch(z -> Math.abs(z) < 4);

    Simulation tooLong = BondedPairs.of("time-step = 16, steps = 6000", 100_000);
    double wrong =
        z(BondedPairs.lengths(Runs.run(tooLong), tooLong, PERIOD), r -> square(r) * square(r));
    assertThat(wrong).isGreaterThan(4);
  }

  private static Simulation body(String divergence, int forceMemory, int steps) {
    return Simulation.of(
        Runs.config(
            CoEvolutionTest.PAIR
                    .formatted("natural", forceMemory, "1.6 ps", steps)
                    .replace(
                        "langevin {",
                        "langevin { adaptive-step { enabled = true, min = 0.1 ps, max = 3.2 ps, tolerance = 0.004 }, divergence = "
                            + divergence
                            + ",")
                + "diffusion.memory = "
                + (divergence.equals("midpoint") ? 1 : 10)));
  }

  /** Stopped after every state, so that each step is measured, and taken back, by another run. */
  private static MemoryRunStore inParts(Simulation simulation) {
    MemoryRunStore parts = new MemoryRunStore();
    RunSummary summary;
    do {
      try (BurstRunner bursts =
          new InProcessRunner(simulation.context(), simulation.layout(), simulation.kernels())) {
        summary = new CoEvolution(simulation, bursts, parts).run(step -> {}, () -> true);
      }
      assertThat(summary.steps()).isEqualTo(1);
    } while (!summary.isFinished());
    return parts;
  }

  private static void assertSame(MemoryRunStore parts, MemoryRunStore whole) {
    for (String column : new String[] {"phi_x", "phi_y", "phi_z", "time"}) {
      assertThat(parts.column(Tables.ORDER_PARAMETERS, column))
          .containsExactly(whole.column(Tables.ORDER_PARAMETERS, column));
    }
    for (String column : new String[] {"dt", "rejected", "burst_steps", "potential_energy"}) {
      assertThat(parts.column(Tables.STEPS, column))
          .containsExactly(whole.column(Tables.STEPS, column));
    }
    assertThat(parts.column(Tables.FRAMES, "z")).containsExactly(whole.column(Tables.FRAMES, "z"));
  }

  @ParameterizedTest
  @CsvSource({"off, 1", "off, 8", "midpoint, 1"})
  void aBodyThatIsStoppedAtEveryStateHasTheRowsOfAnUninterruptedRun(
      String divergence, int forceMemory) {
    Simulation simulation = body(divergence, forceMemory, 8);
    MemoryRunStore whole = Runs.run(simulation);
    assertThat(whole.column(Tables.STEPS, "rejected")[1]).isGreaterThan(0);
    assertSame(inParts(simulation), whole);
  }

  @Test
  void aPairThatIsStoppedAtEveryStateHasTheRowsOfAnUninterruptedRun() {
    Simulation simulation =
        BondedPairs.of(
            "time-step = 8, steps = 120, adaptive-step { enabled = true, min = 0.0625, max = 8, tolerance = 0.05 }",
            100_000);
    MemoryRunStore whole = Runs.run(simulation);
    assertThat(Arrays.stream(whole.column(Tables.STEPS, "rejected")).sum()).isGreaterThan(5);
    assertSame(inParts(simulation), whole);
  }

  @Test
  void theWorkOfStepsThatAreTakenBackIsCounted() {
    MemoryRunStore store = Runs.run(body("off", 1, 12));
    double[] rejected = store.column(Tables.STEPS, "rejected");
    double[] work = store.column(Tables.STEPS, "burst_steps");
    double[] rounds = store.column(Tables.STEPS, "rounds");
    for (int s = 0; s < work.length; s++) {
      // Of every burst there are 80 steps, of the first one at a state 20 to settle.
      assertThat(work[s])
          .isGreaterThanOrEqualTo(80 * (rounds[s] + rejected[s]) + 20 * (1 + rejected[s]));
    }
  }

  @Test
  void aStepThatMayNotBeShortenedIsTakenAndDoubtful() {
    MemoryRunStore store =
        Runs.run(
            BondedPairs.of(
                "time-step = 4, steps = 40, adaptive-step { enabled = true, min = 4, max = 8, tolerance = 1e-6 }",
                10));
    assertThat(store.column(Tables.STEPS, "dt")).containsOnly(4);
    TableRows last = store.table(Tables.STEPS).get(40);
    assertThat(last.value(0, "verdict")).isEqualTo("doubtful");
    assertThat((String) last.value(0, "verdict_reason"))
        .matches(".*mismatch .* times the random force at the shortest time step");
  }
}
