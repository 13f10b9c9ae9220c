package continuo.systems.gromacs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import continuo.config.ElectrostaticsConfig;
import continuo.config.GromacsConfig;
import continuo.config.PairTruncation;
import continuo.export.ComparisonReport;
import continuo.export.EngineResult;
import continuo.export.Lammps;
import continuo.forcefield.MolecularSystem;
import continuo.systems.GivenData;
import continuo.units.UnitSystem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The Cα Gō model of chymotrypsin inhibitor 2 with which OpenSMOG is tested: ten frames and the
 * energies its authors publish for them, in single precision.
 */
class GoProteinTest {
  private static final String FOLDER = "go/2ci2-ca/";

  @TempDir Path directory;

  @Test
  void energiesAreThePublishedOnes() throws IOException {
    List<String> energies = Files.readAllLines(GivenData.file(FOLDER + "energies"));
    for (int frame = 0; frame < 10; frame++) {
      MolecularSystem protein = protein(frame);
      EngineResult result = EngineResult.of(protein, protein.composite().copyReference());
      double total = result.energyByTerm().values().stream().mapToDouble(e -> e).sum();
      double published = Double.parseDouble(energies.get(frame));
      ComparisonReport.add("CI2 Go, frame " + frame, "energy", total, published);
      assertThat(total).isCloseTo(published, within(1.2e-3));
    }
  }

  /** Five-point differences of the energy along every coordinate of one frame. */
  @Test
  void forcesAreDerivativesOfTheEnergy() {
    MolecularSystem protein = protein(0);
    double[] x = protein.composite().copyReference();
    EngineResult result = EngineResult.of(protein, x);
    double[] differences = new double[x.length];
    double h = 1e-4;
    for (int c = 0; c < x.length; c++) {
      differences[c] =
          (energy(protein, x, c, 2 * h)
                  - 8 * energy(protein, x, c, h)
                  + 8 * energy(protein, x, c, -h)
                  - energy(protein, x, c, -2 * h))
              / (12 * h);
    }
    // Truncation: h⁴/30 times the fifth derivative of a repulsion of 5 at 0.38, 5·524160/0.38⁵, is
    // 1e-9. Rounding: 1e-13 of the energy over h is 1e-9. The largest force is about 100.
    assertThat(result.worstForceDifference(differences)).isLessThan(1e-9);
  }

  /** The contacts are tables; the present distances are points of them. */
  @Test
  void energiesAndForcesAreThoseOfLammps() throws IOException, InterruptedException {
    MolecularSystem protein = protein(0);
    double[] x = protein.composite().copyReference();
    EngineResult.of(protein, x)
        .requireEqual(
            "CI2 Go", new Lammps(UnitSystem.MOLECULAR, directory).evaluate(protein, x), 1e-10);
  }

  private static double energy(MolecularSystem protein, double[] x, int coordinate, double by) {
    double[] moved = x.clone();
    moved[coordinate] += by;
    return EngineResult.of(protein, moved).energyByTerm().values().stream()
        .mapToDouble(e -> e)
        .sum();
  }

  private static MolecularSystem protein(int frame) {
    return GromacsSystem.build(
        new GromacsConfig(
            GivenData.file(FOLDER + "opentest.top").toString(),
            GivenData.file(FOLDER + "frame." + frame + ".gro").toString(),
            List.of(),
            List.of(),
            GivenData.file(FOLDER + "opentest.xml").toString(),
            false,
            3,
            PairTruncation.CUT,
            3,
            false,
            0.1,
            new ElectrostaticsConfig(ElectrostaticsConfig.Law.NONE, 1, 0, 0, false, 0),
            0));
  }
}
