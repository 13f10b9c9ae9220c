package continuo.systems.lammps;

import continuo.systems.topology.SourceLine;
import java.util.ArrayList;
import java.util.List;

/**
 * A pair style alone, or one of several of a {@code hybrid}.
 *
 * @param name its name, for example {@code lj/cut/coul/debye}
 * @param number 1, 2 … among those of the same name; 0 if there is but one
 * @param arguments the numbers behind the name; words of tables are left out
 */
record PairSubStyle(String name, int number, SourceLine arguments) {
  /** Words that are arguments of the style {@code table}. */
  private static final List<String> TABLE_WORDS = List.of("linear", "spline", "lookup", "bitmap");

  /** The styles of a line {@code pair_style}; its first word is a style or hybrid. */
  static List<PairSubStyle> of(SourceLine style) {
    boolean hybrid = isHybrid(style);
    List<String> names = new ArrayList<>();
    List<List<String>> arguments = new ArrayList<>();
    for (int w = hybrid ? 1 : 0; w < style.size(); w++) {
      String word = style.words()[w];
      boolean number = word.matches("[-+.0-9].*");
      if (number && !arguments.isEmpty()) {
        arguments.get(arguments.size() - 1).add(word);
      } else if (!TABLE_WORDS.contains(word)) {
        names.add(word);
        arguments.add(new ArrayList<>());
      }
    }
    List<PairSubStyle> all = new ArrayList<>();
    for (int s = 0; s < names.size(); s++) {
      String name = names.get(s);
      long count = names.stream().filter(name::equals).count();
      long before = names.subList(0, s + 1).stream().filter(name::equals).count();
      all.add(
          new PairSubStyle(
              name,
              count > 1 ? (int) before : 0,
              new SourceLine(
                  style.file(), style.number(), arguments.get(s).toArray(String[]::new))));
    }
    return all;
  }

  static boolean isHybrid(SourceLine style) {
    return style.words()[0].startsWith("hybrid");
  }

  /** Name and number as {@code pair_coeff} and {@code pair_modify} have them. */
  String label() {
    return number == 0 ? name : name + " " + number;
  }

  /** The part that is no Coulomb interaction, for example {@code lj/cut}; empty for none. */
  String potential() {
    int at = name.indexOf("coul/");
    return at < 0 ? name : at == 0 ? "" : name.substring(0, at - 1);
  }

  /** The Coulomb part, for example {@code debye}; empty for none. */
  String coulomb() {
    int at = name.indexOf("coul/");
    return at < 0 ? "" : name.substring(at + "coul/".length());
  }
}
