package continuo.bench.peer;

import continuo.error.InputException;
import continuo.export.LammpsExport;
import continuo.export.MdSettings;
import continuo.forcefield.MolecularSystem;
import continuo.units.UnitSystem;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Energies of a system as LAMMPS evaluates what the export writes. */
public final class LammpsEnergies {
  private static final double KCAL_TO_KJ = 4.184;

  private LammpsEnergies() {}

  /**
   * Exports the system, runs LAMMPS on it and reads the energy of every term.
   *
   * @param command program and options, for example {@code lmp}
   * @param system atoms and terms
   * @param positions [atom][xyz], nm; read
   * @param settings units and dynamics of the script
   * @param directory for its files; made if it is not there
   * @return energy by name of the term, kJ/mol
   * @throws InputException if LAMMPS cannot be started, fails or prints no energies
   */
  public static Map<String, Double> evaluate(
      String command,
      MolecularSystem system,
      double[] positions,
      MdSettings settings,
      Path directory) {
    List<String> words = new ArrayList<>(PeerCommand.words("lammps", command));
    LammpsExport.write(system, positions, settings, directory);
    words.addAll(List.of("-in", LammpsExport.SCRIPT, "-log", "none"));
    Map<String, Double> energies =
        parse(PeerProcess.run("lammps=" + command, words, directory).text(), settings.units());
    if (energies.isEmpty()) {
      throw new InputException(
          "Cannot use lammps=%s: it printed no line \"term NAME ENERGY\"".formatted(command));
    }
    return energies;
  }

  /**
   * The lines "term NAME ENERGY" that the exported script prints.
   *
   * @param text what LAMMPS printed
   * @param units of the system that was exported
   * @return energy by name of the term, kJ/mol
   */
  public static Map<String, Double> parse(String text, UnitSystem units) {
    double unit = units == UnitSystem.LJ ? 1 : KCAL_TO_KJ;
    Map<String, Double> energies = new LinkedHashMap<>();
    text.lines()
        .map(line -> line.split(" "))
        .filter(words -> words.length >= 3 && words[0].equals("term"))
        .forEach(words -> energies.put(words[1], unit * Double.parseDouble(words[2])));
    return energies;
  }
}
