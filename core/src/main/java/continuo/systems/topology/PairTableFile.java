package continuo.systems.topology;

import continuo.error.InputException;
import continuo.forcefield.TabulatedPotential;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A pair potential as text: lines of r, V and −V′, with # before comments. */
public final class PairTableFile {
  private PairTableFile() {}

  /**
   * @param file columns r (nm), V (kJ/mol), −V′ (kJ/mol/nm), or all in reduced units
   * @throws InputException if it cannot be read, is not even, or V and its derivative disagree
   */
  public static TabulatedPotential read(Path file) {
    List<double[]> rows = new ArrayList<>();
    List<String> lines = InputText.lines(file);
    for (int n = 0; n < lines.size(); n++) {
      String text = lines.get(n).replaceFirst("#.*", "").strip();
      if (!text.isEmpty()) {
        SourceLine line = new SourceLine(file.toString(), n + 1, text.split("\\s+"));
        if (line.size() != 3) {
          throw line.error("%d columns; needed are r, V and -dV/dr".formatted(line.size()));
        }
        rows.add(line.numbersFrom(0, "value"));
      }
    }
    return table(file.toString(), rows, 1, 1);
  }

  /**
   * @param file its name in messages
   * @param rows r, V, −V′
   * @param length nm in a unit of length of the rows
   * @param energy kJ/mol in a unit of energy of the rows
   * @throws InputException if it is not even, or V and its derivative disagree
   */
  public static TabulatedPotential table(
      String file, List<double[]> rows, double length, double energy) {
    double[][] columns = new double[3][rows.size()];
    for (int n = 0; n < rows.size(); n++) {
      columns[0][n] = length * rows.get(n)[0];
      columns[1][n] = energy * rows.get(n)[1];
      columns[2][n] = energy / length * rows.get(n)[2];
    }
    try {
      return new TabulatedPotential(columns[0], columns[1], columns[2]);
    } catch (IllegalArgumentException e) {
      throw new InputException("Cannot read %s: %s".formatted(file, e.getMessage()), e);
    }
  }
}
