package continuo.loop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import continuo.error.NumericalException;
import continuo.forcefield.ExcludedPairs;
import continuo.forcefield.LennardJones;
import continuo.forcefield.LennardJonesTable;
import continuo.forcefield.MolecularSystem;
import continuo.store.Tables;
import continuo.structure.AtomLabel;
import continuo.structure.Box;
import continuo.structure.Composite;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Runs that start from atoms in each other's way. */
class PreparationTest {
  private static final int CELLS = 5;
  private static final double SIGMA = 0.34;
  private static final double SPACING = 1.1 * SIGMA;

  private static final String ARGON =
      """
      seed = 5
      system { type = harmonic-crystal, cells = [5, 5, 5], spacing = "0.374 nm", mass = "40 amu",
        stiffness = "1000 kJ/mol/nm^2" }
      thermostat { temperature = "100 K", collision-rate = "5 1/ps" }
      order-parameters { cutoff = "3.5 1/nm", patches = 1 }
      ensemble { replicas = 8, lanes = 8, preparation-steps = 50, minimise = %s }
      burst { time-step = "5 fs", equilibration-steps = 20, sampling-steps = 80, sample-every = 10 }
      stiffness.estimator = fluctuation
      langevin { time-step = "0.2 ps", steps = 1 }
      """;

  /** Argon on a simple cubic lattice; one atom is at a distance from another. */
  private static Simulation argon(String minimise, double distance) {
    int n = CELLS * CELLS * CELLS;
    double[] reference = new double[3 * n];
    for (int i = 0; i < n; i++) {
      reference[3 * i] = SPACING * (i % CELLS);
      reference[3 * i + 1] = SPACING * (i / CELLS % CELLS);
      reference[3 * i + 2] = SPACING * Math.floorDiv(i, CELLS * CELLS);
    }
    reference[3] = reference[0] + distance;
    double[] masses = new double[n];
    Arrays.fill(masses, 40);
    double edge = CELLS * SPACING;
    Composite composite =
        new Composite(
            new Box(edge, edge, edge),
            masses,
            reference,
            new int[n],
            Collections.nCopies(n, new AtomLabel("AR", "ARG", "A", 1)));
    LennardJonesTable table =
        LennardJonesTable.of(new double[] {1}, new double[] {SIGMA}).cutoff(0.7).shifted().build();
    MolecularSystem system =
        new MolecularSystem(
            composite, List.of(new LennardJones(new int[n], table, 0.1, ExcludedPairs.NONE)));
    return Simulation.of(Runs.config(ARGON.formatted(minimise)), system);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.1 * SIGMA, 0})
  void aClashIsMinimisedAwayBeforeTheDynamics(double distance) {
    MemoryRunStore store = Runs.run(argon("auto", distance));

    assertThat(store.column(Tables.STEPS, "quarantined")).containsOnly(0);
    // A pair at σ/10 alone has 4e12 kJ/mol.
    for (double energy : store.column(Tables.STEPS, "potential_energy")) {
      assertThat(energy).isNegative();
    }
    // Step 0 is the reference state.
    assertThat(store.column(Tables.ORDER_PARAMETERS, "phi_x")[0]).isZero();
  }

  @Test
  void withoutMinimisationAClashIsANumericalFailureThatNamesTheTerm() {
    assertThatThrownBy(() -> Runs.run(argon("off", 0.1 * SIGMA)))
        .isInstanceOf(NumericalException.class)
        .hasMessageMatching(
            "Cannot continue the preparation: no replica of block 0 is left; replica 0 .*atom"
                + " [01] .*lennard-jones.*");
  }

  @Test
  void aSoundStartIsMinimisedOnlyWhenAskedTo() {
    Simulation auto = argon("auto", SPACING);
    double[] reference = auto.system().composite().copyReference();

    assertThat(Preparation.start(auto)).containsExactly(reference);
    // The perfect lattice is a saddle without forces, so one atom is put a little out of place.
    Simulation off = argon("off", 1.02 * SPACING);
    Simulation on = argon("on", 1.02 * SPACING);
    assertThat(Preparation.start(off)).containsExactly(off.system().composite().copyReference());
    assertThat(Preparation.start(on)).isNotEqualTo(on.system().composite().copyReference());
  }
}
