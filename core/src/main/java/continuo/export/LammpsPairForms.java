package continuo.export;

import continuo.forcefield.Buckingham;
import continuo.forcefield.GaussianPotential;
import continuo.forcefield.LennardJones;
import continuo.forcefield.LennardJones12x6;
import continuo.forcefield.LennardJonesTable;
import continuo.forcefield.NonbondedPairs;
import continuo.forcefield.PairTerm;
import continuo.forcefield.RadialPotential;
import continuo.forcefield.SoftRepulsion;
import continuo.forcefield.Truncation;
import continuo.forcefield.Truncation.Kind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A pair term as pair styles of LAMMPS that add up to it: for each pair of types the style whose
 * formula is the same, else a table.
 */
final class LammpsPairForms {
  /** nm; (r/σ)⁶ is below 1e-18 for every r up to 10 nm. */
  private static final double LARGE_SIGMA = 1e4;

  /** Cut-offs of charges that no pair comes close to. */
  private static final String NO_CHARGES = "1e-6 2e-6";

  private final PairTerm term;
  private final LammpsTypes types;
  private final LammpsUnits units;
  private final LammpsPairTables tables;
  private final Map<String, LammpsPairStyle> styles = new LinkedHashMap<>();

  private LammpsPairForms(
      PairTerm term, LammpsTypes types, LammpsUnits units, LammpsPairTables tables) {
    this.term = term;
    this.types = types;
    this.units = units;
    this.tables = tables;
  }

  /** The styles; none where nothing interacts. */
  static List<LammpsPairStyle> of(
      PairTerm term, LammpsTypes types, LammpsUnits units, LammpsPairTables tables) {
    LammpsPairForms forms = new LammpsPairForms(term, types, units, tables);
    for (int a = 0; a < types.size(); a++) {
      for (int b = a; b < types.size(); b++) {
        forms.pair(a, b);
      }
    }
    List<LammpsPairStyle> all = new ArrayList<>(forms.styles.values());
    if (term instanceof NonbondedPairs pairs && LammpsCharges.matter(pairs.charges())) {
      all.addAll(LammpsCharges.styles(pairs.charges(), types, units, tables));
    }
    return all;
  }

  private void pair(int a, int b) {
    int s = term.type(types.first(a));
    int t = term.type(types.first(b));
    if (term instanceof NonbondedPairs pairs) {
      if (pairs.potential(s, t) != null) {
        potential(a, b, pairs.potential(s, t), pairs.truncation(s, t));
      }
      return;
    }
    LennardJonesTable table = ((LennardJones) term).table();
    if (table.epsilon(s, t) > 0) {
      double cutoff = table.cutoff(s, t);
      Truncation end = table.isShifted(s, t) ? Truncation.shifted(cutoff) : Truncation.cut(cutoff);
      epsilonSigma(a, b, table.epsilon(s, t), table.sigma(s, t), end, table.hasTail());
    }
  }

  private void potential(int a, int b, RadialPotential potential, Truncation end) {
    boolean ends = end.kind() == Kind.CUT || end.kind() == Kind.SHIFTED;
    boolean switches = !ends && end.from() > 0;
    if (potential instanceof LennardJones12x6 lj) {
      lennardJones(a, b, lj, end);
    } else if (potential instanceof Buckingham v && ends) {
      buckingham(a, b, v, end);
    } else if (potential instanceof Buckingham v
        && switches
        && end.kind() == Kind.POTENTIAL_SWITCH) {
      style("buck/mdf", switching(end), "").put(a, b, exponential(v) + " " + switching(end));
    } else if (potential instanceof GaussianPotential v && ends) {
      style("gauss", reach(), shift(end))
          .put(
              a,
              b,
              "%s %s %s"
                  .formatted(
                      units.energy(-v.height()),
                      units.perLength(units.perLength(1 / (2 * v.width() * v.width()))),
                      units.length(end.cutoff())));
    } else if (potential instanceof SoftRepulsion v
        && ends
        && (end.kind() == Kind.SHIFTED || end.cutoff() >= v.radius())) {
      soft(a, b, v, Math.min(end.cutoff(), v.radius()));
    } else {
      table(a, b, potential, end);
    }
  }

