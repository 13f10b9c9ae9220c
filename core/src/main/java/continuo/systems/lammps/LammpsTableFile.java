package continuo.systems.lammps;

import continuo.forcefield.TabulatedPotential;
import continuo.systems.topology.InputText;
import continuo.systems.topology.PairTableFile;
import continuo.systems.topology.SourceLine;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Files of pair tables: keyword, a line {@code N n …}, a blank line, rows of index, r, V and −V′.
 */
final class LammpsTableFile {
  private LammpsTableFile() {}

  /**
   * @param length nm in a unit of length of the file
   * @param energy kJ/mol in a unit of energy of the file
   * @param where the line that asks for it
   * @throws continuo.error.InputException if there is no such table, or it is not evenly spaced
   */
  static TabulatedPotential read(
      Path file, String keyword, double length, double energy, SourceLine where) {
    List<SourceLine> lines = new ArrayList<>();
    List<String> text = InputText.lines(file);
    for (int n = 0; n < text.size(); n++) {
      String content = text.get(n).replaceFirst("#.*", "").strip();
      if (!content.isEmpty()) {
        lines.add(new SourceLine(file.toString(), n + 1, content.split("\\s+")));
      }
    }
    int at = 0;
    while (at < lines.size() && !lines.get(at).words()[0].equals(keyword)) {
      at++;
    }
    if (at + 1 >= lines.size()) {
      throw where.error("no table %s in %s".formatted(keyword, file));
    }
    SourceLine parameters = lines.get(at + 1);
    int points = 0;
    for (int w = 0; w < parameters.size(); w++) {
      if (parameters.words()[w].equals("N")) {
        points = parameters.integer(w + 1, "number of points", 4, Integer.MAX_VALUE);
      } else if (List.of("RSQ", "BITMAP").contains(parameters.words()[w])) {
        throw parameters.error(
            "a table spaced by %s is not read; allowed: evenly spaced in r"
                .formatted(parameters.words()[w]));
      }
    }
    List<double[]> rows = new ArrayList<>();
    for (int n = at + 2; n < at + 2 + points; n++) {
      if (n >= lines.size() || lines.get(n).size() != 4) {
        throw parameters.error("%d points are needed, found %d".formatted(points, n - at - 2));
      }
      rows.add(lines.get(n).numbersFrom(1, "value"));
    }
    return PairTableFile.table(file + " " + keyword, rows, length, energy);
  }
}
