package continuo.systems.gromacs;

import continuo.systems.topology.SourceLine;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One {@code [ moleculetype ]}: its atoms and the lines of its other sections. */
final class MoleculeType {
  /** An atom of {@code [ atoms ]}. */
  record Atom(
      SourceLine line,
      AtomType type,
      int residueNumber,
      String residue,
      String name,
      double charge,
      double mass) {}

  private final String name;
  private final int exclusionDistance;
  private final List<Atom> atoms = new ArrayList<>();
  private final Map<String, List<SourceLine>> sections = new LinkedHashMap<>();

  /**
   * @param exclusionDistance nrexcl: atoms this many bonds apart or closer are excluded
   */
  MoleculeType(String name, int exclusionDistance) {
    this.name = name;
    this.exclusionDistance = exclusionDistance;
  }

  String name() {
    return name;
  }

  int exclusionDistance() {
    return exclusionDistance;
  }

  List<Atom> atoms() {
    return atoms;
  }

  void add(String section, SourceLine line) {
    sections.computeIfAbsent(section, key -> new ArrayList<>()).add(line);
  }

  /** Lines of a section, in the order of the file. */
  List<SourceLine> section(String section) {
    return sections.getOrDefault(section, List.of());
  }

  /** An atom of an interaction, from 0. */
  int atom(SourceLine line, int word) {
    return line.integer(word, "atom", 1, atoms.size()) - 1;
  }
}
