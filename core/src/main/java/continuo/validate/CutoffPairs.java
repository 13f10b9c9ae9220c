package continuo.validate;

import continuo.forcefield.EnergyTerm;
import continuo.forcefield.LennardJones;
import continuo.forcefield.MolecularSystem;
import continuo.structure.Box;

/** Pairs whose distance passes the cut-off of their interaction along a direction. */
final class CutoffPairs {
  private CutoffPairs() {}

  /**
   * Sets to 0 what a direction does to atoms, until no distance of a Lennard-Jones pair can pass
   * its cut-off between x − a d and x + a d: a distance changes by at most a(|d_i| + |d_j|).
   *
   * @param x positions, [atom][xyz], nm; read
   * @param d direction, [atom][xyz]; changed
   * @param amplitude a, nm
   */
  static void keepStill(MolecularSystem system, double[] x, double[] d, double amplitude) {
    for (EnergyTerm term : system.terms()) {
      if (term instanceof LennardJones pairs) {
        keepStill(pairs, system.composite().box(), x, d, amplitude);
      }
    }
  }

  private static void keepStill(
      LennardJones pairs, Box box, double[] x, double[] d, double amplitude) {
    for (int i = 0; i < pairs.nAtoms(); i++) {
      for (int j = 0; j < i; j++) {
        double reach = pairs.reach(pairs.type(i), pairs.type(j));
        double distance =
            Math.sqrt(
                box.nearest2(
                    x[3 * i] - x[3 * j], x[3 * i + 1] - x[3 * j + 1], x[3 * i + 2] - x[3 * j + 2]));
        double margin = Math.abs(distance - reach);
        if (margin <= amplitude * (size(d, i) + size(d, j))) {
          stop(d, i);
        }
        if (margin <= amplitude * size(d, j)) {
          stop(d, j);
        }
      }
    }
  }

  private static double size(double[] d, int atom) {
    return Math.sqrt(
        d[3 * atom] * d[3 * atom]
            + d[3 * atom + 1] * d[3 * atom + 1]
            + d[3 * atom + 2] * d[3 * atom + 2]);
  }

  private static void stop(double[] d, int atom) {
    for (int axis = 0; axis < 3; axis++) {
      d[3 * atom + axis] = 0;
    }
  }
}
