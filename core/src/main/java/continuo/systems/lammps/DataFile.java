package continuo.systems.lammps;

import continuo.systems.topology.InputText;
import continuo.systems.topology.SourceLine;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** The lines of a data file by section, and its header. */
final class DataFile {
  private static final Set<String> SECTIONS =
      Set.of("Masses", "Atoms", "Velocities", "Bonds", "Angles", "Dihedrals", "Impropers");

  /** Such as {@code Bonds} or {@code Bond Coeffs}, behind an empty line. */
  private static final Pattern HEADING =
      Pattern.compile("[A-Z]\\w+( [A-Z]\\w+)* (Coeffs|Labels)|[A-Z][a-z]{4,}");

  private final String file;
  private final Map<String, Integer> counts = new HashMap<>();
  private final double[] low = {-0.5, -0.5, -0.5};
  private final double[] high = {0.5, 0.5, 0.5};
  private final double[] tilt = new double[3];
  private final Map<String, List<SourceLine>> sections = new LinkedHashMap<>();

  private DataFile(Path file) {
    this.file = file.toString();
  }

  /**
   * @param field coefficients, styles and labels in the file are added to it
   * @throws continuo.error.InputException if a section or a line is not known; names file and line
   */
  static DataFile read(Path file, ForceField field) {
    DataFile data = new DataFile(file);
    List<String> lines = InputText.lines(file);
    String section = null;
    for (int n = 1; n < lines.size(); n++) {
      String text = lines.get(n);
      int comment = text.indexOf('#');
      String hint = comment < 0 ? "" : text.substring(comment + 1).strip();
      String content = (comment < 0 ? text : text.substring(0, comment)).strip();
      if (content.isEmpty()) {
        continue;
      }
      SourceLine line = new SourceLine(data.file, n + 1, content.split("\\s+"));
      if (HEADING.matcher(content).matches() && lines.get(n - 1).isBlank()) {
        section = content;
        data.begin(section, hint, line, field);
      } else if (section == null) {
        data.header(line);
      } else {
        data.line(section, line, field);
      }
    }
    return data;
  }

  private void header(SourceLine line) {
    int n = line.size();
    String last = line.words()[n - 1];
    if (n == 4 && last.endsWith("hi")) {
      int axis = "xyz".indexOf(last.charAt(0));
      low[axis] = line.number(0, "edge");
      high[axis] = line.number(1, "edge");
    } else if (n == 6 && last.equals("yz")) {
      for (int c = 0; c < 3; c++) {
        tilt[c] = line.number(c, "tilt");
      }
    } else if (n >= 2 && n <= 3) {
      String what = n == 2 ? last : line.words()[1] + " " + last;
      counts.put(what, line.integer(0, "count", 0, Integer.MAX_VALUE));
    } else if (!last.equals("atom")) {
      throw line.error("this header line is not known");
    }
  }

  private void begin(String section, String hint, SourceLine line, ForceField field) {
    sections.put(section, new ArrayList<>());
    if (section.equals("Atoms")) {
      if (!hint.isEmpty() && field.atomStyle() == null) {
        field.atomStyle(hint);
      }
      return;
    }
    for (FieldKind kind : FieldKind.values()) {
      if (section.equals(kind.title() + " Coeffs")
          && !hint.isEmpty()
          && field.style(kind) == null) {
        field.style(kind, new SourceLine(line.file(), line.number(), hint.split("\\s+")));
      }
    }
  }

  private void line(String section, SourceLine line, ForceField field) {
    if (SECTIONS.contains(section)) {
      sections.get(section).add(line);
      return;
    }
    for (FieldKind kind : FieldKind.values()) {
      String subject = kind == FieldKind.PAIR ? "Atom" : kind.title();
      if (section.equals(subject + " Type Labels")) {
        field.label(kind, line.word(1, "label"), line.integer(0, "type", 1, Integer.MAX_VALUE));
        return;
      } else if (section.equals(kind.title() + " Coeffs")) {
        field.dataCoefficients(kind, kind == FieldKind.PAIR ? doubled(line) : line);
        return;
      }
    }
    if (!section.equals("PairIJ Coeffs")) {
      throw line.error(
          "section %s is not read; allowed: %s, … Coeffs, … Type Labels"
              .formatted(section, String.join(", ", SECTIONS.stream().sorted().toList())));
    }
    field.dataCoefficients(FieldKind.PAIR, line);
  }

  /** Coefficients of one type as those of the pair of it with itself. */
  private static SourceLine doubled(SourceLine line) {
    String[] words = new String[line.size() + 1];
    words[0] = line.words()[0];
    System.arraycopy(line.words(), 0, words, 1, line.size());
    return new SourceLine(line.file(), line.number(), words);
  }

  String file() {
    return file;
  }

  /** A count of the header, for example of {@code atoms} or {@code bond types}. */
  int count(String what) {
    return counts.getOrDefault(what, 0);
  }

  double low(int axis) {
    return low[axis];
  }

  double edge(int axis) {
    return high[axis] - low[axis];
  }

  /** xy, xz or yz. */
  double tilt(int which) {
    return tilt[which];
  }

  /**
   * Lines of a section.
   *
   * @throws continuo.error.InputException if there are not as many as the header says
   */
  List<SourceLine> section(String section, String count) {
    List<SourceLine> lines = sections.getOrDefault(section, List.of());
    if (lines.size() != count(count)) {
      throw new SourceLine(file, 1)
          .error(
              "%d %s, but section %s has %d lines"
                  .formatted(count(count), count, section, lines.size()));
    }
    return lines;
  }
}
