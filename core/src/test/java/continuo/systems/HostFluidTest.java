package continuo.systems;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import continuo.config.Cells;
import continuo.config.HostConfig;
import continuo.config.Lattice;
import continuo.config.LinkConfig;
import continuo.config.ParticleConfig;
import continuo.config.ParticleConfig.Shape;
import continuo.config.RepulsionConfig;
import continuo.config.SuperlatticeConfig;
import continuo.error.InputException;
import continuo.forcefield.LennardJones;
import continuo.forcefield.MolecularSystem;
import continuo.structure.Composite;
import continuo.units.UnitSystem;
import org.junit.jupiter.api.Test;

class HostFluidTest {
  private static final LinkConfig UNLINKED = new LinkConfig(0, 1.2, 0, 0);
  private static final RepulsionConfig WCA = new RepulsionConfig(0.5, 0.3, 0.05);

  private static HostConfig host(double density, double cutoffRatio, double margin) {
    return new HostConfig(density, 1, 0.34, 40, 0.7, 0.32, cutoffRatio, 0.1, margin);
  }

  private static MolecularSystem build(
      Cells cells, boolean periodic, double constant, LinkConfig link, HostConfig host) {
    ParticleConfig particle = new ParticleConfig(13, Shape.ICOSAHEDRON, 0.3, 400, 10000, 1.5);
    return Superlattice.build(
        new SuperlatticeConfig(
            Lattice.SC,
            cells,
            periodic,
            constant,
            particle,
            link,
            cells.count() > 1 ? WCA : new RepulsionConfig(0, 0, 0),
            host),
        UnitSystem.MOLECULAR);
  }

  @Test
  void aSingleParticleStandsInACellWithAMarginOfFluid() {
    MolecularSystem system = build(new Cells(1, 1, 1), false, 1.5, UNLINKED, host(0.8, 2.5, 1.2));
    Composite atoms = system.composite();
    assertThat(atoms.nComponents()).isEqualTo(1);
    assertThat(atoms.withoutHost().nAtoms()).isEqualTo(13);
    double diameter = 0;
    for (int i = 0; i < 13; i++) {
      for (int j = 0; j < 13; j++) {
        diameter = Math.max(diameter, atoms.reference(i, 0) - atoms.reference(j, 0));
      }
    }
    assertThat(atoms.box().lx()).isCloseTo(diameter + 2.4, within(1e-12));
    // One atom a lattice site but for those the particle needs, of which a sphere round every one
    // of its atoms is an upper bound.
    double volume = Math.pow(atoms.box().lx(), 3);
    double perVolume = 0.8 / Math.pow(0.34, 3);
    double sphere = 4 * Math.PI / 3 * Math.pow(diameter / 2 + 0.32, 3);
    assertThat((double) atoms.nHost())
        .isBetween(perVolume * (volume - 2 * sphere), 1.1 * perVolume * volume);
    assertThat(system.terms()).hasSize(2);
  }

  @Test
  void nothingOverlapsWhatIsThere() {
    MolecularSystem system = build(new Cells(2, 2, 2), true, 1.4, UNLINKED, host(0.7, 2.5, 0));
    Composite atoms = system.composite();
    assertThat(atoms.box().lx()).isEqualTo(2.8);
    assertThat(atoms.nComponents()).isEqualTo(8);
    int guests = atoms.nAtoms() - atoms.nHost();
    PairSearch.Pair closest =
        PairSearch.closest(atoms, 0.5, pair -> (int) pair >= guests && (pair >>> 32) < guests);
    assertThat(closest.distance()).isBetween(0.95 * 0.32, 0.4);
    PairSearch.Pair ofHost = PairSearch.closest(atoms, 0.5, pair -> (pair >>> 32) >= guests);
    assertThat(ofHost.distance())
        .isCloseTo(2.8 / Math.round(2.8 * Math.cbrt(0.7) / 0.34), within(1e-9));
  }

  @Test
  void pairsOfEveryKindHaveTheirOwnForces() {
    MolecularSystem system = build(new Cells(2, 2, 2), true, 1.4, UNLINKED, host(0.7, 2, 0));
    LennardJones pairs = (LennardJones) system.terms().get(1);
    assertThat(pairs.table().epsilon(0, 0)).isEqualTo(0.5);
    assertThat(pairs.table().cutoff(0, 0)).isCloseTo(Math.pow(2, 1.0 / 6) * 0.3, within(1e-15));
    assertThat(pairs.table().epsilon(0, 1)).isEqualTo(0.7);
    assertThat(pairs.table().cutoff(0, 1)).isEqualTo(2 * 0.32);
    assertThat(pairs.table().epsilon(1, 1)).isEqualTo(1);
    assertThat(pairs.table().cutoff(1, 1)).isEqualTo(2 * 0.34);
    assertThat(pairs.skin()).isEqualTo(0.1);
    assertThat(pairs.type(0)).isEqualTo(0);
    assertThat(pairs.type(system.composite().nAtoms() - 1)).isEqualTo(1);
  }

  @Test
  void linksOfAFreeSuperlatticeDoNotCrossTheCell() {
    LinkConfig linked = new LinkConfig(6, 1.2, 1.5, -4);
    MolecularSystem system = build(new Cells(2, 1, 1), false, 1.1, linked, host(0.7, 2, 1));
    assertThat(system.terms()).hasSize(3);
    assertThat(system.terms().get(1).name()).isEqualTo("double-well-bond");
  }

  @Test
  void refusesACellThatIsTooSmall() {
    assertThatThrownBy(() -> build(new Cells(1, 1, 1), false, 1.5, UNLINKED, host(0.8, 2.5, 0.3)))
        .isInstanceOf(InputException.class)
        .hasMessageStartingWith(
            "Invalid `system.host`: the shortest edge of the periodic cell is 1.");
    assertThatThrownBy(() -> build(new Cells(2, 1, 1), false, 1.1, UNLINKED, HostConfig.NONE))
        .hasMessage("Invalid `link.count`: must be ≥ 1");
    assertThatThrownBy(() -> build(new Cells(2, 2, 2), true, 1.4, UNLINKED, host(0.7, 2, 1)))
        .hasMessageContaining("host.margin");
  }
}
