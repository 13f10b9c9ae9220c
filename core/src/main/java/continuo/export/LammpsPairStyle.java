package continuo.export;

import continuo.error.InputException;
import continuo.forcefield.LennardJones;
import continuo.forcefield.LennardJonesTable;
import continuo.forcefield.PairTerm;
import java.util.function.IntFunction;

/**
 * A pair term as a pair style of LAMMPS that equals it.
 *
 * @param term the term
 * @param name name of the style
 * @param arguments arguments behind the name
 * @param modifiers arguments of {@code pair_modify}, may be empty
 * @param rows coefficients of two types of the term, first type outside
 */
record LammpsPairStyle(
    PairTerm term,
    String name,
    String arguments,
    String modifiers,
    IntFunction<IntFunction<String>> rows) {
  /**
   * @throws InputException if LAMMPS has no style that equals the term
   */
  static LammpsPairStyle of(PairTerm term, LammpsUnits units) {
    if (term instanceof LennardJones pairs) {
      return lennardJones(pairs, units);
    }
    throw new InputException(
        "Cannot write the energy term %s for LAMMPS: it has no pair style that equals it"
            .formatted(term.name()));
  }

  /** Coefficients of two types of the term. */
  String coefficients(int a, int b) {
    return rows.apply(a).apply(b);
  }

  private static LammpsPairStyle lennardJones(LennardJones pairs, LammpsUnits units) {
    LennardJonesTable table = pairs.table();
    return new LammpsPairStyle(
        pairs,
        "lj/cut",
        Double.toString(units.length(Math.max(pairs.largestReach(), table.cutoff(0, 0)))),
        "shift %s tail %s"
            .formatted(isShifted(pairs) ? "yes" : "no", table.hasTail() ? "yes" : "no"),
        a ->
            b ->
                "%s %s %s"
                    .formatted(
                        units.energy(table.epsilon(a, b)),
                        units.length(table.sigma(a, b)),
                        units.length(table.cutoff(a, b))));
  }

  private static boolean isShifted(LennardJones pairs) {
    LennardJonesTable table = pairs.table();
    boolean shifted = false;
    boolean plain = false;
    for (int a = 0; a < table.nTypes(); a++) {
      for (int b = 0; b <= a; b++) {
        if (table.epsilon(a, b) > 0) {
          shifted |= table.shift(a, b) != 0;
          plain |= table.shift(a, b) == 0;
        }
      }
    }
    if (shifted && plain) {
      throw new InputException(
          "Cannot write %s for LAMMPS: the energy is shifted for some pairs of types only"
              .formatted(pairs.name()));
    }
    return shifted;
  }
}
