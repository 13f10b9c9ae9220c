package continuo.export;

import java.util.Map;
import java.util.TreeMap;

/** A pair style of LAMMPS with its coefficients by pair of atom types. */
final class LammpsPairStyle {
  private final String name;
  private final String arguments;
  private final String modifiers;
  private final boolean throughExclusions;
  private final Map<Long, String> coefficients = new TreeMap<>();
  private String forAll;

  /**
   * @param name name of the style
   * @param arguments arguments behind the name
   * @param modifiers arguments of {@code pair_modify}, may be empty
   * @param throughExclusions whether excluded pairs interact by this style
   */
  LammpsPairStyle(String name, String arguments, String modifiers, boolean throughExclusions) {
    this.name = name;
    this.arguments = arguments;
    this.modifiers = modifiers;
    this.throughExclusions = throughExclusions;
  }

  /** Sets the coefficients of two types from 0, in either order. */
  void put(int a, int b, String words) {
    coefficients.put(key(a, b), words);
  }

  /** Sets the coefficients of all pairs of types. */
  void putAll(String words) {
    forAll = words;
  }

  private static long key(int a, int b) {
    return ((long) Math.min(a, b) << Integer.SIZE) + Math.max(a, b);
  }

  /** Whether two types interact by this style. */
  boolean joins(int a, int b) {
    return forAll != null || coefficients.containsKey(key(a, b));
  }

  String name() {
    return name;
  }

  String arguments() {
    return arguments;
  }

  String modifiers() {
    return modifiers;
  }

  boolean throughExclusions() {
    return throughExclusions;
  }

  /**
   * The lines {@code pair_coeff}.
   *
   * @param label what comes before the coefficients, empty or with a blank behind
   */
  void write(String label, StringBuilder out) {
    if (forAll != null) {
      out.append("pair_coeff * * ").append(label).append(forAll).append('\n');
    }
    coefficients.forEach(
        (key, words) ->
            out.append("pair_coeff ")
                .append((key >> Integer.SIZE) + 1)
                .append(' ')
                .append((key & 0xffffffffL) + 1)
                .append(' ')
                .append(label)
                .append(words)
                .append('\n'));
  }
}
