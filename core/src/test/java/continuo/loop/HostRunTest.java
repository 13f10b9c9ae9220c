package continuo.loop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import continuo.store.Tables;
import continuo.structure.Composite;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A run of two particles in a fluid. */
class HostRunTest {
  private static final String CONF =
      """
      units = lj
      seed = 3
      system {
        type = superlattice, cells = [2, 1, 1], lattice-constant = 4
        particle { spacing = 1, atom-mass = 10, bond-stiffness = 500 }
        link.count = 0
        repulsion { epsilon = 1, sigma = 1, skin = 0.3 }
        host { density = 0.6, epsilon = 1, sigma = 1, atom-mass = 1, cutoff-ratio = 1.1225, skin = 0.3,
          margin = 1.5 }
      }
      thermostat { temperature = 1, collision-rate = 0, equilibration-rate = 1 }
      order-parameters { family = components, patches = 1 }
      ensemble { replicas = 8, lanes = 8, preparation-steps = 400 }
      burst { time-step = 0.005, equilibration-steps = 40, sampling-steps = 400, sample-every = 4 }
      stiffness { estimator = secant }
      langevin { time-step = 5, steps = 3, max-bond-change = 0.1, max-rounds = 1 }
      output { checkpoint-every = 100 }
      """;

  private static Simulation simulation;
  private static MemoryRunStore store;

  @BeforeAll
  static void run() {
    simulation = Simulation.of(Runs.config(CONF));
    store = Runs.run(simulation);
  }

  @Test
  void orderParametersAreTheCentresOfMassOfTheParticlesInTheFrameOfTheHost() {
    Composite atoms = simulation.system().composite();
    int n = atoms.nAtoms();
    int guests = n - atoms.nHost();
    assertThat(simulation.basis().nAtoms()).isEqualTo(guests);
    double moved = 0;
    for (int axis = 0; axis < 3; axis++) {
      String name = String.valueOf("xyz".charAt(axis));
      double[] frames = store.column(Tables.FRAMES, name);
      double[] phi = store.column(Tables.ORDER_PARAMETERS, "phi_" + name);
      assertThat(frames).hasSize(4 * n);
      for (int state = 0; state < 4; state++) {
        for (int particle = 0; particle < 2; particle++) {
          double centre = 0;
          for (int i = 13 * particle; i < 13 * (particle + 1); i++) {
            centre += (frames[state * n + i] - atoms.reference(i, axis)) / 13;
          }
          assertThat(centre).isCloseTo(phi[2 * state + particle], within(1e-9));
          moved = Math.max(moved, Math.abs(centre));
        }
        double host = 0;
        for (int i = guests; i < n; i++) {
          host += (frames[state * n + i] - atoms.reference(i, axis)) / atoms.nHost();
        }
        assertThat(host).isCloseTo(0, within(1e-9));
      }
    }
    // Farther than one part of a move, so that the host had to make room.
    assertThat(moved).isGreaterThan(0.1);
  }

  @Test
  void theHeldEnsembleHasItsTemperatureWithoutAThermostat() {
    double[] temperature = store.column(Tables.STEPS, "temperature");
    double mean = 0;
    for (double t : temperature) {
      mean += t / temperature.length;
    }
    // The energies of 8 replicas come from the canonical ensemble; without a thermostat the kinetic
    // temperature of each stays, and is at most √(2/3N) off.
    int degrees = 3 * simulation.system().composite().nAtoms();
    assertThat(mean).isCloseTo(1, within(4 * Math.sqrt(2.0 / (8 * degrees))));
  }

  @Test
  void refusesWhatAFluidCannotDo() {
    assertThatThrownBy(() -> Runs.config(CONF.replace("secant", "response")))
        .hasMessageContaining("with `system.host` it must be secant or fluctuation");
    assertThatThrownBy(
            () -> Runs.config(CONF.replace("equilibration-rate = 1", "equilibration-rate = 0")))
        .hasMessageContaining("`thermostat.equilibration-rate`");
  }
}
