package continuo.systems.lammps;

import continuo.systems.topology.SourceLine;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Styles, coefficients and the other choices that data file and script make together. */
final class ForceField {
  private final Map<FieldKind, SourceLine> styles = new EnumMap<>(FieldKind.class);
  private final Map<FieldKind, List<SourceLine>> ofData = new EnumMap<>(FieldKind.class);
  private final Map<FieldKind, List<SourceLine>> ofScript = new EnumMap<>(FieldKind.class);
  private final Map<FieldKind, Map<String, Integer>> labels = new EnumMap<>(FieldKind.class);
  private final Map<String, String> pairModify = new HashMap<>();
  private double[] special = {0, 0, 0};
  private double[] specialCoulomb = {0, 0, 0};
  private double dielectric = 1;
  private boolean periodic = true;
  private String units;
  private String atomStyle;

  /**
   * @param line its words are the name of the style, or hybrid and names, and arguments
   */
  void style(FieldKind kind, SourceLine line) {
    styles.put(kind, line);
  }

  /** The line of a style, or null if none was given. */
  SourceLine style(FieldKind kind) {
    return styles.get(kind);
  }

  /**
   * A line of a section of the data file.
   *
   * @param line its words are the type (two for pairs), the style where there are several, numbers
   */
  void dataCoefficients(FieldKind kind, SourceLine line) {
    ofData.computeIfAbsent(kind, key -> new ArrayList<>()).add(line);
  }

  /** A command of the script, words as for {@link #dataCoefficients}. */
  void scriptCoefficients(FieldKind kind, SourceLine line) {
    ofScript.computeIfAbsent(kind, key -> new ArrayList<>()).add(line);
  }

  /**
   * Lines of coefficients, later ones win: those of the data file first, because LAMMPS takes
   * commands of the script behind {@code read_data} only.
   */
  List<SourceLine> coefficients(FieldKind kind) {
    List<SourceLine> all = new ArrayList<>(ofData.getOrDefault(kind, List.of()));
    all.addAll(ofScript.getOrDefault(kind, List.of()));
    return all;
  }

  void label(FieldKind kind, String label, int type) {
    labels.computeIfAbsent(kind, key -> new HashMap<>()).put(label, type);
  }

  /** A type by number or label; atom types go with pairs. */
  int type(FieldKind kind, SourceLine line, int word, int nTypes) {
    Integer labelled = labels.getOrDefault(kind, Map.of()).get(line.word(word, "type"));
    return labelled != null ? labelled : line.integer(word, "type", 1, nTypes);
  }

  void modifyPairs(String key, String value) {
    pairModify.put(key, value);
  }

  String pairModify(String key, String byDefault) {
    return pairModify.getOrDefault(key, byDefault);
  }

  /** What was said of one style of several, else of all. */
  String pairModify(String style, String key, String byDefault) {
    return pairModify(style + " " + key, pairModify(key, byDefault));
  }

  /**
   * Whether σ of unlike types is the arithmetic mean.
   *
   * @throws continuo.error.InputException if the rule is another one than geometric
   */
  boolean mixesArithmetically(String style, SourceLine line) {
    String mix = pairModify(style, "mix", "geometric");
    if (!mix.equals("arithmetic") && !mix.equals("geometric")) {
      throw line.error("mix %s is not read; allowed: arithmetic, geometric".formatted(mix));
    }
    return mix.equals("arithmetic");
  }

  void dielectric(double permittivity) {
    dielectric = permittivity;
  }

  /** ε_r of the charges. */
  double dielectric() {
    return dielectric;
  }

  /**
   * @param weights of pairs one, two, three bonds apart
   */
  void special(double... weights) {
    special = weights.clone();
  }

  /**
   * @param weights of charges one, two, three bonds apart
   */
  void specialCoulomb(double... weights) {
    specialCoulomb = weights.clone();
  }

  /**
   * @throws continuo.error.InputException if charges have other weights than the other interactions
   */
  void requireOneSpecial(SourceLine style) {
    if (!Arrays.equals(special, specialCoulomb)) {
      throw style.error(
          "special_bonds has the weights %s for charges and %s else; allowed are the same"
              .formatted(Arrays.toString(specialCoulomb), Arrays.toString(special)));
    }
  }

  double special(int bonds) {
    return special[bonds - 1];
  }

  void periodic(boolean everywhere) {
    periodic = everywhere;
  }

  boolean periodic() {
    return periodic;
  }

  void units(String style) {
    units = style;
  }

  /** Units the script names, or null. */
  String units() {
    return units;
  }

  void atomStyle(String style) {
    atomStyle = style;
  }

  /** Atom style, or null if neither file says. */
  String atomStyle() {
    return atomStyle;
  }

  /** Words of a line behind the first ones. */
  static SourceLine rest(SourceLine line, int from) {
    String[] words = line.words();
    return new SourceLine(
        line.file(),
        line.number(),
        Arrays.copyOfRange(words, Math.min(from, words.length), words.length));
  }
}
