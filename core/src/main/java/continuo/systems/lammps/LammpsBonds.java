package continuo.systems.lammps;

import continuo.systems.topology.InteractionKind;
import continuo.systems.topology.SourceLine;
import continuo.systems.topology.TermCollector;
import continuo.units.UnitSystem;

/** Interactions between bonded atoms from the forms of LAMMPS. */
final class LammpsBonds {
  private final TermCollector terms;
  private final double energy;
  private final double length;

  /**
   * @param units molecular for files in {@code real}, reduced for files in {@code lj}
   */
  LammpsBonds(TermCollector terms, UnitSystem units) {
    this.terms = terms;
    this.energy = units == UnitSystem.LJ ? 1 : 4.184;
    this.length = units == UnitSystem.LJ ? 1 : 0.1;
  }

  /**
   * Adds one interaction.
   *
   * @param entry where the atoms stand
   * @param style name of the style
   * @param c coefficients behind the type, and the style where there are several
   * @throws continuo.error.InputException if the style is not read
   */
  void add(FieldKind kind, SourceLine entry, int[] atoms, String style, SourceLine c) {
    if (style.equals("zero") || style.equals("none")) {
      return;
    }
    switch (kind) {
      case BOND -> bond(entry, atoms, style, c);
      case ANGLE -> angle(entry, atoms, style, c);
      case DIHEDRAL -> dihedral(entry, atoms, style, c);
      case IMPROPER -> improper(entry, atoms, style, c);
      case PAIR -> throw new IllegalArgumentException("A pair is not bonded");
    }
  }

  private void bond(SourceLine entry, int[] atoms, String style, SourceLine c) {
    double stiffness = energy / (length * length);
    switch (style) {
      case "harmonic" ->
          terms.add(
              entry,
              InteractionKind.HARMONIC_BOND,
              atoms,
              2 * stiffness * number(c, 0, 2),
              length * number(c, 1, 2));
      case "fene" ->
          terms.add(
              entry,
              InteractionKind.FENE_BOND,
              atoms,
              stiffness * number(c, 0, 4),
              length * number(c, 1, 4),
              energy * number(c, 2, 4),
              length * number(c, 3, 4));
      case "morse" ->
          terms.add(
              entry,
              InteractionKind.MORSE_BOND,
              atoms,
              energy * number(c, 0, 3),
              number(c, 1, 3) / length,
              length * number(c, 2, 3));
      default -> throw refused(c, "bond", style, "harmonic, fene, morse, zero");
    }
  }

  private void angle(SourceLine entry, int[] atoms, String style, SourceLine c) {
    switch (style) {
      case "harmonic" ->
          terms.add(
              entry,
              InteractionKind.HARMONIC_ANGLE,
              atoms,
              2 * energy * number(c, 0, 2),
              radians(c, 1, 2));
      case "cosine" ->
          terms.add(entry, InteractionKind.COSINE_ANGLE, atoms, energy * number(c, 0, 1));
      case "cosine/squared" ->
          terms.add(
              entry,
              InteractionKind.G96_ANGLE,
              atoms,
              2 * energy * number(c, 0, 2),
              radians(c, 1, 2));
      default -> throw refused(c, "angle", style, "harmonic, cosine, cosine/squared, zero");
    }
  }

  private void dihedral(SourceLine entry, int[] atoms, String style, SourceLine c) {
    switch (style) {
      case "charmm" -> {
        if (number(c, 3, 4) != 0) {
          throw c.error("dihedral_style charmm with 1-4 weights is not read; allowed: weight 0");
        }
        periodic(entry, atoms, number(c, 0, 4), number(c, 1, 4), radians(c, 2, 4));
      }
      case "harmonic" -> signed(entry, atoms, c);
      case "fourier" -> {
        int n = c.integer(0, "number of terms", 1, 20);
        for (int t = 0; t < n; t++) {
          periodic(
              entry,
              atoms,
              number(c, 1 + 3 * t, 1 + 3 * n),
              number(c, 2 + 3 * t, 1 + 3 * n),
              radians(c, 3 + 3 * t, 1 + 3 * n));
        }
      }
      case "opls" -> {
        for (int n = 1; n <= 4; n++) {
          periodic(entry, atoms, 0.5 * number(c, n - 1, 4), n, n % 2 == 0 ? Math.PI : 0);
        }
      }
      case "multi/harmonic" -> {
        double[] rb = new double[6];
        for (int n = 0; n < 5; n++) {
          rb[n] = (n % 2 == 0 ? 1 : -1) * energy * number(c, n, 5);
        }
        terms.add(entry, InteractionKind.RYCKAERT_BELLEMANS, atoms, rb);
      }
      default ->
          throw refused(
              c, "dihedral", style, "charmm, fourier, harmonic, multi/harmonic, opls, zero");
    }
  }

  private void improper(SourceLine entry, int[] atoms, String style, SourceLine c) {
    switch (style) {
      case "harmonic" -> {
        double rest = number(c, 1, 2);
        if (rest != 0 && rest != 180) {
          throw c.error("improper_style harmonic with χ0 %s; allowed: 0 and 180".formatted(rest));
        }
        terms.add(
            entry,
            InteractionKind.HARMONIC_DIHEDRAL,
            atoms,
            2 * energy * number(c, 0, 2),
            Math.toRadians(rest));
      }
      case "cvff" -> signed(entry, atoms, c);
      default -> throw refused(c, "improper", style, "harmonic, cvff, zero");
    }
  }

  /** K [1 + d cos nφ] with d = ±1. */
  private void signed(SourceLine entry, int[] atoms, SourceLine c) {
    double d = number(c, 1, 3);
    if (Math.abs(d) != 1) {
      throw c.error("d is %s, allowed are 1 and -1".formatted(d));
    }
    periodic(entry, atoms, number(c, 0, 3), number(c, 2, 3), d > 0 ? 0 : Math.PI);
  }

  private void periodic(SourceLine entry, int[] atoms, double k, double n, double phase) {
    if (n != Math.rint(n) || n < 0) {
      throw entry.error("the multiplicity is %s, a whole number is needed".formatted(n));
    }
    terms.add(entry, InteractionKind.PERIODIC_DIHEDRAL, atoms, energy * k, n, phase);
  }

  private static double radians(SourceLine c, int index, int count) {
    return Math.toRadians(number(c, index, count));
  }

  /** A coefficient, where as many as given must be there. */
  private static double number(SourceLine c, int index, int count) {
    if (c.size() != count) {
      throw c.error("%d coefficients where %d are needed".formatted(c.size(), count));
    }
    return c.number(index, "coefficient");
  }

  private static continuo.error.InputException refused(
      SourceLine c, String kind, String style, String allowed) {
    return c.error("%s_style %s is not read; allowed: %s".formatted(kind, style, allowed));
  }
}
