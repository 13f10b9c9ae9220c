package continuo.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import continuo.config.ConfigLoader;
import continuo.loop.Simulation;
import org.junit.jupiter.api.Test;

class ScaleModelTest {
  /** Eight blocks of one second, two patches, half a second of driver; the rest is round too. */
  private static final ScaleModel MODEL =
      new ScaleModel(new StepParts(8, 2, 30, 1, 100, 0.01, 200, 0.5, 1000), 0.1, 0.001, 1e4);

  @Test
  void everyPartIsTheSumOfItsTerms() {
    ScaleModel.Step one = MODEL.on(1);
    assertThat(one.burst()).isEqualTo(8);
    assertThat(one.shuffle()).isCloseTo(8 * (0.01 + 0.01), within(1e-15));
    assertThat(one.engine()).isCloseTo(0.1 + 10 * 0.001, within(1e-15));
    assertThat(one.driver()).isCloseTo(0.02 + 0.5, within(1e-15));
    assertThat(one.total())
        .isCloseTo(one.burst() + one.shuffle() + one.engine() + one.driver(), within(1e-14));
  }

  @Test
  void burstsGoInWholeRoundsAndAddingStopsAtThePatches() {
    assertThat(MODEL.on(3).burst()).isEqualTo(3);
    assertThat(MODEL.on(4).burst()).isEqualTo(2);
    assertThat(MODEL.on(100).burst()).isEqualTo(1);
    assertThat(MODEL.on(2).shuffle()).isEqualTo(MODEL.on(100).shuffle());
    assertThat(MODEL.on(100).driver()).isEqualTo(MODEL.on(1).driver());
  }

  @Test
  void theBalanceIsWhereBurstsFallBelowHalf() {
    // On 8 cores: 1 s of bursts against 0.08 + 0.11 + 0.52 s; never below half.
    assertThat(MODEL.balance()).isEqualTo(8);
    ScaleModel heavy =
        new ScaleModel(new StepParts(8, 2, 30, 1, 100, 0.01, 200, 2.5, 1000), 0.1, 0.001, 1e4);
    int balance = heavy.balance();
    assertThat(heavy.on(balance).burst()).isLessThanOrEqualTo(0.5 * heavy.on(balance).total());
    assertThat(heavy.on(balance - 1).burst()).isGreaterThan(0.5 * heavy.on(balance - 1).total());
  }

  @Test
  void coresDoubleUpToOneABlock() {
    assertThat(ScaleModel.doubling(8)).containsExactly(1, 2, 4, 8);
    assertThat(ScaleModel.doubling(6)).containsExactly(1, 2, 4, 6);
    assertThat(ScaleModel.doubling(1)).containsExactly(1);
    assertThatThrownBy(() -> MODEL.on(0)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void thePartsOfARealStepAreMeasuredAndCounted() {
    StepParts parts =
        StepParts.measure(
            Simulation.of(
                ConfigLoader.parse(
                    """
                    system { type = harmonic-crystal, cells = [16, 1, 1], mass = "100 amu",
                      spacing = "0.5 nm", stiffness = "1000 kJ/mol/nm^2" }
                    thermostat { temperature = "300 K", collision-rate = "20 1/ps" }
                    order-parameters { cutoff = "1.6 1/nm", patches = 1 }
                    ensemble { replicas = 16, lanes = 8, preparation-steps = 10 }
                    burst { time-step = "20 fs", equilibration-steps = 10, sampling-steps = 80 }
                    langevin { time-step = "2 ps", steps = 1 }
                    """,
                    "test.conf",
                    java.nio.file.Path.of("."))));
    assertThat(parts.blocks()).isEqualTo(2);
    assertThat(parts.patches()).isEqualTo(1);
    // The constant, and cosine and sine of |n| = 1, 2.
    assertThat(parts.coordinates()).isEqualTo(3 * 5);
    assertThat(parts.stateBytes()).isEqualTo(8.0 * 2 * 3 * 16 * 8);
    // At least a vector of each of the eight replicas but one, and a force itself; less than the
    // matrix that is their sum, which the driver gets.
    assertThat(parts.partialBytes()).isGreaterThan(8.0 * (7 * 15 + 15));
    assertThat(parts.sumBytes()).isGreaterThan(8.0 * (15 * 15 + 15));
    assertThat(parts.burstSeconds()).isPositive();
    assertThat(parts.driverSeconds()).isPositive();
  }
}
