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
import continuo.forcefield.BondTopology;
import continuo.forcefield.DoubleWellBonds;
import continuo.forcefield.HarmonicBonds;
import continuo.forcefield.LennardJones;
import continuo.forcefield.MolecularSystem;
import continuo.structure.AtomLabel;
import continuo.structure.Box;
import continuo.units.UnitSystem;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SuperlatticeTest {
  private static final RepulsionConfig NONE = new RepulsionConfig(0, 0, 0);

  private static SuperlatticeConfig config(
      Lattice lattice, Cells cells, boolean periodic, double latticeConstant, Shape shape) {
    return new SuperlatticeConfig(
        lattice,
        cells,
        periodic,
        latticeConstant,
        new ParticleConfig(13, shape, 0.3, 100, 10000, 1.5),
        new LinkConfig(6, 1.2, 1.5, -4),
        NONE,
        HostConfig.NONE);
  }

  private static SuperlatticeConfig with(
      SuperlatticeConfig c, LinkConfig link, RepulsionConfig repulsion) {
    return new SuperlatticeConfig(
        c.lattice(),
        c.cells(),
        c.periodic(),
        c.latticeConstant(),
        c.particle(),
        link,
        repulsion,
        c.host());
  }

  private static final SuperlatticeConfig EXAMPLE =
      config(Lattice.SC, new Cells(3, 3, 3), false, 1.1, Shape.ICOSAHEDRON);

  private static MolecularSystem build(SuperlatticeConfig config) {
    return Superlattice.build(config, UnitSystem.MOLECULAR);
  }

  private static HarmonicBonds bonds(MolecularSystem system) {
    return (HarmonicBonds) system.terms().get(0);
  }

  private static DoubleWellBonds links(MolecularSystem system) {
    return (DoubleWellBonds) system.terms().get(1);
  }

  @Test
  void freeExampleHasExactlySixZeroModes() {
    double[] stiffness = Network.stiffnesses(build(EXAMPLE));
    double tiny = 1e-9 * stiffness[stiffness.length - 1];
    assertThat(Arrays.stream(stiffness, 0, 6)).allMatch(value -> Math.abs(value) < tiny);
    assertThat(stiffness[6]).isGreaterThan(1);
  }

  @Test
  void periodicExampleHasOnlyTheThreeTranslations() {
    double[] stiffness =
        Network.stiffnesses(
            build(config(Lattice.SC, new Cells(2, 2, 2), true, 1.1, Shape.ICOSAHEDRON)));
    assertThat(stiffness[2]).isCloseTo(0, within(1e-6));
    assertThat(stiffness[3]).isGreaterThan(1);
  }

  @Test
  void exampleHasTheCountsOfTheGeometry() {
    MolecularSystem system = build(EXAMPLE);
    assertThat(system.composite().nAtoms()).isEqualTo(351);
    assertThat(system.composite().nComponents()).isEqualTo(27);
    assertThat(system.composite().totalMass()).isCloseTo(35100, within(1e-9));
    assertThat(system.composite().box()).isEqualTo(Box.FREE);
    assertThat(system.composite().label(13)).isEqualTo(new AtomLabel("X1", "NP", "A", 2));
    // 12 radial bonds and 30 edges per particle; 54 neighbouring pairs.
    assertThat(bonds(system).topology().size()).isEqualTo(27 * 42);
    assertThat(links(system).topology().size()).isEqualTo(54 * 6);
    assertThat(system.terms()).hasSize(2);
  }

  @ParameterizedTest
  @CsvSource({
    "SC, 3, false, 1.1, 54",
    "SC, 2, true, 1.1, 24",
    "SC, 1, true, 1.1, 3",
    "FCC, 2, false, 1.6, 108",
    "FCC, 1, true, 1.6, 24",
    "FCC, 2, true, 1.6, 192",
  })
  void compactAndSwollenCrystalAreBothAtRest(
      Lattice lattice, int n, boolean periodic, double latticeConstant, int pairs) {
    SuperlatticeConfig config =
        config(lattice, new Cells(n, n, n), periodic, latticeConstant, Shape.ICOSAHEDRON);
    MolecularSystem system = build(config);
    assertThat(links(system).topology().size()).isEqualTo(6 * pairs);

    double[] compact = system.composite().copyReference();
    MolecularSystem grown =
        build(config(lattice, config.cells(), periodic, 1.2 * latticeConstant, Shape.ICOSAHEDRON));
    double[] swollen = grown.composite().copyReference();
    DoubleWellBonds links = links(system);
    for (int b = 0; b < links.topology().size(); b++) {
      assertThat(Network.length(system, links.topology(), b, compact))
          .isCloseTo(links.compact(b), within(1e-12));
      assertThat(Network.length(grown, links.topology(), b, swollen))
          .isCloseTo(links.swollen(b), within(1e-12));
      assertThat(links.swollen(b)).isGreaterThan(links.compact(b));
    }
    HarmonicBonds bonds = bonds(system);
    for (int b = 0; b < bonds.topology().size(); b++) {
      assertThat(Network.length(system, bonds.topology(), b, compact))
          .isCloseTo(bonds.restLength(b), within(1e-12));
    }
  }

  @Test
  void linksAreSortedAndDistinctAndJoinDifferentParticles() {
    MolecularSystem system =
        build(config(Lattice.SC, new Cells(2, 2, 2), true, 1.1, Shape.ICOSAHEDRON));
    BondTopology t = links(system).topology();
    Set<String> seen = new HashSet<>();
    for (int b = 0; b < t.size(); b++) {
      assertThat(system.composite().component(t.i(b)))
          .isNotEqualTo(system.composite().component(t.j(b)));
      seen.add(t.i(b) + " " + t.j(b) + " " + t.image(b, 0) + t.image(b, 1) + t.image(b, 2));
      assertThat(t.i(b)).isLessThan(t.j(b));
      assertThat(b == 0 || t.i(b - 1) <= t.i(b)).isTrue();
    }
    assertThat(seen).hasSize(t.size());
  }

  /**
   * The three-fold axis through the body diagonal takes the sites of the 2×2×2 crystal to sites.
   */
  @ParameterizedTest
  @CsvSource({"SC, 1.1", "FCC, 1.6"})
  void linksKeepTheThreeFoldAxisOfTheCrystal(Lattice lattice, double latticeConstant) {
    MolecularSystem system =
        build(config(lattice, new Cells(2, 2, 2), false, latticeConstant, Shape.ICOSAHEDRON));
    double[] r = system.composite().copyReference();
    int n = system.composite().nAtoms();
    int[] image = new int[n];
    for (int i = 0; i < n; i++) {
      image[i] = -1;
      for (int j = 0; j < n; j++) {
        double worst = 0;
        for (int axis = 0; axis < 3; axis++) {
          worst = Math.max(worst, Math.abs(r[3 * i + axis] - r[3 * j + (axis + 1) % 3]));
        }
        image[i] = worst < 1e-9 ? j : image[i];
      }
      assertThat(image[i]).isNotNegative();
    }
    BondTopology t = links(system).topology();
    Set<Long> pairs = new HashSet<>();
    for (int b = 0; b < t.size(); b++) {
      pairs.add(ExclusionList.pair(t.i(b), t.j(b)));
    }
    for (int b = 0; b < t.size(); b++) {
      int i = image[t.i(b)];
      int j = image[t.j(b)];
      assertThat(pairs).contains(ExclusionList.pair(Math.min(i, j), Math.max(i, j)));
    }
  }

  @Test
  void exclusionsAreParticlesAndLinks() {
    SuperlatticeConfig config =
        with(EXAMPLE, new LinkConfig(6, 1.2, 1.5, -4), new RepulsionConfig(0.5, 0.5, 0.1));
    MolecularSystem system = build(config);
    LennardJones wca = (LennardJones) system.terms().get(2);
    assertThat(wca.exclusions().size()).isEqualTo(27 * 78 + 54 * 6);
    assertThat(wca.largestReach()).isCloseTo(0.5 * Math.pow(2, 1.0 / 6), within(1e-12));
    for (int e = 1; e < wca.exclusions().size(); e++) {
      assertThat(ExclusionList.pair(wca.exclusions().i(e), wca.exclusions().j(e)))
          .isGreaterThan(ExclusionList.pair(wca.exclusions().i(e - 1), wca.exclusions().j(e - 1)));
    }
  }

  @Test
  void pairLinkedThroughTwoFacesIsExcludedOnce() {
    SuperlatticeConfig base = config(Lattice.SC, new Cells(2, 2, 2), true, 1.1, Shape.ICOSAHEDRON);
    SuperlatticeConfig config =
        with(base, new LinkConfig(169, 1.2, 1.5, -4), new RepulsionConfig(0.5, 0.3, 0.1));
    LennardJones wca = (LennardJones) build(config).terms().get(2);
    // All 169 pairs of each of the 12 neighbouring particle pairs, however many faces they share.
    assertThat(wca.exclusions().size()).isEqualTo(8 * 78 + 12 * 169);
  }

  @Test
  void overlappingParticlesAreRefused() {
    assertThatThrownBy(
            () -> build(config(Lattice.SC, new Cells(3, 3, 3), false, 0.8, Shape.ICOSAHEDRON)))
        .isInstanceOf(InputException.class)
        .hasMessageStartingWith(
            "Invalid `system.lattice-constant` 0.8000 nm: neighbouring particles overlap, their closest atoms are 0.2896 nm apart");
    assertThatThrownBy(
            () -> build(config(Lattice.SC, new Cells(3, 3, 3), false, 0.01, Shape.ICOSAHEDRON)))
        .isInstanceOf(InputException.class);
  }

  @Test
  void absurdRepulsionIsRefused() {
    SuperlatticeConfig config =
        with(EXAMPLE, new LinkConfig(2, 1.2, 1.5, -4), new RepulsionConfig(0.5, 0.9, 0.1));
    assertThatThrownBy(() -> build(config))
        .isInstanceOf(InputException.class)
        .hasMessageMatching(
            "Invalid `system.repulsion.sigma` 0\\.9000 nm: atoms X\\d+ NP A\\d+ and X\\d+ NP A\\d+ are 0\\.6687 nm apart"
                + " in the reference, closer than 0\\.8 sigma; lower sigma or raise `system\\.lattice-constant`");
  }

  @Test
  void cellMustHoldTheRangeOfTheRepulsionTwice() {
    SuperlatticeConfig config =
        with(
            config(Lattice.SC, new Cells(2, 2, 2), true, 1.1, Shape.ICOSAHEDRON),
            new LinkConfig(6, 1.2, 1.5, -4),
            new RepulsionConfig(0.5, 0.5, 0.6));
    assertThatThrownBy(() -> build(config))
        .isInstanceOf(InputException.class)
        .hasMessageStartingWith(
            "Invalid `system.cells`: the shortest edge of the periodic cell is 2.200 nm");
  }

  @Test
  void sameConfigurationGivesTheSameBits() {
    assertThat(build(EXAMPLE).composite().copyReference())
        .isEqualTo(build(EXAMPLE).composite().copyReference());
  }
}
