package continuo.export;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Bonds, angles, dihedrals or impropers of a LAMMPS data file. Entries with the same style and
 * coefficients share a type; types are numbered from 1 in the order of their first entry.
 */
final class BondedTable {
  private final String kind;
  private final int width;
  private final Map<String, Integer> types = new LinkedHashMap<>();
  private final List<String> styles = new ArrayList<>();
  private int[] rows = new int[16];
  private int size;
  private final BitSet deferred = new BitSet();

  /**
   * @param kind the word in LAMMPS commands, for example {@code bond}
   * @param nAtoms atoms of an entry
   */
  BondedTable(String kind, int nAtoms) {
    this.kind = kind;
    this.width = nAtoms + 1;
  }

  /**
   * @param style style of the interaction, for example {@code harmonic}
   * @param coefficients its coefficients, blank between them, perhaps on several lines
   * @param atoms atoms from 0
   */
  void add(String style, String coefficients, int... atoms) {
    if (!styles.contains(style)) {
      styles.add(style);
    }
    int type = types.computeIfAbsent(style + " " + coefficients, key -> types.size() + 1);
    if ((size + 1) * width > rows.length) {
      rows = Arrays.copyOf(rows, 2 * rows.length);
    }
    rows[size * width] = type;
    for (int a = 0; a < atoms.length; a++) {
      rows[size * width + 1 + a] = atoms[a] + 1;
    }
    size++;
  }

  String kind() {
    return kind;
  }

  /** Keeps an entry out of the data file: it is added when LAMMPS has read that. */
  void defer(int entry) {
    deferred.set(entry);
  }

  /** Entries of the data file. */
  int sizeInFile() {
    return size - deferred.cardinality();
  }

  /** The most deferred entries that an atom has. */
  int mostDeferred() {
    Map<Integer, Integer> count = new HashMap<>();
    deferred.stream()
        .forEach(
            e -> {
              for (int place = 0; place < width - 1; place++) {
                count.merge(atom(e, place), 1, Integer::sum);
              }
            });
    return count.values().stream().mapToInt(n -> n).max().orElse(0);
  }

  /** The commands {@code create_bonds} of the deferred entries, which are bonds. */
  void writeDeferred(StringBuilder out) {
    deferred.stream()
        .forEach(
            e -> {
              out.append("create_bonds single/bond");
              for (int c = 0; c < width; c++) {
                out.append(' ').append(rows[e * width + c]);
              }
              out.append(" special no\n");
            });
  }

  /** The heading of the section in a data file, for example {@code Bonds}. */
  String heading() {
    return Character.toUpperCase(kind.charAt(0)) + kind.substring(1) + "s";
  }

  int size() {
    return size;
  }

  int nTypes() {
    return types.size();
  }

  /** Styles in the order of their first entry. */
  List<String> styles() {
    return styles;
  }

  /** Whether there is more than one style. */
  boolean isHybrid() {
    return styles.size() > 1;
  }

  /** An atom of an entry, from 0. */
  int atom(int entry, int place) {
    return rows[entry * width + 1 + place] - 1;
  }

  /** What LAMMPS knows the energy of a style as, for example {@code c_bonds[2]}. */
  String energy(String style) {
    return isHybrid() ? "c_%ss[%d]".formatted(kind, styles.indexOf(style) + 1) : "e" + thermo();
  }

  private String thermo() {
    return switch (kind) {
      case "dihedral" -> "dihed";
      case "improper" -> "imp";
      default -> kind;
    };
  }

  /** The lines {@code bond_coeff 1 harmonic …}. */
  void writeCoefficients(StringBuilder out) {
    types.forEach(
        (entry, type) -> {
          String style = entry.substring(0, entry.indexOf(' '));
          for (String coefficients : entry.substring(style.length() + 1).split("\n", -1)) {
            out.append(kind).append("_coeff ").append(type).append(' ');
            out.append(isHybrid() ? style + " " : "").append(coefficients).append('\n');
          }
        });
  }

  /** The section of the data file: number, type, atoms. */
  void writeEntries(StringBuilder out) {
    if (sizeInFile() == 0) {
      return;
    }
    out.append('\n').append(heading()).append("\n\n");
    int number = 0;
    for (int e = deferred.nextClearBit(0); e < size; e = deferred.nextClearBit(e + 1)) {
      out.append(++number);
      for (int c = 0; c < width; c++) {
        out.append(' ').append(rows[e * width + c]);
      }
      out.append('\n');
    }
  }
}
