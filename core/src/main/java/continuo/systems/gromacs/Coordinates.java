package continuo.systems.gromacs;

import continuo.error.InputException;
import continuo.systems.topology.InputText;
import continuo.systems.topology.SourceLine;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Positions and cell of a .gro or a PDB file. */
final class Coordinates {
  private static final double ANGSTROM = 0.1;

  private final String file;
  private final double[] positions;
  private final double[] cell;

  /**
   * @param positions [atom][xyz] flat, nm; kept by reference
   * @param cell cell vectors, row by row, nm; null if the file has none
   */
  private Coordinates(Path file, double[] positions, double[] cell) {
    this.file = file.toString();
    this.positions = positions;
    this.cell = cell;
  }

  /**
   * Reads the first frame.
   *
   * @throws InputException if a line cannot be read; names file and line
   */
  static Coordinates read(Path file) {
    String name = file.toString().toLowerCase(Locale.ROOT).replaceFirst("\\.gz$", "");
    if (name.endsWith(".gro")) {
      return gro(file, InputText.lines(file));
    } else if (name.endsWith(".pdb")) {
      return pdb(file, InputText.lines(file));
    }
    throw new InputException(
        "Invalid `system.coordinates` %s: allowed are files *.gro and *.pdb, perhaps *.gz"
            .formatted(file));
  }

  int nAtoms() {
    return positions.length / 3;
  }

  double position(int atom, int axis) {
    return positions[3 * atom + axis];
  }

  String file() {
    return file;
  }

  /** Cell vectors, row by row, nm, or null if the file has none. */
  double[] cell() {
    return cell;
  }

  /** Columns of 20 characters names, then three numbers as wide as their points are apart. */
  private static Coordinates gro(Path file, List<String> lines) {
    SourceLine count = words(file, lines, 1);
    int n = count.integer(0, "number of atoms", 1, 100_000_000);
    double[] positions = new double[3 * n];
    int width = 0;
    for (int i = 0; i < n; i++) {
      SourceLine line = words(file, lines, 2 + i);
      String text = lines.get(2 + i);
      if (width == 0) {
        int first = text.indexOf('.', 20);
        width = text.indexOf('.', first + 1) - first;
      }
      if (width <= 0 || text.length() < 20 + 3 * width) {
        throw line.error("three coordinates are needed behind column 20");
      }
      for (int axis = 0; axis < 3; axis++) {
        String number = text.substring(20 + axis * width, 20 + (axis + 1) * width).strip();
        positions[3 * i + axis] =
            new SourceLine(line.file(), line.number(), number).number(0, "coordinate");
      }
    }
    SourceLine last = words(file, lines, 2 + n);
    double[] box = last.numbersFrom(0, "cell");
    if (box.length != 3 && box.length != 9) {
      throw last.error("the cell has %d numbers; allowed are 3 or 9".formatted(box.length));
    }
    double[] cell = new double[9];
    cell[0] = box[0];
    cell[4] = box[1];
    cell[8] = box[2];
    // v1(x) v2(y) v3(z) v1(y) v1(z) v2(x) v2(z) v3(x) v3(y)
    int[] place = {1, 2, 3, 5, 6, 7};
    for (int c = 3; c < box.length; c++) {
      cell[place[c - 3]] = box[c];
    }
    return new Coordinates(file, positions, cell[0] > 0 ? cell : null);
  }

  private static SourceLine words(Path file, List<String> lines, int index) {
    String text = index < lines.size() ? lines.get(index).strip() : "";
    SourceLine line = new SourceLine(file.toString(), index + 1, text.split("\\s+"));
    if (text.isEmpty()) {
      throw line.error("the file ends here, or the line is empty");
    }
    return line;
  }

  private static Coordinates pdb(Path file, List<String> lines) {
    List<double[]> atoms = new ArrayList<>();
    double[] cell = null;
    for (int n = 0; n < lines.size(); n++) {
      String text = lines.get(n);
      if (text.startsWith("ENDMDL")) {
        break;
      } else if (text.startsWith("CRYST1")) {
        cell =
            edges(
                column(file, n, text, 6, 9),
                column(file, n, text, 15, 9),
                column(file, n, text, 24, 9));
        for (int angle = 0; angle < 3; angle++) {
          if (column(file, n, text, 33 + 7 * angle, 7) != 90) {
            throw new SourceLine(file.toString(), n + 1)
                .error("cells with other angles than 90 degrees are read from *.gro only");
          }
        }
      } else if (text.startsWith("ATOM  ") || text.startsWith("HETATM")) {
        double[] r = new double[3];
        for (int axis = 0; axis < 3; axis++) {
          r[axis] = ANGSTROM * column(file, n, text, 30 + 8 * axis, 8);
        }
        atoms.add(r);
      }
    }
    double[] positions = atoms.stream().flatMapToDouble(Arrays::stream).toArray();
    return new Coordinates(file, positions, cell);
  }

  private static double[] edges(double a, double b, double c) {
    return new double[] {ANGSTROM * a, 0, 0, 0, ANGSTROM * b, 0, 0, 0, ANGSTROM * c};
  }

  private static double column(Path file, int index, String text, int from, int width) {
    String word = text.length() < from + width ? "" : text.substring(from, from + width).strip();
    return new SourceLine(file.toString(), index + 1, word).number(0, "column " + (from + 1));
  }
}
