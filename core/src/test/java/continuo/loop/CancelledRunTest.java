package continuo.loop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import continuo.burst.BurstRequest;
import continuo.burst.kernel.KernelProvider;
import continuo.estimate.EnsembleMoments;
import continuo.store.Tables;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Bursts that are given up cost what they measured, and nothing else. */
class CancelledRunTest {
  private static final String CRYSTAL =
      """
      seed = 5
      system { type = harmonic-crystal, cells = [3, 3, 3], spacing = "0.5 nm", mass = "100 amu",
        stiffness = "1000 kJ/mol/nm^2" }
      thermostat { temperature = "300 K", collision-rate = "20 1/ps" }
      order-parameters { cutoff = "4.5 1/nm" }
      ensemble { replicas = 4, lanes = 4, preparation-steps = 10 }
      burst { time-step = "20 fs", equilibration-steps = %s, sampling-steps = 80 }
      langevin { time-step = "1 ps", steps = 5, divergence = %s }
      diffusion.memory = 1
      output { checkpoint-every = 3 }
      """;

  private static Simulation crystal(String equilibration, String divergence) {
    return Simulation.of(Runs.config(CRYSTAL.formatted(equilibration, divergence)));
  }

  /**
   * With one burst a step, all states before the one given up are kept; a second burst of a step
   * leaves the regular checkpoint.
   */
  @ParameterizedTest
  @CsvSource({
    "off, 2, 2",
    "off, 3, 3",
    "off, 4, 4",
    "off, 5, 5",
    "midpoint, 4, 2",
    "midpoint, 5, 0",
    "midpoint, 7, 3"
  })
  void theStatesBeforeAreKeptAndTheRunGoesOnToTheSameBits(String divergence, int burst, int kept) {
    Simulation simulation = crystal("20", divergence);
    MemoryRunStore undisturbed = Runs.run(simulation);
    MemoryRunStore store = new MemoryRunStore();
    RunSummary summary;
    try (BurstRunner bursts = new CancelledAt(burst, inProcess(simulation))) {
      summary = new CoEvolution(simulation, bursts, store).run(step -> {}, () -> false);
    }

    assertThat(summary.nextStep()).isEqualTo(kept);
    assertThat(summary.isFinished()).isFalse();
    assertThat(store.table(Tables.STEPS)).hasSize(kept);

    Runs.run(simulation, store);
    for (String column : List.of("phi_x", "phi_y", "phi_z")) {
      assertThat(store.column(Tables.ORDER_PARAMETERS, column))
          .containsExactly(undisturbed.column(Tables.ORDER_PARAMETERS, column));
    }
  }

  @Test
  void aBurstOfHoursEndsAtOnce() throws InterruptedException {
    Simulation simulation = crystal("2000000000", "off");
    try (BurstRunner bursts = inProcess(simulation)) {
      bursts.prepare(Preparation.start(simulation));
      double[] before = bursts.firstReplica();
      CountDownLatch started = new CountDownLatch(1);
      Thread other =
          new Thread(
              () -> {
                try {
                  started.await();
                  bursts.cancel();
                } catch (InterruptedException e) {
                  Thread.currentThread().interrupt();
                }
              });
      other.start();
      started.countDown();
      BurstRequest hours = BurstRequest.at(0, new double[3 * simulation.basis().rank()], false);

      assertThatThrownBy(() -> bursts.run(hours)).isInstanceOf(CancellationException.class);
      assertThat(bursts.firstReplica()).containsExactly(before);
      other.join();
    }
  }

  private static BurstRunner inProcess(Simulation simulation) {
    return new InProcessRunner(
        simulation.context(),
        simulation.layout(),
        KernelProvider.fastest(simulation.config().ensemble().lanes()));
  }

  /** Cancels before a certain burst. */
  private static final class CancelledAt implements BurstRunner {
    private final BurstRunner runner;
    private int left;

    CancelledAt(int burst, BurstRunner runner) {
      this.left = burst;
      this.runner = runner;
    }

    @Override
    public List<String> prepare(double[] positions) {
      return runner.prepare(positions);
    }

    @Override
    public void load(BlockSource source) {
      runner.load(source);
    }

    @Override
    public EnsembleMoments run(BurstRequest request) {
      if (left-- == 0) {
        runner.cancel();
      }
      return runner.run(request);
    }

    @Override
    public void keep() {
      runner.keep();
    }

    @Override
    public void restore() {
      runner.restore();
    }

    @Override
    public void save(BlockSink sink, BlockSource source) {
      runner.save(sink, source);
    }

    @Override
    public void cancel() {
      runner.cancel();
    }

    @Override
    public double[] firstReplica() {
      return runner.firstReplica();
    }

    @Override
    public void close() {
      runner.close();
    }
  }
}
