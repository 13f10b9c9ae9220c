package continuo.export;

import continuo.forcefield.Charges;
import continuo.forcefield.CoulombLaw;
import continuo.forcefield.DampedShiftedForce;
import continuo.forcefield.DebyeHueckel;
import continuo.forcefield.ReactionField;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Coulomb laws as pair styles of LAMMPS.
 *
 * <ul>
 *   <li>Debye-Hückel: {@code coul/debye}, or {@code coul/cut} without screening; shifted to 0 at
 *       the cut-off {@code yukawa}, whose coefficients are k_C q_i q_j/ε_r by pair of types.
 *   <li>Damped shifted force: {@code coul/dsf}, which approximates erfc to 1.5e-7.
 *   <li>Reaction field: {@code coul/cut}, and (k r² − c)/ε_r by pair of types as a table, which is
 *       a straight line in r² and so exact; excluded pairs have the second part only.
 * </ul>
 */
final class LammpsCharges {
  /** The Coulomb constant of LAMMPS in its units real, kcal/mol Å e⁻²; it is 1 in units lj. */
  private static final double CONSTANT_OF_REAL = 332.06371;

  private LammpsCharges() {}

  /** Whether there are charges and one of them is not 0. */
  static boolean matter(Charges charges) {
    return charges != null && IntStream.range(0, charges.size()).anyMatch(i -> charges.q(i) != 0);
  }

  static List<LammpsPairStyle> styles(
      Charges charges, LammpsTypes types, LammpsUnits units, LammpsPairTables tables) {
    CoulombLaw law = charges.law();
    String cutoff = Double.toString(units.length(law.cutoff()));
    List<LammpsPairStyle> styles = new ArrayList<>();
    if (law instanceof DebyeHueckel screened) {
      double kappa = units.perLength(1 / screened.screeningLength());
      if (screened.shifted()) {
        LammpsPairStyle yukawa =
            new LammpsPairStyle("yukawa", kappa + " " + cutoff, "shift yes", false);
        forEach(
            charges,
            types,
            (a, b, qq) ->
                yukawa.put(
                    a, b, units.energyPerLength(qq / screened.permittivity(), -1) + " " + cutoff));
        styles.add(yukawa);
      } else {
        styles.add(kappa == 0 ? bare(cutoff) : all("coul/debye", kappa + " " + cutoff));
      }
    } else if (law instanceof DampedShiftedForce damped) {
      styles.add(all("coul/dsf", units.perLength(damped.damping()) + " " + cutoff));
    } else {
      ReactionField field = (ReactionField) law;
      LammpsPairStyle table =
          new LammpsPairStyle("table", "linear " + LammpsPairTables.STRAIGHT_POINTS, "", true);
      forEach(
          charges,
          types,
          (a, b, qq) -> {
            double scale = qq / field.permittivity();
            table.put(a, b, tables.straight(scale * field.k(), -scale * field.c(), field.cutoff()));
          });
      styles.add(bare(cutoff));
      styles.add(table);
    }
    return styles;
  }

  private static LammpsPairStyle bare(String cutoff) {
    return all("coul/cut", cutoff);
  }

  private static LammpsPairStyle all(String name, String arguments) {
    LammpsPairStyle style = new LammpsPairStyle(name, arguments, "", false);
    style.putAll("");
    return style;
  }

  private interface OfTypes {
    void accept(int a, int b, double qq);
  }

  /** Pairs of charged types with k_C q_i q_j, kJ/mol nm. */
  private static void forEach(Charges charges, LammpsTypes types, OfTypes visitor) {
    for (int a = 0; a < types.size(); a++) {
      for (int b = a; b < types.size(); b++) {
        double qq = charges.q(types.first(a)) * charges.q(types.first(b));
        if (qq != 0) {
          visitor.accept(a, b, qq * charges.constant());
        }
      }
    }
  }

  /** The energy of charges with themselves that LAMMPS leaves out, kJ/mol. */
  static double missingSelfEnergy(Charges charges) {
    return charges.law() instanceof DampedShiftedForce ? 0 : charges.selfEnergy();
  }

  /** The argument of {@code dielectric}, by which LAMMPS's rounded constant becomes k_C/ε_r. */
  static double dielectric(Charges charges, LammpsUnits units) {
    double theirs = units == LammpsUnits.REAL ? CONSTANT_OF_REAL : 1;
    return charges.law().permittivity() * theirs / units.energyPerLength(charges.constant(), -1);
  }
}
