package continuo.systems.lammps;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import continuo.config.LammpsConfig;
import continuo.error.InputException;
import continuo.export.EngineResult;
import continuo.export.Lammps;
import continuo.forcefield.LennardJones;
import continuo.forcefield.MolecularSystem;
import continuo.systems.GivenData;
import continuo.units.UnitSystem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LammpsSystemTest {
  /** Seven atoms of two molecules; a bond and an angle go through the faces of the cell. */
  private static final String DATA =
      """
      hand-made

      7 atoms
      2 atom types
      5 bonds
      3 bond types
      3 angles
      3 angle types
      4 dihedrals
      4 dihedral types
      2 impropers
      2 improper types
      -1 11.5 xlo xhi
      0 13 ylo yhi
      2 14.25 zlo zhi

      Masses

      1 12.5
      2 20

      Atoms # full

      2 1 2 -0.1 1.1 1.9 4.2 1 0 0
      1 1 1 0.1 11.2 1 4 0 0 0
      3 1 1 0.0 2.3 1.1 3.3 1 0 0
      4 1 1 0.0 3.1 1.8 2.4 1 0 0
      5 1 2 0.0 4.4 0.6 2.9 1 0 0
      6 2 2 0.0 7.1 5.2 9.9 0 0 0
      7 2 1 0.0 8.0 6.1 10.8 0 0 0

      Bonds

      1 1 1 2
      2 2 2 3
      3 3 3 4
      4 1 4 5
      5 2 6 7

      Angles

      1 1 1 2 3
      2 2 2 3 4
      3 3 3 4 5

      Dihedrals

      1 1 1 2 3 4
      2 2 2 3 4 5
      3 3 1 2 3 4
      4 4 2 3 4 5

      Impropers

      1 1 1 2 3 4
      2 2 2 3 4 5
      """;

  private static final String SETTINGS =
      """
      units real
      atom_style full
      pair_style lj/cut 5.0
      pair_modify shift yes mix arithmetic
      special_bonds lj/coul 0.0 0.0 1.0
      bond_style hybrid harmonic morse fene
      angle_style hybrid harmonic cosine cosine/squared
      dihedral_style hybrid charmm harmonic opls multi/harmonic
      improper_style hybrid harmonic cvff
      read_data small.data
      pair_coeff 1 1 0.2 3.1
      pair_coeff 2 2 0.3 &
        3.5 4.5
      bond_coeff 1 harmonic 100 1.4
      bond_coeff 2 morse 20 1.5 1.3
      bond_coeff 3 fene 30 3 0.2 1.1
      angle_coeff 1 harmonic 30 110
      angle_coeff 2 cosine 5
      angle_coeff 3 cosine/squared 20 100
      dihedral_coeff 1 charmm 1.5 3 40 0.0
      dihedral_coeff 2 harmonic 2 -1 2
      dihedral_coeff 3 opls 1 -2 0.5 0.25
      dihedral_coeff 4 multi/harmonic 1 2 -3 0.5 0.75
      improper_coeff 1 harmonic 12 0
      improper_coeff 2 cvff 3 -1 2
      """;

  @TempDir Path directory;

  /** LAMMPS evaluates the same files. */
  @ParameterizedTest
  @ValueSource(strings = {"", "1.5 -2 3.25 xy xz yz\n"})
  void energiesAreThoseOfLammps(String tilt) throws IOException, InterruptedException {
    MolecularSystem system = build(DATA.replace("\nMasses", tilt + "\nMasses"), SETTINGS);
    EngineResult result = EngineResult.of(system, system.composite().copyReference());
    Map<String, Double> energy = result.energyByTerm();
    Files.writeString(
        directory.resolve("in.system"),
        SETTINGS
            + """
            thermo_style custom ebond eangle edihed eimp evdwl
            run 0
            print "term bond $(ebond:%.17g)"
            print "term angle $(eangle:%.17g)"
            print "term dihedral $(edihed:%.17g)"
            print "term improper $(eimp:%.17g)"
            print "term pair $(evdwl:%.17g)"
            """);
    Map<String, Double> theirs = new Lammps(UnitSystem.MOLECULAR, directory).energies();
    double bonds = energy.get("harmonic-bond") + energy.get("morse-bond") + energy.get("fene-bond");
    double angles =
        energy.get("harmonic-angle") + energy.get("cosine-angle") + energy.get("g96-angle");
    // The cvff improper is a periodic dihedral of ours.
    double dihedrals =
        energy.get("periodic-dihedral")
            + energy.get("ryckaert-bellemans-dihedral")
            + energy.get("harmonic-dihedral");
    assertThat(bonds).isCloseTo(theirs.get("bond"), within(1e-10 * bonds));
    assertThat(angles).isCloseTo(theirs.get("angle"), within(1e-10 * angles));
    assertThat(dihedrals)
        .isCloseTo(theirs.get("dihedral") + theirs.get("improper"), within(1e-10 * dihedrals));
    double pairs = energy.get("lennard-jones");
    assertThat(pairs).isNotZero().isCloseTo(theirs.get("pair"), within(1e-10 * Math.abs(pairs)));
  }

  /** Pair styles with their coefficients; LAMMPS evaluates the same files. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "buck 5.0 | 1 1 9000 0.3 120; 1 2 5000 0.3 90; 2 2 4000 0.35 70 4.5 | shift yes",
        "born 5.0 | * * 0.3 0.4 3.0 150 0 | shift yes",
        "gauss 5.0 | * * 2.5 0.3 | shift no",
        "lj/gromacs 3.5 5.0 | 1 1 0.2 3.1; 2 2 0.3 3.5 3 4.5 | mix arithmetic",
        "lj/mdf 3.5 5.0 | 1 1 0.2 3.1; 2 2 0.3 3.5 | mix geometric",
        "buck/mdf 3.5 5.0 | * * 9000 0.3 120 | shift no",
        "lennard/mdf 3.5 5.0 | * * 40000 120 | shift no",
        "lj/cut/coul/debye 0.2 5.0 | 1 1 0.2 3.1; 2 2 0.3 3.5 | shift yes",
        "lj/cut/coul/cut 4.5 5.0 | 1 1 0.2 3.1; 2 2 0.3 3.5 | shift yes",
        "lj/cut/coul/dsf 0.2 5.0 | 1 1 0.2 3.1; 2 2 0.3 3.5 | shift yes",
        "coul/debye 0.2 5.5 | * * | mix geometric",
        "hybrid/overlay lj/cut 5.0 buck 4.5 coul/cut 5.5 | 1 1 lj/cut 0.2 3.1; 1 2 lj/cut 0.1 3; "
            + "1 2 buck 5000 0.3 90; 2 2 buck 4000 0.35 70; * * coul/cut | pair lj/cut shift yes",
        "hybrid buck 5.0 buck 4.5 | 1 1 buck 1 9000 0.3 120; 1 2 buck 2 5000 0.3 90; 2 2 none "
            + "| pair buck 2 shift yes",
        "table linear 100001 | * * v.table V 4.8 | mix geometric",
      })
  void pairStylesAreThoseOfLammps(String style, String coefficients, String modify)
      throws IOException, InterruptedException {
    StringBuilder table = new StringBuilder("# of a pair\n\nV\nN 2001 R 1.0 5.0\n\n");
    for (int n = 0; n <= 2000; n++) {
      double r = 1 + 0.002 * n;
      table.append("%d %s %s %s%n".formatted(n + 1, r, 5 / (r * r), 10 / (r * r * r)));
    }
    Files.writeString(directory.resolve("v.table"), table);
    StringBuilder lines = new StringBuilder();
    for (String words : coefficients.split("; ")) {
      lines.append("pair_coeff ").append(words.strip()).append('\n');
    }
    String settings =
        SETTINGS
            .replace("lj/cut 5.0", style)
            .replace("shift yes mix arithmetic", modify + "\ndielectric 2.5")
            .replace("pair_coeff 1 1 0.2 3.1\n", lines)
            .replace("pair_coeff 2 2 0.3 &\n  3.5 4.5\n", "");
    MolecularSystem system = build(DATA.replace("0.0 ", "0.7 "), settings);
    double ours =
        EngineResult.of(system, system.composite().copyReference())
            .energyByTerm()
            .entrySet()
            .stream()
            .filter(entry -> entry.getKey().equals("nonbonded"))
            .mapToDouble(Map.Entry::getValue)
            .sum();
    Files.writeString(
        directory.resolve("in.system"),
        settings
            + """
            thermo_style custom epair
            run 0
            print "term pair $(epair:%.17g)"
            """);
    double theirs = new Lammps(UnitSystem.MOLECULAR, directory).energies().get("pair");
    // LAMMPS approximates erfc to 1.5e-7, and draws straight lines in r² between points of a table.
    double tolerance = style.contains("dsf") ? 1e-6 : style.startsWith("table") ? 1e-8 : 1e-10;
    assertThat(ours).isNotZero().isCloseTo(theirs, within(tolerance * Math.abs(theirs)));
  }

  @Test
  void atomsAreUnwrappedAndMoleculesAreComponents() throws IOException {
    MolecularSystem system = build(DATA, SETTINGS);
    assertThat(system.composite().nComponents()).isEqualTo(2);
    assertThat(system.composite().reference(1, 0)).isCloseTo(1.36, within(1e-15));
    assertThat(system.composite().mass(1)).isEqualTo(20);
    assertThat(system.composite().box().lx()).isCloseTo(1.25, within(1e-15));
    LennardJones pairs = (LennardJones) system.terms().get(system.terms().size() - 1);
    // 1-2 and 1-3 neighbours; the cut-off of unlike types is mixed as well.
    assertThat(pairs.exclusions().size()).isEqualTo(8);
    assertThat(pairs.table().cutoff(0, 1)).isCloseTo(0.475, within(1e-15));
  }

  @Test
  void labelsStandForTypes() throws IOException {
    String labelled =
        DATA.replace(
                "Masses\n\n1 12.5\n2 20", "Atom Type Labels\n\n1 C\n2 N\n\nMasses\n\nC 12.5\nN 20")
            .replace("2 1 2 -0.1", "2 1 N -0.1");
    assertThat(build(labelled, SETTINGS).composite().label(1).name()).isEqualTo("TN");
  }

  @Test
  void whatIsNotKnownIsRefusedByFileAndLine() {
    assertRefused(
            DATA,
            SETTINGS
                .replace("harmonic morse fene", "harmonic morse quartic")
                .replace("3 fene 30 3 0.2 1.1", "3 quartic 1 2 3 4 5"))
        .hasMessageContaining(
            "in.settings:16: bond_style quartic is not read; allowed: harmonic, fene, morse, zero");
    assertRefused(DATA, SETTINGS + "fix 1 all spring/self 10\n")
        .hasMessageContaining("in.settings:26: fix spring/self is not read");
    assertRefused(DATA, SETTINGS + "kspace_style pppm 1e-4\n")
        .hasMessageContaining("in.settings:26: command kspace_style is not read");
    assertRefused(DATA, SETTINGS.replace("lj/cut 5.0", "soft 5.0"))
        .hasMessageContaining("in.settings:3: pair_style soft is not read; allowed: born, buck,");
    String table =
        SETTINGS.replace("lj/cut 5.0", "table spline 100").replace("1 1 0.2 3.1", "* * T V");
    assertRefused(
            DATA, table.replace("* * T V", "* * " + Path.of("pom.xml").toAbsolutePath() + " V"))
        .hasMessageContaining("pom.xml is outside the folders of the input");
    assertRefused(DATA, SETTINGS.replace("units real", "units metal"))
        .hasMessageContaining("units metal; `units = molecular` in the configuration needs real");
    assertRefused(DATA.replace("0 13 ylo yhi", "0 13 ylo yhi\n7 0 0 xy xz yz"), SETTINGS)
        .hasMessageContaining("small.data: Invalid box: tilt xy = 0.7");
    assertRefused(DATA.replace("Impropers\n", "EndBondTorsion Coeffs\n"), SETTINGS)
        .hasMessageContaining(
            "small.data:55: section EndBondTorsion Coeffs is not read; allowed: Angles, Atoms");
  }

  /** The data file holds other values, which the script's replace wherever they are read. */
  @Test
  void coefficientsOfTheScriptWin() throws IOException {
    String coefficients =
        """
        Pair Coeffs

        1 1.0 2.0
        2 1.0 2.0

        Angle Coeffs # hybrid

        1 harmonic 1 90
        2 cosine 50
        3 cosine/squared 1 90

        Atoms # full
        """;
    MolecularSystem plain = build(DATA, SETTINGS);
    MolecularSystem both = build(DATA.replace("Atoms # full\n", coefficients), SETTINGS);
    double[] positions = plain.composite().copyReference();
    assertThat(EngineResult.of(both, positions).energyByTerm())
        .isEqualTo(EngineResult.of(plain, positions).energyByTerm());
  }

  @Test
  void typesOfAPairMayStandInEitherOrder() throws IOException {
    assertThat(pairs(SETTINGS + "pair_coeff 2 1 0.25 3.3 4.0\n").table().epsilon(0, 1))
        .isEqualTo(0.25 * 4.184);
    assertThat(pairs(SETTINGS + "pair_coeff 1*2 1*2 0.25 3.3\n").table().epsilon(1, 1))
        .isEqualTo(0.25 * 4.184);
    String three = DATA.replace("2 atom types", "3 atom types").replace("2 20\n", "2 20\n3 30\n");
    assertRefused(three, SETTINGS + "pair_coeff 3 1*2 0.25 3.3\n")
        .hasMessageContaining("in.settings:26: no type of the second range is as great");
  }

  private LennardJones pairs(String settings) throws IOException {
    MolecularSystem system = build(DATA, settings);
    return (LennardJones) system.terms().get(system.terms().size() - 1);
  }

  @ParameterizedTest
  @CsvSource({
    "neigh_modify exclude type 1 2, neigh_modify … exclude is not read",
    "neigh_modify delay 0 exclude type 1 2, neigh_modify … exclude is not read",
    "if 1 then quit, command if is not read",
    "run 10 every 1 quit, run … every is not read",
    "read_data more.data, a second read_data is not read",
    "pair_modify compute no, pair_modify compute no is not read",
    "pair_modify shift maybe, pair_modify shift maybe; allowed",
    "special_bonds lj/coul 0 0 1 angle yes, special_bonds angle yes is not read",
    "special_bonds lj/coul 0 0 1 dihedral yes, special_bonds dihedral yes is not read",
    "special_bonds fene 1, special_bonds … 1 is not read",
    "pair_modify tail yes, pair_modify shift yes and tail yes exclude each other",
    "pair_coeff 1 1 -0.2 3.1, epsilon -0.2",
    "pair_coeff 1 1 0.2 3.1 0, cut-off 0.0",
  })
  void commandsThatChangeInteractionsAreRefused(String command, String message) {
    assertRefused(DATA, SETTINGS + command + "\n")
        .hasMessageContaining("in.settings:")
        .hasMessageContaining(message);
  }

  @Test
  void commandsThatLeaveInteractionsAloneArePassedOver() throws IOException {
    String harmless =
        SETTINGS.replace("read_data small.data", "read_data small.data extra/bond/per/atom 2")
            + "special_bonds lj/coul 0 0 1 angle no dihedral no\nneigh_modify delay 0\nrun 10\n";
    assertThat(pairs(harmless).exclusions().size()).isEqualTo(8);
    assertRefused(DATA, SETTINGS.replace("small.data", "small.data add append"))
        .hasMessageContaining("in.settings:10: read_data … add is not read");
  }

  @Test
  void parametersOutOfRangeAreRefusedByFileAndLine() {
    assertRefused(DATA, SETTINGS.replace("fene 30 3", "fene 0 3"))
        .hasMessageContaining("small.data:36: Invalid fene-bond");
    assertRefused(DATA, SETTINGS.replace("harmonic 30 110", "harmonic 30 190"))
        .hasMessageContaining("small.data:42: Invalid harmonic-angle");
    assertRefused(DATA, SETTINGS.replace("charmm 1.5 3", "charmm 1.5 13"))
        .hasMessageContaining("small.data:48: Invalid periodic-dihedral");
  }

  @Test
  void aCellInWhichImagesOfExcludedPairsWouldInteractIsRefused() throws IOException {
    String large = SETTINGS.replace("lj/cut 5.0", "lj/cut 6.2");
    assertRefused(DATA, large)
        .hasMessageContaining("the smallest width of the cell, 1.225, is less than twice the");
    assertThat(build(DATA, large.replace("0.0 0.0 1.0", "1 1 1")).terms()).isNotEmpty();
  }

  @Test
  void brokenLinesAreRefusedByFileAndLine() {
    assertRefused(DATA.replace("5 2 6 7", "5 2 6 8"), SETTINGS)
        .hasMessageContaining("small.data:38: atom is 8, allowed are whole numbers from 1 to 7");
    assertRefused(DATA.replace("5 2 6 7\n", ""), SETTINGS)
        .hasMessageContaining("5 bonds, but section Bonds has 4 lines");
    assertRefused(DATA.replace("8.0 6.1 10.8 0 0 0", "8.0 6.1"), SETTINGS)
        .hasMessageContaining(
            "small.data:30: 6 columns; atom style full has 7, and 3 image flags if any");
    assertRefused(DATA, SETTINGS.replace("pair_coeff 2 2 0.3 &\n  3.5 4.5\n", ""))
        .hasMessageContaining("in.settings:3: pair_coeff of type 2 is missing");
    assertRefused(DATA, SETTINGS.replace("angle_coeff 2 cosine 5\n", ""))
        .hasMessageContaining("small.data:43: no angle_coeff for type 2");
    assertRefused(DATA, SETTINGS.replace("0.0 0.0 1.0", "0.0 0.0 0.5"))
        .hasMessageContaining("special_bonds with the weight 0.5; allowed are 0 and 1");
  }

  @Test
  void aForceFieldWithCrossTermsIsRefused() {
    String data = GivenData.file("polymer/cnt-styrene-mixing.data").toString();
    assertThatThrownBy(
            () -> LammpsSystem.build(new LammpsConfig(data, "", 0.1), UnitSystem.MOLECULAR))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("mixing.data:184: section BondBond Coeffs is not read; allowed: ");
  }

  private org.assertj.core.api.AbstractThrowableAssert<?, ? extends Throwable> assertRefused(
      String data, String settings) {
    return assertThatThrownBy(() -> build(data, settings)).isInstanceOf(InputException.class);
  }

  private MolecularSystem build(String data, String settings) throws IOException {
    Path dataFile = Files.writeString(directory.resolve("small.data"), data);
    Path script = Files.writeString(directory.resolve("in.settings"), settings);
    return LammpsSystem.build(
        new LammpsConfig(dataFile.toString(), script.toString(), 0.1), UnitSystem.MOLECULAR);
  }
}
