package continuo.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import continuo.bench.peer.PeerSystem;
import continuo.error.InputException;
import continuo.forcefield.HarmonicBonds;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class BenchSystemsTest {

  @Test
  void networkIsTheCapsidOfTheComparison() {
    BenchSystem network = BenchSystems.named("network");
    assertThat(network.nAtoms()).isEqualTo(8820);
    assertThat(network.held()).isEmpty();
    assertThat(network.timeStep()).isEqualTo(0.01);
    assertThat(network.collisionRate()).isEqualTo(1);
    assertThat(network.kT()).isCloseTo(2.494339, within(1e-6));
    assertThat(network.system().terms()).hasSize(1);
    HarmonicBonds springs = (HarmonicBonds) network.system().terms().get(0);
    assertThat(springs.topology().size()).isEqualTo(88_860);
    for (int b = 0; b < springs.topology().size(); b++) {
      assertThat(springs.stiffness(b)).isCloseTo(418.4, within(1e-9));
      double picometres = springs.restLength(b) * 1000;
      assertThat(picometres).isCloseTo(Math.rint(picometres), within(1e-9)).isBetween(300., 1000.);
    }
    assertThat(network.system().composite().totalMass()).isCloseTo(8820 * 110.0, within(1e-6));
  }

  @Test
  void heldNetworksHaveAsManyFunctionsAsTheirNameSays() {
    for (int n : new int[] {64, 300}) {
      BenchSystem network = BenchSystems.named("network-" + n);
      assertThat(network.nFunctions()).isEqualTo(n);
      BenchSystem.Held held = network.held().orElseThrow();
      assertThat(held.basis().rank()).isEqualTo(n);
      assertThat(held.projectEvery()).isEqualTo(10);
      assertThat(held.sampleEvery()).isEqualTo(10);
      // Other programs are given the network without order parameters, once for all of them.
      assertThat(network.peer().map(PeerSystem::name)).contains("network");
    }
  }

  @Test
  void lennardJonesSystemsAreInTheStateOfTheComparison() {
    BenchSystem solid = BenchSystems.named("lj-solid");
    assertThat(solid.nAtoms()).isEqualTo(32_000);
    assertThat(BenchSystems.named("lj-solid-4k").nAtoms()).isEqualTo(4000);
    assertThat(solid.timeStep()).isEqualTo(0.004);
    assertThat(solid.collisionRate()).isEqualTo(1);
    assertThat(solid.kT()).isEqualTo(0.5);
    BenchSystem liquid = BenchSystems.named("lj-liquid");
    assertThat(liquid.nAtoms()).isEqualTo(32_000);
    assertThat(liquid.kT()).isEqualTo(0.7);
    assertThat(liquid.start().meltSteps()).isPositive();
  }

  @Test
  void superlatticeIsThatOfItsConfiguration() {
    BenchSystem held = BenchSystems.named("superlattice-held");
    BenchSystem configured = BenchSystems.configured(Path.of("..", "conf", "superlattice.conf"));
    assertThat(held.nAtoms()).isEqualTo(351).isEqualTo(configured.nAtoms());
    assertThat(held.nFunctions()).isEqualTo(174).isEqualTo(configured.nFunctions());
    assertThat(held.timeStep()).isEqualTo(configured.timeStep());
    assertThat(held.system().composite().copyReference())
        .isEqualTo(configured.system().composite().copyReference());
    BenchSystem free = BenchSystems.named("superlattice");
    assertThat(free.held()).isEmpty();
    assertThat(free.peer().map(PeerSystem::name)).contains("superlattice");
    assertThat(held.peer().map(PeerSystem::name)).contains("superlattice");
  }

  @Test
  void unknownSystemIsRefusedWithTheNamesOfAll() {
    assertThatThrownBy(() -> BenchSystems.named("lj-gas"))
        .isInstanceOf(InputException.class)
        .hasMessage(
            "Unknown system \"lj-gas\" (--system); allowed: lj-solid, lj-solid-4k, lj-liquid, network,"
                + " network-64, network-300, superlattice, superlattice-held, or a configuration file"
                + " as argument");
  }
}
