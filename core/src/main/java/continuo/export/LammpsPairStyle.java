package continuo.export;

import continuo.error.InputException;
import continuo.forcefield.LennardJones;
import continuo.forcefield.LennardJones12x6;
import continuo.forcefield.LennardJonesTable;
import continuo.forcefield.NonbondedPairs;
import continuo.forcefield.PairTerm;
import continuo.forcefield.Truncation;
import continuo.forcefield.Truncation.Kind;
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
  /** nm; (r/σ)⁶ is below 1e-18 for every r up to 10 nm. */
  private static final double LARGE_SIGMA = 1e4;

  /**
   * @throws InputException if LAMMPS has no style that equals the term
   */
  static LammpsPairStyle of(PairTerm term, LammpsUnits units) {
    if (term instanceof LennardJones pairs) {
      return lennardJones(pairs, units);
    } else if (term instanceof NonbondedPairs pairs) {
      return powers(pairs, units);
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

  /**
   * C₁₂ and C₆ as ε and σ. A pure repulsion gets a σ so large that what it brings of an attraction
   * is less than rounding.
   */
  private static LammpsPairStyle powers(NonbondedPairs pairs, LammpsUnits units) {
    Truncation end = null;
    for (int a = 0; a < pairs.nTypes(); a++) {
      for (int b = 0; b < pairs.nTypes(); b++) {
        Truncation own = pairs.truncation(a, b);
        boolean good =
            own == null
                || (pairs.potential(a, b) instanceof LennardJones12x6
                    && (own.kind() == Kind.CUT || own.kind() == Kind.SHIFTED)
                    && (end == null || own.kind() == end.kind()));
        if (!good || pairs.charges() != null || pairs.hasTail()) {
          throw new InputException(
              ("Cannot write %s for LAMMPS: charges, tail corrections, switches and other functions"
                      + " than 12-6 are not written")
                  .formatted(pairs.name()));
        }
        if (pairs.potential(a, b) instanceof LennardJones12x6 v && v.c12() == 0 && v.c6() > 0) {
          throw new InputException(
              ("Cannot write %s for LAMMPS: the pair of types %d and %d has an attraction without a"
                      + " repulsion, which no epsilon and sigma equal")
                  .formatted(pairs.name(), a, b));
        }
        end = own == null ? end : own;
      }
    }
    return new LammpsPairStyle(
        pairs,
        "lj/cut",
        Double.toString(units.length(pairs.largestReach())),
        "shift " + (end != null && end.kind() == Kind.SHIFTED ? "yes" : "no"),
        a -> b -> powers(pairs, a, b, units));
  }

  private static String powers(NonbondedPairs pairs, int a, int b, LammpsUnits units) {
    if (!(pairs.potential(a, b) instanceof LennardJones12x6 v)) {
      return "0.0 1.0";
    }
    double sigma = v.c6() == 0 ? LARGE_SIGMA : Math.pow(v.c12() / v.c6(), 1.0 / 6);
    double epsilon =
        v.c6() == 0 ? v.c12() / (4 * Math.pow(LARGE_SIGMA, 12)) : v.c6() * v.c6() / (4 * v.c12());
    return "%s %s %s"
        .formatted(
            units.energy(epsilon),
            units.length(sigma),
            units.length(pairs.truncation(a, b).cutoff()));
  }

  private static boolean isShifted(LennardJones pairs) {
    LennardJonesTable table = pairs.table();
    boolean shifted = false;
    boolean plain = false;
    for (int a = 0; a < table.nTypes(); a++) {
      for (int b = 0; b <= a; b++) {
        if (table.epsilon(a, b) > 0) {
          shifted |= table.isShifted(a, b);
          plain |= !table.isShifted(a, b);
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
