package continuo.export;

import continuo.error.InputException;
import continuo.error.StorageException;
import continuo.forcefield.MolecularSystem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes a system for LAMMPS: {@code system.data} (atoms and topology), {@code system.settings}
 * (coefficients), {@code system*.table} where a form is missing, {@code in.system} (the script).
 * {@code lmp -in in.system} prints the energy of every term with 17 digits and writes the forces as
 * {@code forces.dump}; {@code -var steps N} adds N steps of Langevin dynamics with the temperature,
 * collision rate and time step of the configuration.
 *
 * <p>Units: {@code real} for molecular systems, {@code lj} for reduced ones.
 */
public final class LammpsExport {
  static final String DATA = "system.data";
  static final String SETTINGS = "system.settings";

  /** Name of the script. */
  public static final String SCRIPT = "in.system";

  /** Tables of energies of pairs where LAMMPS lacks a form. */
  static final String TABLE = "system.table";

  private LammpsExport() {}

  /**
   * Writes the files; those of the same names are replaced.
   *
   * @param system atoms and terms
   * @param positions [atom][xyz] flat, nm, unwrapped; read
   * @param settings how LAMMPS is to move the atoms
   * @param directory made if it is not there
   * @return the files written
   * @throws InputException if LAMMPS cannot have a term (two mixed energy surfaces, images that are
   *     not the nearest); names it
   * @throws StorageException if a file cannot be written
   */
  public static List<Path> write(
      MolecularSystem system, double[] positions, MdSettings settings, Path directory) {
    LammpsModel model = new LammpsModel(system, positions, LammpsUnits.of(settings.units()));
    List<Path> files = new ArrayList<>();
    files.add(write(directory.resolve(DATA), LammpsData.text(model)));
    files.add(write(directory.resolve(SETTINGS), LammpsScript.settings(model)));
    for (TableFile table : model.tableFiles()) {
      files.add(write(directory.resolve(table.name()), table.text()));
    }
    files.add(write(directory.resolve(SCRIPT), LammpsScript.script(model, settings)));
    return files;
  }

  /** The file gets its name when it is complete. */
  static Path write(Path file, CharSequence text) {
    Path unfinished = file.resolveSibling("_" + file.getFileName() + ".tmp");
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      Files.writeString(unfinished, text);
      return Files.move(unfinished, file, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new StorageException("Cannot write %s: %s".formatted(file, e), e);
    }
  }
}
