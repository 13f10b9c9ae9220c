package continuo.systems.lammps;

import continuo.forcefield.ExcludedPairs;
import continuo.forcefield.LennardJones;
import continuo.forcefield.LennardJonesTable;
import continuo.systems.topology.SourceLine;
import continuo.units.UnitSystem;
import java.util.Arrays;

/** The pair style lj/cut alone, with its mixing of types. */
final class LammpsPairTable {
  private final ForceField field;
  private final int nTypes;
  private final double energy;
  private final double length;

  LammpsPairTable(ForceField field, int nTypes, UnitSystem units) {
    this.field = field;
    this.nTypes = nTypes;
    this.energy = units == UnitSystem.LJ ? 1 : 4.184;
    this.length = units == UnitSystem.LJ ? 1 : 0.1;
  }

  /**
   * @param type type of each atom from 0
   * @param skin nm
   * @throws continuo.error.InputException if coefficients are missing
   */
  LennardJones term(int[] type, double skin, ExcludedPairs exclusions) {
    SourceLine style = field.style(FieldKind.PAIR);
    double[][] given = coefficients(style.number(1, "cut-off"));
    boolean arithmetic = field.mixesArithmetically("lj/cut", style);
    double[] epsilon = new double[nTypes];
    double[] sigma = new double[nTypes];
    for (int a = 0; a < nTypes; a++) {
      double[] like = given[a * nTypes + a];
      if (like == null) {
        throw style.error("pair_coeff of type %d is missing".formatted(a + 1));
      }
      epsilon[a] = energy * like[0];
      sigma[a] = length * positive(like);
    }
    LennardJonesTable.Builder table = LennardJonesTable.of(epsilon, sigma);
    for (int a = 0; a < nTypes; a++) {
      for (int b = a; b < nTypes; b++) {
        double[] c = given[a * nTypes + b];
        if (c == null) {
          c = mixed(given[a * nTypes + a], given[b * nTypes + b], arithmetic);
        }
        table.pair(a, b, energy * c[0], length * positive(c)).pairCutoff(a, b, length * c[2]);
      }
    }
    boolean shift = field.pairModify("shift", "no").equals("yes");
    boolean tail = field.pairModify("tail", "no").equals("yes");
    if (shift && tail) {
      throw style.error("pair_modify shift yes and tail yes exclude each other");
    }
    if (shift) {
      table.shifted();
    }
    if (tail) {
      table.tailCorrection();
    }
    return new LennardJones(type, table.build(), skin, exclusions);
  }

  /** σ; where nothing interacts it may be 0, and anything will do. */
  private static double positive(double... c) {
    return c[0] == 0 && c[1] == 0 ? 1 : c[1];
  }

  private static double[] mixed(double[] a, double[] b, boolean arithmetic) {
    return new double[] {
      Math.sqrt(a[0] * b[0]),
      arithmetic ? 0.5 * (a[1] + b[1]) : Math.sqrt(a[1] * b[1]),
      arithmetic ? 0.5 * (a[2] + b[2]) : Math.sqrt(a[2] * b[2])
    };
  }

  /** ε, σ, r_c of the pairs a ≤ b that are given, LAMMPS units. */
  private double[][] coefficients(double cutoff) {
    double[][] given = new double[nTypes * nTypes][];
    for (SourceLine line : field.coefficients(FieldKind.PAIR)) {
      double[] c = line.numbersFrom(2, "coefficient");
      if (c.length != 2 && c.length != 3) {
        throw line.error("pair_coeff of lj/cut needs epsilon, sigma and perhaps a cut-off");
      }
      double[] full = Arrays.copyOf(c, 3);
      full[2] = c.length == 3 ? c[2] : cutoff;
      if (full[0] < 0 || full[1] < 0 || (full[0] > 0 && full[1] == 0) || !(full[2] > 0)) {
        throw line.error(
            "epsilon %s, sigma %s, cut-off %s; epsilon must not be negative, the others must be > 0"
                .formatted(full[0], full[1], full[2]));
      }
      TypeRange.forEachPair(field, line, nTypes, (a, b) -> given[a * nTypes + b] = full);
    }
    return given;
  }
}