  private void lennardJones(int a, int b, LennardJones12x6 v, Truncation end) {
    boolean attraction = v.c12() == 0 && v.c6() > 0;
    boolean fromInside = end.from() > 0;
    switch (end.kind()) {
      case CUT, SHIFTED -> {
        if (attraction) {
          buckingham(a, b, new Buckingham(0, 1, v.c6()), end);
        } else {
          epsilonSigma(a, b, epsilon(v), sigma(v), end, false);
        }
      }
      case POTENTIAL_SWITCH -> {
        if (fromInside) {
          style("lennard/mdf", switching(end), "")
              .put(
                  a,
                  b,
                  "%s %s %s"
                      .formatted(
                          units.energyPerLength(v.c12(), -12),
                          units.energyPerLength(v.c6(), -6),
                          switching(end)));
        } else {
          table(a, b, v, end);
        }
      }
      case FORCE_SWITCH -> {
        if (fromInside && !attraction) {
          style("lj/gromacs", switching(end), "")
              .put(a, b, words(epsilon(v), sigma(v)) + " " + switching(end));
        } else {
          table(a, b, v, end);
        }
      }
      case CHARMM_SWITCH -> {
        if (fromInside && !attraction) {
          // This style takes its switch for all types together.
          String arguments = switching(end) + " " + NO_CHARGES;
          styles
              .computeIfAbsent(
                  "charmm " + arguments,
                  key -> new LammpsPairStyle("lj/charmm/coul/charmm", arguments, "", false))
              .put(a, b, words(epsilon(v), sigma(v)));
        } else {
          table(a, b, v, end);
        }
      }
    }
  }

  /** C₁₂ and C₆ as ε; a pure repulsion has a σ so large that its attraction is below rounding. */
  private static double epsilon(LennardJones12x6 v) {
    return v.c6() == 0
        ? v.c12() / (4 * Math.pow(LARGE_SIGMA, 12))
        : v.c6() * v.c6() / (4 * v.c12());
  }

  private static double sigma(LennardJones12x6 v) {
    return v.c6() == 0 ? LARGE_SIGMA : Math.pow(v.c12() / v.c6(), 1.0 / 6);
  }

  private void epsilonSigma(
      int a, int b, double epsilon, double sigma, Truncation end, boolean tail) {
    String modifiers =
        term instanceof LennardJones
            ? "%s tail %s".formatted(shift(end), tail ? "yes" : "no")
            : shift(end);
    style("lj/cut", reach(), modifiers)
        .put(a, b, words(epsilon, sigma) + " " + units.length(end.cutoff()));
  }

  private void buckingham(int a, int b, Buckingham v, Truncation end) {
    style("buck", reach(), shift(end)).put(a, b, exponential(v) + " " + units.length(end.cutoff()));
  }

  private String exponential(Buckingham v) {
    return "%s %s %s"
        .formatted(units.energy(v.a()), units.length(1 / v.b()), units.energyPerLength(v.c(), -6));
  }

  /**
   * With the exponents −2 and −1 the style nm/cut is E₀[(r/R)² − 2r/R], which shifted to 0 at R is
   * E₀(1 − r/R)².
   */
  private void soft(int a, int b, SoftRepulsion v, double cutoff) {
    style("nm/cut", reach(), "shift yes")
        .put(
            a,
            b,
            "%s %s -2.0 -1.0 %s"
                .formatted(
                    units.energy(0.5 * v.strength() * v.radius()),
                    units.length(v.radius()),
                    units.length(cutoff)));
  }

  private void table(int a, int b, RadialPotential potential, Truncation end) {
    style("table", "spline " + LammpsPairTables.POINTS, "")
        .put(a, b, tables.curved(potential, end));
  }

  /** The style of a name and of modifiers, made when it is first asked for. */
  private LammpsPairStyle style(String name, String arguments, String modifiers) {
    return styles.computeIfAbsent(
        name + " " + modifiers, key -> new LammpsPairStyle(name, arguments, modifiers, false));
  }

  private String reach() {
    return Double.toString(units.length(term.largestReach()));
  }

  private String words(double epsilon, double sigma) {
    return units.energy(epsilon) + " " + units.length(sigma);
  }

  private String switching(Truncation end) {
    return units.length(end.from()) + " " + units.length(end.cutoff());
  }

  private static String shift(Truncation end) {
    return "shift " + (end.kind() == Kind.SHIFTED ? "yes" : "no");
  }
}
