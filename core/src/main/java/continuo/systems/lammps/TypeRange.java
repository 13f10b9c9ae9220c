package continuo.systems.lammps;

import continuo.systems.topology.SourceLine;

/** Types named by a number, a label, or a range such as {@code 2*4} or {@code *}. */
final class TypeRange {
  private TypeRange() {}

  /**
   * @return first and last type, from 0
   * @throws continuo.error.InputException if there is no such type, or none in the range
   */
  static int[] of(ForceField field, FieldKind kind, SourceLine line, int word, int nTypes) {
    String text = line.word(word, "type");
    int star = text.indexOf('*');
    if (star < 0) {
      int type = field.type(kind, line, word, nTypes) - 1;
      return new int[] {type, type};
    }
    int first = star == 0 ? 1 : bound(line, text.substring(0, star), nTypes);
    int last = star == text.length() - 1 ? nTypes : bound(line, text.substring(star + 1), nTypes);
    if (first > last) {
      throw line.error("the range of types %s is empty".formatted(text));
    }
    return new int[] {first - 1, last - 1};
  }

  /** Receives pairs of types from 0, the lower one first. */
  interface Visitor {
    void accept(int a, int b);
  }

  /**
   * Visits the pairs that the first two words of a line of pair coefficients name.
   *
   * @throws continuo.error.InputException if it names none
   */
  static void forEachPair(ForceField field, SourceLine line, int nTypes, Visitor visitor) {
    int[] first = of(field, FieldKind.PAIR, line, 0, nTypes);
    int[] second = of(field, FieldKind.PAIR, line, 1, nTypes);
    if (first[0] > second[1]) {
      // LAMMPS swaps two plain types, and lets ranges set only pairs whose first type is not the
      // greater one.
      if (first[0] < first[1] || second[0] < second[1]) {
        throw line.error("no type of the second range is as great as one of the first");
      }
      int[] swapped = first;
      first = second;
      second = swapped;
    }
    for (int a = first[0]; a <= first[1]; a++) {
      for (int b = Math.max(a, second[0]); b <= second[1]; b++) {
        visitor.accept(a, b);
      }
    }
  }

  private static int bound(SourceLine line, String text, int nTypes) {
    return new SourceLine(line.file(), line.number(), text).integer(0, "type", 1, nTypes);
  }
}
