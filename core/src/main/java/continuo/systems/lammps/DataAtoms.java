package continuo.systems.lammps;

import continuo.structure.AtomLabel;
import continuo.structure.Box;
import continuo.structure.Composite;
import continuo.systems.topology.SourceLine;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The atoms of a data file in the order of their numbers. */
final class DataAtoms {
  /** Styles, and how many columns they have before the position, number and type included. */
  private static final Map<String, String> STYLES =
      Map.of(
          "atomic", "type x",
          "charge", "type q x",
          "bond", "molecule type x",
          "angle", "molecule type x",
          "molecular", "molecule type x",
          "full", "molecule type q x");

  private final DataFile data;
  private final ForceField field;
  private final double length;
  private final int[] type;
  private final int[] molecule;
  private final double[] charge;
  private final double[] positions;
  private final double[] massOfType;
  private final String[] names;

  /**
   * @param length nm per unit of length of the file
   */
  DataAtoms(DataFile data, ForceField field, double length) {
    this.data = data;
    this.field = field;
    this.length = length;
    int n = data.count("atoms");
    this.type = new int[n];
    this.molecule = new int[n];
    this.positions = new double[3 * n];
    this.charge = new double[n];
    this.names = new String[n];
    this.massOfType = masses();
    List<SourceLine> lines = data.section("Atoms", "atoms");
    boolean[] seen = new boolean[n];
    for (SourceLine line : lines) {
      int i = index(line, 0);
      if (seen[i]) {
        throw line.error("atom %d stands here twice".formatted(i + 1));
      }
      seen[i] = true;
      atom(i, line);
    }
    if (n == 0) {
      throw new SourceLine(data.file(), 1).error("no atoms");
    }
  }

  /** Atom from 0 of a number in the file. */
  int index(SourceLine line, int word) {
    return line.integer(word, "atom", 1, type.length) - 1;
  }

  /** A copy of the types, from 0. */
  int[] types() {
    return type.clone();
  }

  /** A copy of the charges, e; null if the atom style has none. */
  double[] charges() {
    return STYLES.get(field.atomStyle()).contains("q") ? charge.clone() : null;
  }

  private double[] masses() {
    double[] masses = new double[data.count("atom types")];
    for (SourceLine line : data.section("Masses", "atom types")) {
      masses[field.type(FieldKind.PAIR, line, 0, masses.length) - 1] = line.number(1, "mass");
    }
    return masses;
  }

  private void atom(int i, SourceLine line) {
    String style = field.atomStyle();
    if (style == null || !STYLES.containsKey(style)) {
      throw line.error(
          "atom style %s; write atom_style in `system.settings`, allowed: %s"
              .formatted(
                  style == null ? "unknown" : style + " is not read",
                  String.join(", ", STYLES.keySet().stream().sorted().toList())));
    }
    List<String> columns = List.of(STYLES.get(style).split(" "));
    int typeColumn = 1 + columns.indexOf("type");
    int first = 1 + columns.indexOf("x");
    if (line.size() != first + 3 && line.size() != first + 6) {
      throw line.error(
          "%d columns; atom style %s has %d, and 3 image flags if any"
              .formatted(line.size(), style, first + 3));
    }
    type[i] = field.type(FieldKind.PAIR, line, typeColumn, massOfType.length) - 1;
    names[i] = line.words()[typeColumn];
    boolean molecules = columns.contains("molecule");
    molecule[i] = molecules ? line.integer(1, "molecule", 0, Integer.MAX_VALUE) : 0;
    if (columns.contains("q")) {
      charge[i] = line.number(1 + columns.indexOf("q"), "charge");
    }
    int[] n = new int[3];
    for (int axis = 0; line.size() == first + 6 && axis < 3; axis++) {
      n[axis] = image(line, first + 3 + axis);
    }
    double[] shift = {
      n[0] * data.edge(0) + n[1] * data.tilt(0) + n[2] * data.tilt(1),
      n[1] * data.edge(1) + n[2] * data.tilt(2),
      n[2] * data.edge(2)
    };
    for (int axis = 0; axis < 3; axis++) {
      double x = line.number(first + axis, "position");
      positions[3 * i + axis] = length * (x + shift[axis]);
    }
    if (!(massOfType[type[i]] > 0)) {
      throw line.error("the mass of type %d is %s".formatted(type[i] + 1, massOfType[type[i]]));
    }
  }

  private static int image(SourceLine line, int word) {
    return line.integer(word, "image flag", -1_000_000, 1_000_000);
  }

  /** The atoms; components are molecules in the order of their first atom. */
  Composite composite(Box box) {
    int n = type.length;
    double[] masses = new double[n];
    int[] components = new int[n];
    Map<Integer, Integer> known = new HashMap<>();
    List<AtomLabel> labels = new ArrayList<>(n);
    for (int i = 0; i < n; i++) {
      masses[i] = massOfType[type[i]];
      known.putIfAbsent(molecule[i], known.size());
      components[i] = known.get(molecule[i]);
      labels.add(new AtomLabel("T" + names[i], "MOL", "A", molecule[i]));
    }
    return new Composite(box, masses, positions, components, labels);
  }
}
