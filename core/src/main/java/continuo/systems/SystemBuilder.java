package continuo.systems;

import continuo.config.CapsidConfig;
import continuo.config.GromacsConfig;
import continuo.config.HarmonicCrystalConfig;
import continuo.config.LammpsConfig;
import continuo.config.RunConfig;
import continuo.config.SuperlatticeConfig;
import continuo.config.SystemConfig;
import continuo.forcefield.MolecularSystem;
import continuo.systems.gromacs.GromacsSystem;
import continuo.systems.lammps.LammpsSystem;

/** Builds the system a configuration asks for. */
public final class SystemBuilder {
  private SystemBuilder() {}

  /**
   * @param config the configuration; its seed keys the disorder
   * @return atoms at their reference positions and the energy terms
   * @throws continuo.error.InputException if a file cannot be read or the geometry cannot work
   */
  public static MolecularSystem build(RunConfig config) {
    return AddedTerms.add(base(config), config.forcefield(), config.units());
  }

  private static MolecularSystem base(RunConfig config) {
    SystemConfig system = config.system();
    if (system instanceof SuperlatticeConfig superlattice) {
      return Superlattice.build(superlattice, config.units());
    } else if (system instanceof HarmonicCrystalConfig crystal) {
      return HarmonicCrystal.build(crystal, config.seed());
    } else if (system instanceof CapsidConfig capsid) {
      return ElasticCapsid.build(capsid);
    } else if (system instanceof GromacsConfig files) {
      return GromacsSystem.build(files);
    } else if (system instanceof LammpsConfig files) {
      return LammpsSystem.build(files, config.units());
    }
    throw new IllegalStateException("No builder for " + system);
  }
}
