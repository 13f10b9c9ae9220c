package continuo.systems.gromacs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import continuo.config.ElectrostaticsConfig;
import continuo.config.GromacsConfig;
import continuo.config.PairTruncation;
import continuo.error.InputException;
import continuo.export.ComparisonReport;
import continuo.export.EngineResult;
import continuo.forcefield.DampedShiftedForce;
import continuo.forcefield.DebyeHueckel;
import continuo.forcefield.LennardJones12x6;
import continuo.forcefield.MolecularSystem;
import continuo.forcefield.NonbondedPairs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GromacsSystemTest {
  /** Two copies of a chain of eight atoms with one of every function that is read. */
  private static final String TOPOLOGY =
      """
      #define STIFF 0.15 2000 ; a comment
      [ defaults ]
      1 2 yes 0.5 0.8
      [ atomtypes ]
      C c1 6 12.0  0.1 A 0.30 0.4
      N n1 7 14.0 -0.1 A 0.28 0.3
      [ nonbond_params ]
      C N 1 0.31 0.25
      [ bondtypes ]
      c1 n1 1 0.16 1500
      [ dihedraltypes ]
      X c1 n1 X 9 30 2.0 2
      X c1 n1 X 9 -45 1.0 3
      #include "chain.itp"
      [ system ]
      two chains
      [ molecules ]
      Chain 2
      """;

  private static final String CHAIN =
      """
      [ moleculetype ]
      Chain 3
      [ atoms ]
      1 C 1 ALA CA 1
      2 C 1 ALA CB 1
      3 N 1 ALA N 1
      4 C 2 GLY CA 2 0.3
      5 N 2 GLY N 2 -0.3 15
      6 C 2 GLY CB 2
      7 C 2 GLY CC 2
      8 N 2 GLY ND 2
      [ bonds ]
      1 2 1 STIFF
      2 3 1
      3 4 3 0.15 100 20
      4 5 6 0.14 1000
      5 6 7 0.4 300
      6 7 1 STIFF
      7 8 10 0.1 0.12 \\
        0.2 500
      #ifdef EXTRA
      1 3 6 0.2 100
      #else
      1 3 6 0.2 200
      #endif
      [ pairs ]
      1 4 1
      2 5 1 0.25 0.1
      3 6 2 0.5 0.2 -0.4 0.27 0.2
      1 5 1
      [ angles ]
      1 2 3 1 110 100
      2 3 4 2 120 50
      3 4 5 10 100 30
      [ dihedrals ]
      1 2 3 4 9
      2 3 4 5 1 20 3 2
      3 4 5 6 3 1 -2 3 0.5 -1 0.25
      4 5 6 7 5 1 2 -3 0.5
      5 6 7 8 2 40 10
      1 3 2 4 4 180 5 2
      [ exclusions ]
      1 8 7
      """;

  private static final ElectrostaticsConfig REACTION_FIELD =
      new ElectrostaticsConfig(ElectrostaticsConfig.Law.REACTION_FIELD, 2, 20, 0, false, 0);

  @TempDir Path directory;

  private String coordinates = helices();
  private PairTruncation truncation = PairTruncation.FORCE_SWITCH;
  private boolean tail;

  @Test
  void energiesAreThoseOfGromacs() throws IOException, InterruptedException {
    MolecularSystem system = build(TOPOLOGY, CHAIN);
    Map<String, Double> ours =
        EngineResult.of(system, system.composite().copyReference()).energyByTerm();
    Map<String, Double> theirs = new Gromacs(directory).energies();
    compare(ours.get("harmonic-bond"), theirs, "Bond", "Harmonic Pot.");
    compare(ours.get("morse-bond"), theirs, "Morse");
    compare(ours.get("fene-bond"), theirs, "FENE Bonds");
    compare(ours.get("distance-restraint"), theirs, "Restraint Pot.");
    compare(ours.get("harmonic-angle"), theirs, "Angle");
    compare(ours.get("g96-angle"), theirs, "G96Angle");
    compare(ours.get("restricted-angle"), theirs, "Restr. Angles");
    compare(ours.get("periodic-dihedral"), theirs, "Proper Dih.", "Per. Imp. Dih.");
    compare(ours.get("ryckaert-bellemans-dihedral"), theirs, "Ryckaert-Bell.", "Fourier Dih.");
    compare(ours.get("harmonic-dihedral"), theirs, "Improper Dih.");
    compare(ours.get("1-4-pair"), theirs, "LJ-14", "Coulomb-14");
    compare(ours.get("nonbonded"), theirs, "LJ (SR)", "Coulomb (SR)");
  }

  /** Single precision of GROMACS: 1e-7 of a coordinate is up to 1e-5 of an energy here. */
  private static void compare(double ours, Map<String, Double> theirs, String... names) {
    assertThat(theirs).containsKeys(names);
    double sum = 0;
    for (String name : names) {
      sum += theirs.get(name);
    }
    ComparisonReport.add("hand-made chains (gmx)", String.join("+", names), ours, sum);
    assertThat(ours).as(names[0]).isNotZero().isCloseTo(sum, within(2e-5 * Math.abs(ours)));
  }

  @Test
  void moleculesAreComponentsAndNeighboursAreExcluded() throws IOException {
    MolecularSystem system = build(TOPOLOGY, CHAIN);
    assertThat(system.composite().nComponents()).isEqualTo(2);
    assertThat(system.composite().mass(4)).isEqualTo(15);
    assertThat(system.composite().label(12).toString()).isEqualTo("N GLY Chain-22");
    NonbondedPairs pairs = (NonbondedPairs) system.terms().get(system.terms().size() - 1);
    // Bonds of the functions 6 and 10 are none: 1-2-3-4 has 6 pairs within three bonds, 5-6-7 has
    // 3; and 1-8, 1-7.
    assertThat(pairs.exclusions().size()).isEqualTo(2 * 11);
    assertThat(pairs.charges().q(3)).isEqualTo(0.3);
  }

  @Test
  void definedWordsChooseLines() throws IOException {
    double plain = energy(build(TOPOLOGY, CHAIN), "harmonic-bond");
    double extra = energy(build("#define EXTRA\n" + TOPOLOGY, CHAIN), "harmonic-bond");
    String other = CHAIN.replace("1 3 6 0.2 200", "1 3 6 0.2 100");
    assertThat(extra).isLessThan(plain).isEqualTo(energy(build(TOPOLOGY, other), "harmonic-bond"));
  }

  @Test
  void whatIsNotKnownIsRefusedByFileAndLine() {
    assertRefused(TOPOLOGY, CHAIN.replace("4 5 6 0.14 1000", "4 5 4 0.14 1000 2"))
        .hasMessageContaining(
            "chain.itp:16: [ bonds ] function 4 is not read; allowed: 1, 3, 5, 6, 7, 10");
    assertRefused(TOPOLOGY, CHAIN.replace("110 100", "110"))
        .hasMessageContaining("chain.itp:32: 1 parameters where 2 are needed");
    assertRefused(TOPOLOGY, CHAIN.replace("[ exclusions ]", "[ cmap ]"))
        .hasMessageContaining(
            "chain.itp:43: section [ cmap ] is not read; allowed in a molecule: angles");
    assertRefused(TOPOLOGY, CHAIN.replace("[ exclusions ]\n1 8 7", "[ constraints ]\n1 8 1 0.3"))
        .hasMessageContaining(
            "chain.itp:43: [ constraints ] cannot be kept: set `system.constraint-stiffness`");
    assertRefused(TOPOLOGY, CHAIN.replace("7 C 2", "7 D 2"))
        .hasMessageContaining("chain.itp:10: atom type D is not in [ atomtypes ]");
    assertRefused(TOPOLOGY, CHAIN.replace("1 2 3 1 110", "1 2 9 1 110"))
        .hasMessageContaining("chain.itp:32: atom is 9, allowed are whole numbers from 1 to 8");
    assertRefused(TOPOLOGY, CHAIN.replace("6 7 1 STIFF", "6 7 1"))
        .hasMessageContaining("no parameters here nor in [ bondtypes ] for c1 c1 with function 1");
    assertRefused(TOPOLOGY.replace("chain.itp", "chian.itp"), CHAIN)
        .hasMessageContaining("topol.top:14: no file chian.itp in");
    assertRefused(TOPOLOGY + "#ifdef A\n", CHAIN).hasMessageContaining("#ifdef without #endif");
    assertRefused(TOPOLOGY.replace("Chain 2", "Chain 3"), CHAIN)
        .hasMessageContaining("conf.gro together: 24 and 16 atoms");
  }

  /** Half of the ε of [ nonbond_params ], as fudgeLJ says, not of the mixed one. */
  @Test
  void generatedPairsWeakenTheExplicitParametersOfTheirTypes() throws IOException {
    double generated = energy(build(TOPOLOGY, CHAIN), "1-4-pair");
    String written = CHAIN.replace("\n1 5 1\n", "\n1 5 1 0.31 0.125\n");
    assertThat(energy(build(TOPOLOGY, written), "1-4-pair"))
        .isCloseTo(generated, within(1e-14 * Math.abs(generated)));
  }

  @Test
  void negativeParametersAreRefusedByFileAndLine() {
    String mixed = TOPOLOGY.replace("C N 1 0.31 0.25\n", "");
    assertRefused(mixed.replace("A 0.30 0.4", "A -0.30 0.4"), CHAIN)
        .hasMessageContaining("topol.top:5: sigma -0.3 is not read");
    assertRefused(mixed.replace("A 0.28 0.3", "A 0.28 -0.3"), CHAIN)
        .hasMessageContaining("topol.top:6: V 0.28 and W -0.3");
    assertRefused(TOPOLOGY.replace("0.31 0.25", "-0.31 0.25"), CHAIN)
        .hasMessageContaining("topol.top:8: sigma -0.31 is not read");
    assertRefused(TOPOLOGY.replace("0.31 0.25", "0.31 -0.25"), CHAIN)
        .hasMessageContaining("topol.top:8: negative Lennard-Jones coefficients");
    assertRefused(TOPOLOGY, CHAIN.replace("2 5 1 0.25", "2 5 1 -0.25"))
        .hasMessageContaining("chain.itp:28: sigma -0.25 is not read");
  }

  @Test
  void parametersOutOfRangeAreRefusedByFileAndLine() {
    assertRefused(TOPOLOGY, CHAIN.replace("7 0.4 300", "7 0.4 0"))
        .hasMessageContaining("chain.itp:17: Invalid fene-bond");
    assertRefused(TOPOLOGY, CHAIN.replace("1 110 100", "1 190 100"))
        .hasMessageContaining("chain.itp:32: Invalid harmonic-angle");
    assertRefused(TOPOLOGY, CHAIN.replace("1 20 3 2", "1 20 3 13"))
        .hasMessageContaining("chain.itp:37: Invalid periodic-dihedral");
    assertRefused(TOPOLOGY, CHAIN.replace("10 0.1 0.12", "10 0.1 0.05"))
        .hasMessageContaining("chain.itp:19: Invalid distance-restraint");
    assertRefused(TOPOLOGY, CHAIN + "[ position_restraints ]\n1 1 -5 -5 -5\n")
        .hasMessageContaining("chain.itp:45: the stiffness is -5.0");
  }

  @Test
  void repeatedTypesThatDifferAreRefused() throws IOException {
    String bond = "c1 n1 1 0.16 1500\n";
    assertRefused(TOPOLOGY.replace(bond, bond + "n1 c1 1 0.16 1600\n"), CHAIN)
        .hasMessageContaining("topol.top:11: [ bondtypes ] n1 c1 has other parameters in")
        .hasMessageContaining("topol.top:10; keep one of the lines");
    assertRefused(TOPOLOGY.replace("[ bondtypes ]", "N C 1 0.31 0.2\n[ bondtypes ]"), CHAIN)
        .hasMessageContaining("topol.top:9: [ nonbond_params ] N C has other parameters");
    assertRefused(TOPOLOGY.replace("[ nonbond", "C c1 6 12 0.1 A 0.31 0.4\n[ nonbond"), CHAIN)
        .hasMessageContaining("topol.top:7: atom type C stands in line");
    assertThat(energy(build(TOPOLOGY.replace(bond, bond + bond), CHAIN), "harmonic-bond"))
        .isEqualTo(energy(build(TOPOLOGY, CHAIN), "harmonic-bond"));
  }

  @Test
  void chargesAreNotLeftOutInSilence() throws IOException {
    ElectrostaticsConfig unset =
        new ElectrostaticsConfig(ElectrostaticsConfig.Law.NO_CHARGES, 1, 0, 0, false, 0);
    assertThatThrownBy(() -> build(TOPOLOGY, CHAIN, 1, unset))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("chain.itp:4: a charge that is not 0, and")
        .hasMessageContaining("write none to ignore charges, or reaction-field");
    ElectrostaticsConfig none =
        new ElectrostaticsConfig(ElectrostaticsConfig.Law.NONE, 1, 0, 0, false, 0);
    NonbondedPairs pairs =
        (NonbondedPairs)
            build(TOPOLOGY, CHAIN, 1, none).terms().stream()
                .filter(NonbondedPairs.class::isInstance)
                .findFirst()
                .orElseThrow();
    assertThat(pairs.charges()).isNull();
  }

  @Test
  void chargesFollowTheLawOfTheConfiguration() throws IOException {
    var screened =
        new ElectrostaticsConfig(ElectrostaticsConfig.Law.DEBYE_HUECKEL, 2, 0, 0.8, true, 0);
    assertThat(nonbonded(build(TOPOLOGY, CHAIN, 1, screened)).charges().law())
        .isEqualTo(new DebyeHueckel(1, 2, 0.8, true));
    var damped =
        new ElectrostaticsConfig(ElectrostaticsConfig.Law.DAMPED_SHIFTED_FORCE, 2, 0, 0, false, 3);
    assertThat(nonbonded(build(TOPOLOGY, CHAIN, 1, damped)).charges().law())
        .isEqualTo(new DampedShiftedForce(1, 2, 3));
  }

  /** The energy beyond the cut-off at uniform density, 2π/Ω Σ_ij (C₁₂/(9 r_c⁹) − C₆/(3 r_c³)). */
  @Test
  void theTailIsAddedWhereItIsAskedFor() throws IOException {
    truncation = PairTruncation.CUT;
    NonbondedPairs pairs = nonbonded(build(TOPOLOGY, CHAIN));
    double sum = 0;
    for (int i = 0; i < pairs.nAtoms(); i++) {
      for (int j = 0; j < pairs.nAtoms(); j++) {
        LennardJones12x6 v = (LennardJones12x6) pairs.potential(pairs.type(i), pairs.type(j));
        sum += v == null ? 0 : v.c12() / 9 - v.c6() / 3;
      }
    }
    double expected = 2 * Math.PI * sum / Math.pow(2.5, 3);
    double without = energy(build(TOPOLOGY, CHAIN), "nonbonded");
    tail = true;
    assertThat(energy(build(TOPOLOGY, CHAIN), "nonbonded") - without)
        .isCloseTo(expected, within(1e-12 * Math.abs(without)));
    assertThat(Math.abs(expected)).isGreaterThan(1e-9 * Math.abs(without));
  }

  /** Functions 5 and 6 between the atoms 1 and 6 of both chains. */
  @Test
  void gaussianContactsOfSmog() throws IOException {
    MolecularSystem plain = build(TOPOLOGY, CHAIN);
    double[] x = plain.composite().copyReference();
    double well = 0;
    double cored = 0;
    for (int a : new int[] {0, 24}) {
      double r2 =
          plain
              .composite()
              .box()
              .nearest2(x[a + 15] - x[a], x[a + 16] - x[a + 1], x[a + 17] - x[a + 2]);
      double gauss = Math.exp(-Math.pow(Math.sqrt(r2) - 0.3, 2) / (2 * 0.2 * 0.2));
      well -= 3 * gauss;
      cored += (3 + 1e-5 * Math.pow(r2, -6)) * (1 - gauss) - 3;
    }
    String five = CHAIN.replace("1 5 1\n", "1 5 1\n1 6 5 3 0.3 0.2\n");
    assertThat(energy(build(TOPOLOGY, five), "gaussian-contact"))
        .isNotZero()
        .isCloseTo(well, within(1e-12));
    String six = five.replace("1 6 5 3 0.3 0.2", "1 6 6 3 0.3 0.2 1e-5");
    assertThat(energy(build(TOPOLOGY, six), "gaussian-contact"))
        .isCloseTo(cored, within(1e-12 * Math.abs(cored)));
    assertRefused(TOPOLOGY, five.replace("1 6 5 3", "1 6 3 3"))
        .hasMessageContaining("function 3 of [ pairs ] is not read; allowed: 1, 2, 5, 6");
  }

  private static NonbondedPairs nonbonded(MolecularSystem system) {
    return (NonbondedPairs) system.terms().get(system.terms().size() - 1);
  }

  @Test
  void aCutoffBeyondHalfTheCellIsRefused() {
    assertThatThrownBy(() -> build(TOPOLOGY, CHAIN, 1.3, REACTION_FIELD))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("Invalid `system.cutoff` 1.3 nm")
        .hasMessageContaining("conf.gro, 2.5 nm");
  }

  @Test
  void aCellHasThreeOrNineNumbers() {
    coordinates = coordinates.replace("2.5 2.5 2.5\n", "2.5 2.5\n");
    assertRefused(TOPOLOGY, CHAIN)
        .hasMessageContaining("conf.gro:19: the cell has 2 numbers; allowed are 3 or 9");
  }

  private AbstractThrowableAssert<?, ? extends Throwable> assertRefused(
      String topology, String chain) {
    return assertThatThrownBy(() -> build(topology, chain)).isInstanceOf(InputException.class);
  }

  private static double energy(MolecularSystem system, String term) {
    return EngineResult.of(system, system.composite().copyReference()).energyByTerm().get(term);
  }

  private MolecularSystem build(String topology, String chain) throws IOException {
    return build(topology, chain, 1, REACTION_FIELD);
  }

  private MolecularSystem build(
      String topology, String chain, double cutoff, ElectrostaticsConfig electrostatics)
      throws IOException {
    Files.writeString(directory.resolve("topol.top"), topology);
    Files.writeString(directory.resolve("chain.itp"), chain);
    Files.writeString(directory.resolve("conf.gro"), coordinates);
    Files.writeString(
        directory.resolve("run.mdp"),
        """
        integrator = md
        nsteps = 0
        cutoff-scheme = Verlet
        verlet-buffer-tolerance = -1
        rlist = 1.1
        rvdw = 1.0
        rcoulomb = 1.0
        vdw-modifier = Force-switch
        rvdw-switch = 0.8
        coulombtype = Reaction-Field
        epsilon-r = 2
        epsilon-rf = 20
        """);
    return GromacsSystem.build(
        new GromacsConfig(
            directory.resolve("topol.top").toString(),
            directory.resolve("conf.gro").toString(),
            List.of(),
            List.of(),
            "",
            true,
            cutoff,
            truncation,
            truncation.switches() ? 0.8 : cutoff,
            tail,
            0.1,
            electrostatics,
            0));
  }

  /** Two helices that cross the faces of a cell. */
  private static String helices() {
    StringBuilder gro = new StringBuilder("helices\n16\n");
    for (int i = 0; i < 16; i++) {
      double t = 1.9 * (i % 8) + 0.1 * (i * i % 5);
      double x = 0.05 + 0.12 * Math.cos(t) + (i < 8 ? 0 : 0.55);
      double y = 0.1 + 0.12 * Math.sin(t);
      double z = 2.0 + 0.1 * (i % 8) + 0.02 * (i * 7 % 3);
      double[] r = {x, y, z};
      gro.append("%5d%-5s%5s%5d".formatted(1, "X", "X", i + 1));
      for (double c : r) {
        gro.append(String.format(java.util.Locale.ROOT, "%12.6f", c - 2.5 * Math.floor(c / 2.5)));
      }
      gro.append('\n');
    }
    return gro + "2.5 2.5 2.5\n";
  }
}
