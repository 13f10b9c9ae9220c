package continuo.systems.lammps;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import continuo.config.LammpsConfig;
import continuo.export.EngineResult;
import continuo.export.Lammps;
import continuo.forcefield.MolecularSystem;
import continuo.systems.GivenData;
import continuo.units.UnitSystem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The Kremer–Grest melt that LAMMPS is benchmarked with: 320 chains of 100 beads. The energies per
 * bead are those LAMMPS prints for its files.
 */
class KremerGrestTest {
  private static final int BEADS = 32_000;

  @TempDir Path directory;

  @Test
  void energiesAreThePublishedOnes() throws IOException {
    MolecularSystem melt = melt();
    EngineResult result = EngineResult.of(melt, melt.composite().copyReference());
    assertThat(melt.composite().nComponents()).isEqualTo(320);
    assertThat(result.energyByTerm().get("lennard-jones") / BEADS)
        .isCloseTo(0.44484087, within(0.5e-8));
    assertThat(result.energyByTerm().get("fene-bond") / BEADS).isCloseTo(20.494523, within(0.5e-6));
  }

  @Test
  void energiesAndForcesAreThoseOfLammps() throws IOException, InterruptedException {
    MolecularSystem melt = melt();
    double[] x = melt.composite().copyReference();
    EngineResult.of(melt, x)
        .requireEqual(
            "Kremer-Grest melt", new Lammps(UnitSystem.LJ, directory).evaluate(melt, x), 1e-10);
  }

  private MolecularSystem melt() throws IOException {
    Path data = GivenData.file("polymer/kg-melt-data.chain.gz");
    Path script = directory.resolve("in.kg");
    Files.writeString(
        script,
        """
        units lj
        atom_style bond
        special_bonds fene
        pair_style lj/cut 1.12
        pair_modify shift yes
        bond_style fene
        pair_coeff 1 1 1.0 1.0 1.12
        bond_coeff 1 30.0 1.5 1.0 1.0
        """);
    return LammpsSystem.build(
        new LammpsConfig(data.toString(), script.toString(), 0.4), UnitSystem.LJ);
  }
}
