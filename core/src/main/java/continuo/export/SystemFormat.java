package continuo.export;

import continuo.forcefield.MolecularSystem;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Programs that a system can be written for. */
public enum SystemFormat {
  /** Data file, coefficients and input script of LAMMPS; see {@link LammpsExport}. */
  LAMMPS {
    @Override
    public List<Path> write(
        MolecularSystem system, double[] positions, MdSettings settings, Path directory) {
      return LammpsExport.write(system, positions, settings, directory);
    }
  };

  /** The word on the command line. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The format of a word, if it is one. */
  public static Optional<SystemFormat> of(String word) {
    return Arrays.stream(values())
        .filter(format -> format.label().equals(word.toLowerCase(Locale.ROOT)))
        .findFirst();
  }

  /**
   * Writes the files; those of the same names are replaced.
   *
   * @param system atoms and terms
   * @param positions [atom][xyz] flat, nm, unwrapped; read
   * @param settings how the atoms are to move
   * @param directory made if it is not there
   * @return the files written
   * @throws continuo.error.InputException if the program has no form that equals a term; names it
   * @throws continuo.error.StorageException if a file cannot be written
   */
  public abstract List<Path> write(
      MolecularSystem system, double[] positions, MdSettings settings, Path directory);
}
