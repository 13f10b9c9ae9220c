package continuo.burst.kernel;

import continuo.error.InputException;
import continuo.forcefield.LennardJones;
import java.util.Arrays;

/** Excluded pairs by their first (lower) atom, partners ascending. Immutable. */
final class Exclusions {
  /** Partners of atom i are {@code partner[k]}, {@code start[i]} ≤ k &lt; {@code start[i + 1]}. */
  final int[] start;

  final int[] partner;

  /**
   * @throws InputException if a pair names an atom that does not exist
   */
  Exclusions(LennardJones lj, int nAtoms) {
    int n = lj.nExclusions();
    start = new int[nAtoms + 1];
    partner = new int[n];
    for (int e = 0; e < n; e++) {
      if (lj.excludedI(e) < 0 || lj.excludedJ(e) >= nAtoms) {
        throw new InputException(
            "Invalid %s exclusion %d: atoms %d and %d, but the system has %d atoms (0 to %d)"
                .formatted(lj.name(), e, lj.excludedI(e), lj.excludedJ(e), nAtoms, nAtoms - 1));
      }
      start[lj.excludedI(e) + 1]++;
    }
    for (int i = 0; i < nAtoms; i++) {
      start[i + 1] += start[i];
    }
    int[] next = start.clone();
    for (int e = 0; e < n; e++) {
      partner[next[lj.excludedI(e)]++] = lj.excludedJ(e);
    }
    for (int i = 0; i < nAtoms; i++) {
      Arrays.sort(partner, start[i], start[i + 1]);
    }
  }
}
