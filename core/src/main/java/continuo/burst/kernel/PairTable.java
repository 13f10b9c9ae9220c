package continuo.burst.kernel;

import continuo.forcefield.LennardJones;
import continuo.structure.Box;

/**
 * Constants of each ordered pair of types (a, b), at index a·n + b:
 *
 * <p>V = r⁻⁶ (A r⁻⁶ − B) − V_c, f/r = r⁻² r⁻⁶ (12 A r⁻⁶ − 6 B), A = 4εσ¹², B = 4εσ⁶.
 */
final class PairTable {
  /** 12 A = 48 ε σ¹², kJ/mol nm¹². */
  final double[] force12;

  /** 6 B = 24 ε σ⁶, kJ/mol nm⁶. */
  final double[] force6;

  /** A = 4 ε σ¹², kJ/mol nm¹². */
  final double[] energy12;

  /** B = 4 ε σ⁶, kJ/mol nm⁶. */
  final double[] energy6;

  /** V_c, the energy subtracted inside the cut-off, kJ/mol. */
  final double[] shift;

  /** r_c, nm; negative for pairs that do not interact (ε = 0), which are then never listed. */
  final double[] cutoff;

  /** Energy of all pairs beyond the cut-off, kJ/mol; 0 without tail correction. */
  final double tail;

  PairTable(LennardJones lj, Box box) {
    tail = lj.table().hasTail() ? lj.tailEnergy(box) : 0;
    int nTypes = lj.nTypes();
    int n = nTypes * nTypes;
    force12 = new double[n];
    force6 = new double[n];
    energy12 = new double[n];
    energy6 = new double[n];
    shift = new double[n];
    cutoff = new double[n];
    for (int a = 0; a < nTypes; a++) {
      for (int b = 0; b < nTypes; b++) {
        int ab = a * nTypes + b;
        double epsilon = lj.table().epsilon(a, b);
        double s3 = Math.pow(lj.table().sigma(a, b), 3);
        energy6[ab] = 4 * epsilon * (s3 * s3);
        energy12[ab] = energy6[ab] * (s3 * s3);
        force6[ab] = 6 * energy6[ab];
        force12[ab] = 12 * energy12[ab];
        shift[ab] = lj.table().shift(a, b);
        cutoff[ab] = lj.reach(a, b);
      }
    }
  }
}
