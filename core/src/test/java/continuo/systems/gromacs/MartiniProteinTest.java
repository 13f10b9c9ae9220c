package continuo.systems.gromacs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import continuo.config.ElectrostaticsConfig;
import continuo.config.GromacsConfig;
import continuo.config.PairTruncation;
import continuo.export.ComparisonReport;
import continuo.export.EngineResult;
import continuo.forcefield.HarmonicBonds;
import continuo.forcefield.MolecularSystem;
import continuo.systems.GivenData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Hen lysozyme of the MARTINI 3 tools with its elastic network. The force-field table is not among
 * the published files; the one here has the names of its types with made-up parameters, and nothing
 * for the type of the virtual sites of several atoms.
 */
class MartiniProteinTest {
  private static final String ELASTIC = "martini/lysozyme-elastic/";
  private static final String GO = "martini/lysozyme-go/";
  private static final String TYPES =
      "C6 P2 P5 Q5 Q5n SC2 SC3 SC4 SP1 SP2 SP2a SP5 SQ3p SQ4p SQ5n TC3 TC4 TC6 TN5a TN6 TN6d TP1 W";

  @TempDir Path directory;

  /** Elastic bonds have the stiffness 700 and the lengths of the structure, rounded to 1e-4 nm. */
  @Test
  void theElasticNetworkIsThePublishedOne() throws IOException {
    MolecularSystem protein = protein(ELASTIC);
    HarmonicBonds bonds = (HarmonicBonds) protein.terms().get(0);
    int elastic = 0;
    for (int b = 0; b < bonds.topology().size(); b++) {
      if (bonds.stiffness(b) == 700) {
        elastic++;
        double r2 = 0;
        for (int axis = 0; axis < 3; axis++) {
          double d =
              protein.composite().reference(bonds.topology().i(b), axis)
                  - protein.composite().reference(bonds.topology().j(b), axis);
          r2 += d * d;
        }
        assertThat(bonds.restLength(b)).isCloseTo(Math.sqrt(r2), within(1.8e-4));
      }
    }
    assertThat(elastic).isEqualTo(491);
    // 433 beads of the file, 129 virtual sites on backbone beads and 6 in the rings of tryptophan.
    assertThat(protein.composite().nAtoms()).isEqualTo(298);
  }

  /**
   * GROMACS keeps positions in single precision: up to 7 nm they are off by 2.4e-7 nm, angles by
   * 4e-6 rad and the energy of an angle 0.2 rad from its rest by 4e-5.
   */
  @Test
  void energiesAreThoseOfGromacs() throws IOException, InterruptedException {
    compare("MARTINI lysozyme elastic (gmx)", ELASTIC);
  }

  /** Contacts between virtual sites on backbone beads: a Lennard-Jones term of their own. */
  @Test
  void energiesOfContactsBetweenVirtualSitesAreThoseOfGromacs()
      throws IOException, InterruptedException {
    Map<String, Double> ours = compare("MARTINI lysozyme Go (gmx)", GO);
    assertThat(ours.get("lennard-jones")).isLessThan(-1000);
  }

  private Map<String, Double> compare(String system, String folder)
      throws IOException, InterruptedException {
    MolecularSystem protein = protein(folder);
    Map<String, Double> ours =
        EngineResult.of(protein, protein.composite().copyReference()).energyByTerm();
    Map<String, Double> theirs = new Gromacs(directory).energies();
    compare(system, "Bond", ours.get("harmonic-bond"), theirs);
    compare(system, "G96Angle", ours.get("g96-angle"), theirs);
    compare(system, "Restr. Angles", ours.get("restricted-angle"), theirs);
    compare(system, "Proper Dih.", ours.get("periodic-dihedral"), theirs);
    compare(system, "Improper Dih.", ours.get("harmonic-dihedral"), theirs);
    double pairs = theirs.get("LJ (SR)") + theirs.get("Coulomb (SR)");
    double sites = ours.getOrDefault("lennard-jones", 0.0);
    compare(system, "pairs", ours.get("nonbonded") + sites, Map.of("pairs", pairs));
    return ours;
  }

  private static void compare(String system, String name, double ours, Map<String, Double> theirs) {
    assertThat(theirs).containsKey(name);
    ComparisonReport.add(system, name, ours, theirs.get(name));
    assertThat(ours).as(name).isCloseTo(theirs.get(name), within(4e-5 * Math.abs(ours)));
  }

  private MolecularSystem protein(String folder) throws IOException {
    writeFiles(folder);
    return GromacsSystem.build(
        new GromacsConfig(
            directory.resolve("topol.top").toString(),
            directory.resolve("conf.gro").toString(),
            List.of(GivenData.file(folder + "molecule_0.itp").getParent().toString()),
            List.of("FLEXIBLE"),
            "",
            true,
            1.1,
            PairTruncation.SHIFTED,
            1.1,
            false,
            0.1,
            new ElectrostaticsConfig(ElectrostaticsConfig.Law.REACTION_FIELD, 15, 0, 0, false, 0),
            // GROMACS gives constraints no energy.
            1e-12));
  }

  private void writeFiles(String folder) throws IOException {
    Path given = GivenData.file(folder + "molecule_0.itp").getParent();
    StringBuilder table = new StringBuilder("[ defaults ]\n1 2\n[ atomtypes ]\n");
    double epsilon = 1.5;
    for (String type : TYPES.split(" ")) {
      epsilon += 0.1;
      table.append(type).append(" 72 0 A 0.42 ").append(epsilon).append('\n');
    }
    table.append("TC5 72 0 A 0.34 0\n");
    Files.writeString(directory.resolve("martini.itp"), table);
    String topology = Files.readString(given.resolve("topol.top"));
    Files.writeString(directory.resolve("topol.top"), topology);
    List<String> atoms =
        Files.readAllLines(given.resolve("cg.pdb")).stream()
            .filter(line -> line.startsWith("ATOM"))
            .toList();
    StringBuilder gro = new StringBuilder("lysozyme\n" + atoms.size() + "\n");
    for (int i = 0; i < atoms.size(); i++) {
      gro.append(String.format(Locale.ROOT, "%5d%-5s%5s%5d", 1, "X", "X", i + 1));
      for (int axis = 0; axis < 3; axis++) {
        double x = Double.parseDouble(atoms.get(i).substring(30 + 8 * axis, 38 + 8 * axis).strip());
        gro.append(String.format(Locale.ROOT, "%12.6f", 5 + x / 10));
      }
      gro.append('\n');
    }
    Files.writeString(directory.resolve("conf.gro"), gro.append("10 10 10\n"));
    Files.writeString(
        directory.resolve("run.mdp"),
        """
        integrator = md
        nsteps = 0
        define = -DFLEXIBLE
        include = -I%s
        cutoff-scheme = Verlet
        verlet-buffer-tolerance = -1
        rlist = 1.2
        rvdw = 1.1
        rcoulomb = 1.1
        vdw-modifier = Potential-shift
        coulombtype = Reaction-Field
        epsilon-r = 15
        epsilon-rf = 0
        """
            .formatted(given));
  }
}
