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

  /**
   * @param weights of pairs one, two, three bonds apart
   */
  void special(double... weights) {
    special = weights.clone();
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
