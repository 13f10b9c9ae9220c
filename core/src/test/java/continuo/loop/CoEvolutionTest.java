package continuo.loop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import continuo.error.NumericalException;
import continuo.orderparam.OrderParameterBasis;
import continuo.store.Tables;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CoEvolutionTest {
  /** A free pair of particles, so that the rotation of the body is part of the loop. */
  static final String PAIR =
      """
      seed = 3
      system {
        type = superlattice, cells = [2, 2, 1], lattice-constant = "1.1 nm"
        particle { atoms = 13, shape = icosahedron, spacing = "0.3 nm", atom-mass = "100 amu",
          bond-stiffness = "10000 kJ/mol/nm^2" }
        link { count = 6, swelling = 1.3, barrier = "4 kJ/mol", tilt = "-18 kJ/mol" }
        repulsion { epsilon = "0 kJ/mol", sigma = "0.3 nm", skin = "0.1 nm" }
      }
      thermostat { temperature = "300 K", collision-rate = "20 1/ps" }
      order-parameters { cutoff = "5 1/nm", box-scale = 1.2, patches = 2, scaling = %s }
      ensemble { replicas = 4, lanes = 4, preparation-steps = 50 }
      burst { time-step = "10 fs", equilibration-steps = 20, sampling-steps = 80, sample-every = 10 }
      thermal-force { memory = %d }
      stiffness { refresh-every = 2 }
      langevin { time-step = "%s", steps = %d }
      output { checkpoint-every = 2 }
      """;

  private static Simulation pair(String scaling, String timeStep, int steps) {
    return pair(scaling, timeStep, steps, 1);
  }

  private static Simulation pair(String scaling, String timeStep, int steps, int forceMemory) {
    return Simulation.of(Runs.config(PAIR.formatted(scaling, forceMemory, timeStep, steps)));
  }

  @Test
  void theScalingLawOnlyRescalesWhatIsWritten() {
    Simulation natural = pair("natural", "0.2 ps", 6);
    Simulation cube = pair("inverse-cube", "0.2 ps", 6);
    MemoryRunStore first = Runs.run(natural);
    MemoryRunStore second = Runs.run(cube);
    for (String column : new String[] {"x", "y", "z"}) {
      assertThat(second.column(Tables.FRAMES, column))
          .containsExactly(first.column(Tables.FRAMES, column));
    }
    OrderParameterBasis a = natural.basis();
    OrderParameterBasis b = cube.basis();
    double[] phi = first.column(Tables.ORDER_PARAMETERS, "phi_x");
    double[] scaled = second.column(Tables.ORDER_PARAMETERS, "phi_x");
    double[] force = first.column(Tables.THERMAL_FORCES, "f_x");
    double[] scaledForce = second.column(Tables.THERMAL_FORCES, "f_x");
    boolean differs = false;
    for (int row = 0; row < phi.length; row++) {
      int mode = row % a.nFunctions();
      double factor = a.scale(mode) / b.scale(mode);
      differs |= Math.abs(factor - 1) > 0.01;
      // Two divisions by the scale, each exact to half a unit in the last place.
      assertThat(scaled[row]).isCloseTo(phi[row] * factor, relative(phi[row] * factor));
      assertThat(scaledForce[row]).isCloseTo(force[row] / factor, relative(force[row] / factor));
    }
    assertThat(differs).isTrue();
  }

  /** Same frames, bit for bit; the numbers written differ by the constant Φ of the reference. */
  @Test
  void theExponentialLawAndTheAbsoluteOriginLeaveTheAtomsAlone() {
    Simulation natural = pair("natural", "0.2 ps", 4);
    Simulation other = pair("exponential, origin = absolute", "0.2 ps", 4);
    MemoryRunStore first = Runs.run(natural);
    MemoryRunStore second = Runs.run(other);
    double[] frames = first.column(Tables.FRAMES, "x");
    assertThat(frames).hasSizeGreaterThan(2 * natural.basis().nAtoms());
    for (String column : new String[] {"x", "y", "z"}) {
      assertThat(second.column(Tables.FRAMES, column))
          .containsExactly(first.column(Tables.FRAMES, column));
    }
    OrderParameterBasis basis = other.basis();
    double[] reference = basis.absoluteOrderParameters(new double[3 * basis.rank()]);
    double[] phi = first.column(Tables.ORDER_PARAMETERS, "phi_y");
    double[] absolute = second.column(Tables.ORDER_PARAMETERS, "phi_y");
    for (int row = 0; row < phi.length; row++) {
      int mode = row % basis.nFunctions();
      double moved = phi[row] * natural.basis().scale(mode) / basis.scale(mode);
      double size = Math.abs(moved) + Math.abs(reference[3 * mode + 1]);
      // Sums over the rank, each term exact to a few units in the last place of the largest.
      assertThat(absolute[row] - reference[3 * mode + 1])
          .isCloseTo(moved, org.assertj.core.api.Assertions.within(1e-10 * (1 + size)));
    }
    assertThat(Arrays.stream(reference).map(Math::abs).max().orElseThrow()).isGreaterThan(0.1);
  }

  /** Every family carries a run: finite, bonded, and held where the order parameters say. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "family = components, affine = true, patches = 2",
        "family = components, patches = 2",
        "family = legendre, order = 2, box-scale = 1.2, patches = 2",
        "grid = shells, cutoff = \"5 1/nm\", radial-points = 2, angular-points = 2, patches = 2"
      })
  void everyFamilyCarriesARun(String orderParameters) {
    String hocon =
        PAIR.formatted("natural", 1, "0.1 ps", 3)
            .replaceFirst(
                "order-parameters \\{.*}", "order-parameters { " + orderParameters + " }");
    Simulation simulation = Simulation.of(Runs.config(hocon));
    MemoryRunStore store = Runs.run(simulation);
    OrderParameterBasis basis = simulation.basis();
    int n = basis.nAtoms();
    double[] r = new double[3 * n];
    double[][] frames = {
      store.column(Tables.FRAMES, "x"),
      store.column(Tables.FRAMES, "y"),
      store.column(Tables.FRAMES, "z")
    };
    double[] phi = store.column(Tables.ORDER_PARAMETERS, "phi_z");
    for (int step = 0; step <= 3; step++) {
      for (int c = 0; c < 3 * n; c++) {
        r[c] = frames[c % 3][step * n + c / 3];
      }
      double[] measured = basis.orderParameters(basis.coordinates(r));
      for (int a = 0; a < basis.nFunctions(); a++) {
        assertThat(measured[3 * a + 2])
            .isCloseTo(
                phi[step * basis.nFunctions() + a], org.assertj.core.api.Assertions.within(1e-7));
      }
    }
  }

  private static org.assertj.core.data.Offset<Double> relative(double value) {
    return org.assertj.core.api.Assertions.within(1e-12 * Math.max(Math.abs(value), 1e-6));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 8})
  void aRunContinuedFromACheckpointHasTheRowsOfAnUninterruptedOne(int forceMemory) {
    MemoryRunStore whole = Runs.run(pair("natural", "0.2 ps", 6, forceMemory));
    MemoryRunStore parts = new MemoryRunStore();
    assertThat(Runs.run(pair("natural", "0.2 ps", 2, forceMemory), parts).isFinished()).isTrue();
    assertThat(Runs.run(pair("natural", "0.2 ps", 6, forceMemory), parts).steps()).isEqualTo(4);
    for (String column : new String[] {"phi_x", "phi_y", "phi_z"}) {
      assertThat(parts.column(Tables.ORDER_PARAMETERS, column))
          .containsExactly(whole.column(Tables.ORDER_PARAMETERS, column));
    }
    assertThat(parts.column(Tables.STEPS, "potential_energy"))
        .containsExactly(whole.column(Tables.STEPS, "potential_energy"));
    assertThat(parts.column(Tables.FRAMES, "z")).containsExactly(whole.column(Tables.FRAMES, "z"));
  }

  @Test
  void compactParticlesSwell() {
    double[] length =
        Runs.run(pair("natural", "0.5 ps", 40)).column(Tables.STEPS, "mean_link_length");
    // From 0.67 nm; every link at its swollen length would be about 0.99 nm.
    assertThat(length[0]).isLessThan(0.69);
    assertThat(length[40]).isGreaterThan(0.85);
  }

  @Test
  void aTimeStepThatBlowsUpNamesStepAtomAndReplica() {
    Simulation absurd =
        Simulation.of(
            Runs.config(
                PAIR.formatted("natural", 1, "0.2 ps", 2)
                    .replace("time-step = \"10 fs\"", "time-step = \"5 ps\"")));
    assertThatThrownBy(() -> Runs.run(absurd))
        .isInstanceOf(NumericalException.class)
        .hasMessageMatching("(?s).*atom \\d+.*")
        .hasMessageMatching("(?s).*(replica|lane) \\d+.*");
  }
}
