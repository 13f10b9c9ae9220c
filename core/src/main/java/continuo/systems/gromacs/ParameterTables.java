package continuo.systems.gromacs;

import continuo.systems.topology.SourceLine;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Parameters of bonded interactions and pairs by the types of their atoms. */
final class ParameterTables {
  /** Sections and how many type names begin their lines. */
  private static final Map<String, Integer> WIDTHS =
      Map.of(
          "bondtypes", 2,
          "constrainttypes", 2,
          "pairtypes", 2,
          "nonbond_params", 2,
          "angletypes", 3,
          "dihedraltypes", 4);

  private static final String ANY = "X";

  /** Function of dihedrals whose lines for the same types add up. */
  private static final int MULTIPLE = 9;

  private record Key(String section, int function, List<String> types) {}

  private final Map<Key, List<SourceLine>> rows = new LinkedHashMap<>();

  static boolean isTable(String section) {
    return WIDTHS.containsKey(section);
  }

  /**
   * @throws continuo.error.InputException if the types have other parameters already, but for the
   *     lines of a dihedral of function 9, which belong together
   */
  void add(String section, SourceLine line) {
    int width = WIDTHS.get(section);
    if (section.equals("dihedraltypes") && !hasFourNames(line)) {
      throw line.error("[ dihedraltypes ] with two atom types is not read; give all four");
    }
    List<String> types = new ArrayList<>();
    for (int a = 0; a < width; a++) {
      types.add(line.word(a, "atom type"));
    }
    int function = line.integer(width, "function", 1, 99);
    List<String> reversed = new ArrayList<>(types);
    Collections.reverse(reversed);
    Key key = new Key(section, function, types);
    Key backward = new Key(section, function, reversed);
    List<SourceLine> same =
        rows.computeIfAbsent(rows.containsKey(backward) ? backward : key, k -> new ArrayList<>());
    boolean several = section.equals("dihedraltypes") && function == MULTIPLE;
    if (several || same.isEmpty()) {
      same.add(line);
    } else if (!Arrays.equals(parameters(line, width), parameters(same.get(0), width))) {
      throw line.error(
          "[ %s ] %s has other parameters in %s:%d; keep one of the lines"
              .formatted(
                  section, String.join(" ", types), same.get(0).file(), same.get(0).number()));
    }
  }

  private static double[] parameters(SourceLine line, int width) {
    return line.numbersFrom(width + 1, "parameter");
  }

  /** Whether the fifth column is a function, so that four names come before it. */
  private static boolean hasFourNames(SourceLine line) {
    return line.size() > 4 && line.words()[4].matches("\\d+");
  }

  /**
   * The lines for some types, in either order; a type X of a table stands for all. Lines with fewer
   * X come first.
   *
   * @return lines of the best match; empty if there is none
   */
  List<SourceLine> find(String section, int function, String... types) {
    int n = types.length;
    for (int wild = 0; wild <= n; wild++) {
      for (int mask = 0; mask < 1 << n; mask++) {
        if (Integer.bitCount(mask) == wild) {
          List<SourceLine> found = lookUp(section, function, mask, types);
          if (!found.isEmpty()) {
            return found;
          }
        }
      }
    }
    return List.of();
  }

  private List<SourceLine> lookUp(String section, int function, int mask, String... types) {
    List<String> forward = new ArrayList<>();
    List<String> backward = new ArrayList<>();
    for (int a = 0; a < types.length; a++) {
      String name = (mask >> a & 1) == 1 ? ANY : types[a];
      forward.add(name);
      backward.add(0, name);
    }
    List<SourceLine> found = rows.get(new Key(section, function, forward));
    return found != null
        ? found
        : rows.getOrDefault(new Key(section, function, backward), List.of());
  }

  /** All lines of a section, by type names. */
  List<SourceLine> all(String section) {
    List<SourceLine> all = new ArrayList<>();
    rows.forEach(
        (key, lines) -> {
          if (key.section().equals(section)) {
            all.addAll(lines);
          }
        });
    return all;
  }
}
