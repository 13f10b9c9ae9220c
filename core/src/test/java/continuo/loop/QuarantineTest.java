package continuo.loop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import continuo.burst.ReplicaBlock;
import continuo.error.NumericalException;
import continuo.store.Tables;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Runs in which a replica of a checkpoint has been spoilt. */
class QuarantineTest {
  private static final String BODY =
      """
      seed = 5
      system {
        type = superlattice, cells = [2, 2, 1], lattice-constant = "1.1 nm"
        particle { atoms = 13, shape = icosahedron, spacing = "0.3 nm", atom-mass = "100 amu",
          bond-stiffness = "10000 kJ/mol/nm^2" }
        link { count = 6, swelling = 1.2, barrier = "4 kJ/mol", tilt = "-4 kJ/mol" }
        repulsion { epsilon = "0.5 kJ/mol", sigma = "0.3 nm", skin = "0.1 nm" }
      }
      thermostat { temperature = "300 K", collision-rate = "20 1/ps" }
      order-parameters { cutoff = "5 1/nm", box-scale = 1.2, patches = 2 }
      ensemble { replicas = 4, lanes = 4, preparation-steps = 50, max-quarantined = %s }
      burst { time-step = "10 fs", equilibration-steps = 20, sampling-steps = 80, sample-every = 10 }
      stiffness { refresh-every = 2 }
      langevin { time-step = "0.2 ps", steps = %d }
      output { checkpoint-every = 2 }
      """;

  /** Checkpoint that is spoilt. */
  private static final int NEXT = 2;

  private static Simulation simulation(String maxQuarantined, int steps) {
    return Simulation.of(Runs.config(BODY.formatted(maxQuarantined, steps)));
  }

  /** A run to its first checkpoint, in which then a coordinate of replicas becomes NaN. */
  private static MemoryRunStore spoilt(int... replicas) {
    MemoryRunStore store = new MemoryRunStore();
    Runs.run(simulation("0.1", NEXT - 1), store);
    for (int replica : replicas) {
      ReplicaBlock block = store.blockSource(NEXT).read(replica / 4);
      block.positions()[7 * 4 + replica % 4] = Double.NaN;
      store.blockSink(NEXT).write(block);
    }
    return store;
  }

  @Test
  void aLostReplicaIsCountedFromItsStepOnAndTheRunGoesOn() {
    MemoryRunStore store = spoilt(5);

    assertThat(Runs.run(simulation("0.1", 5), store).isFinished()).isTrue();

    assertThat(store.column(Tables.STEPS, "quarantined")).containsExactly(0, 0, 1, 1, 1, 1);
    assertThat(store.column(Tables.STEPS, "replicas")).containsExactly(8, 8, 7, 7, 7, 7);
    for (String column : List.of("temperature", "potential_energy", "radius_of_gyration")) {
      assertThat(store.column(Tables.STEPS, column)).doesNotContain(Double.NaN);
    }
  }

  @Test
  void aRunContinuedAfterAQuarantineHasTheRowsOfAnUninterruptedOne() {
    MemoryRunStore whole = spoilt(5);
    Runs.run(simulation("0.1", 6), whole);
    MemoryRunStore parts = spoilt(5);
    Runs.run(simulation("0.1", 3), parts);
    Runs.run(simulation("0.1", 6), parts);

    for (String column : List.of("quarantined", "replicas", "temperature", "potential_energy")) {
      assertThat(parts.column(Tables.STEPS, column))
          .containsExactly(whole.column(Tables.STEPS, column));
    }
    for (String column : List.of("phi_x", "phi_y", "phi_z")) {
      assertThat(parts.column(Tables.ORDER_PARAMETERS, column))
          .containsExactly(whole.column(Tables.ORDER_PARAMETERS, column));
    }
  }

  @Test
  void theFrameIsThatOfAReplicaInService() {
    MemoryRunStore store = spoilt(0);

    Runs.run(simulation("0.1", 2), store);

    assertThat(store.blockSource(3).read(0).quarantined()).isEqualTo(1);
    int nAtoms = simulation("0.1", 2).basis().nAtoms();
    double[] x = store.column(Tables.FRAMES, "x");
    double[] second = store.blockSource(3).read(0).lane(1);
    for (int i = 0; i < nAtoms; i++) {
      assertThat(x[NEXT * nAtoms + i]).isEqualTo(second[3 * i]);
    }
  }

  @Test
  void tooManyLostReplicasEndTheRunAndKeepTheCheckpoint() {
    MemoryRunStore store = spoilt(2, 5);

    // 0.1 of 8 replicas is less than one, but one is allowed.
    assertThatThrownBy(() -> Runs.run(simulation("0.1", 5), store))
        .isInstanceOf(NumericalException.class)
        .hasMessageMatching(
            "Cannot continue step 2: 2 of 8 replicas are quarantined, `ensemble.max-quarantined`"
                + " 0\\.1 allows 1\\. In step 2, replica 2 broke down after 0 .*: atom 2 .*"
                + "harmonic-bond.*; shorten `burst.time-step`, look at the structure there or raise"
                + " `ensemble.max-quarantined`");
    assertThat(store.latest()).get().extracting(DriverState::nextStep).isEqualTo(NEXT);
    assertThat(store.column(Tables.STEPS, "step")).containsExactly(0, 1);

    Runs.run(simulation("0.25", 3), store);
    assertThat(store.column(Tables.STEPS, "quarantined")).containsExactly(0, 0, 2, 2);
  }

  @Test
  void noneMayBeLostIfTheShareIsZero() {
    MemoryRunStore store = spoilt(5);

    assertThatThrownBy(() -> Runs.run(simulation("0", 5), store))
        .isInstanceOf(NumericalException.class)
        .hasMessageContaining("1 of 8 replicas are quarantined")
        .hasMessageContaining("allows 0");
  }

  @Test
  void aBlockWithoutAReplicaEndsTheRun() {
    MemoryRunStore store = spoilt(4, 5, 6, 7);

    assertThatThrownBy(() -> Runs.run(simulation("1", 5), store))
        .isInstanceOf(NumericalException.class)
        .hasMessageStartingWith("Cannot continue step 2: no replica of block 1 is left; replica 4");
  }
}
