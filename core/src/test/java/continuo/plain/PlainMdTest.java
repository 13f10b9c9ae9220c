package continuo.plain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import continuo.config.ConfigLoader;
import continuo.error.InputException;
import continuo.loop.Simulation;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class PlainMdTest {
  private static final String BODY =
      """
      seed = 7
      system {
        type = superlattice
        cells = [2, 2, 1]
        lattice-constant = "1.1 nm"
        particle { spacing = "0.3 nm", atom-mass = "100 amu", bond-stiffness = "10000 kJ/mol/nm^2" }
        link { barrier = "4 kJ/mol", tilt = "18 kJ/mol" }
        repulsion { epsilon = "0 kJ/mol" }
      }
      thermostat { temperature = "300 K", collision-rate = "%s 1/ps" }
      order-parameters { cutoff = "4 1/nm", box-scale = 1.4, patches = 1 }
      ensemble { replicas = 8, lanes = %d, preparation-steps = 100 }
      burst { time-step = "%s fs" }
      langevin { time-step = "1 ps", steps = 10 }
      """;

  private static Simulation simulation(String rate, int lanes, String timeStep) {
    return Simulation.of(
        ConfigLoader.parse(BODY.formatted(rate, lanes, timeStep), "test.conf", Path.of("")));
  }

  @Test
  void kineticEnergyIsThatOfTheHeatBath() {
    Simulation simulation = simulation("20", 8, "5");
    List<List<MdSample>> samples = PlainMd.run(simulation, new PlainMdPlan(8, 4000, 200, 1000));
    double[] means =
        samples.stream()
            .mapToDouble(r -> r.stream().mapToDouble(MdSample::kinetic).average().orElseThrow())
            .toArray();
    double mean = 0;
    for (double m : means) {
      mean += m / means.length;
    }
    // 3N/2 kT (1 − ⟨(ωΔt)²⟩/4); samples are 1 ps apart, 20 times the memory of the velocities.
    int n = simulation.basis().nAtoms();
    double kT = simulation.config().kT();
    double expected = 1.5 * n * kT;
    double error = expected * Math.sqrt(2.0 / (3 * n * 8 * 21));
    double spring = 10000 * 12 / 100.0;
    double shift = expected * spring * 0.005 * 0.005 / 4;
    assertThat(mean).isLessThan(expected + 4 * error).isGreaterThan(expected - shift - 4 * error);
  }

  @Test
  void aReplicaDoesNotDependOnTheLanesBesideIt() {
    PlainMdPlan plan = new PlainMdPlan(8, 40, 20, 10);
    List<List<MdSample>> eight = PlainMd.run(simulation("20", 8, "10"), plan);
    List<List<MdSample>> four = PlainMd.run(simulation("20", 4, "10"), plan);
    for (int r = 0; r < 8; r++) {
      for (int k = 0; k < plan.samples(); k++) {
        assertThat(four.get(r).get(k).q()).isEqualTo(eight.get(r).get(k).q());
        assertThat(four.get(r).get(k).potential()).isEqualTo(eight.get(r).get(k).potential());
      }
    }
  }

  @Test
  void withoutABathTheEnergyKeepsWithAnErrorOfSecondOrder() {
    EnergyDrift coarse = drift("4", 1000);
    EnergyDrift fine = drift("2", 2000);
    assertThat(Math.abs(coarse.drift())).isLessThan(4 * coarse.error());
    assertThat(Math.abs(fine.drift())).isLessThan(4 * fine.error());
    // Δt² with a relative correction of the next order, (ωΔt)²/4 < 0.02 for the stiffest bond.
    assertThat(coarse.fluctuation() / fine.fluctuation()).isCloseTo(4, within(0.6));
  }

  private static EnergyDrift drift(String timeStep, int steps) {
    Simulation simulation = simulation("0", 8, timeStep);
    return EnergyDrift.of(
        PlainMd.run(simulation, new PlainMdPlan(8, steps, 1, 0)), simulation.basis().nAtoms());
  }

  @Test
  void aPlanThatCannotBeIsRefused() {
    assertThatThrownBy(() -> new PlainMdPlan(1, 15, 10, 0))
        .isInstanceOf(InputException.class)
        .hasMessage("Invalid --steps 15: must be a positive multiple of --sample-every (10)");
  }
}
