package continuo.burst.kernel;

import continuo.error.InputException;
import continuo.forcefield.ExcludedPairs;
import continuo.forcefield.PairTerm;
import java.util.Arrays;

/** Excluded pairs by their first (lower) atom, or by both atoms; partners ascending. Immutable. */
final class Exclusions {
  /** Partners of atom i are {@code partner[k]}, {@code start[i]} ≤ k &lt; {@code start[i + 1]}. */
  final int[] start;

  final int[] partner;

  /**
   * @throws InputException if a pair names an atom that does not exist
   */
  Exclusions(PairTerm term, int nAtoms) {
    ExcludedPairs pairs = term.exclusions();
    int n = pairs.size();
    start = new int[nAtoms + 1];
    partner = new int[n];
    for (int e = 0; e < n; e++) {
      if (pairs.j(e) >= nAtoms) {
        throw new InputException(
            "Invalid %s exclusion %d: atoms %d and %d, but the system has %d atoms (0 to %d)"
                .formatted(term.name(), e, pairs.i(e), pairs.j(e), nAtoms, nAtoms - 1));
      }
      start[pairs.i(e) + 1]++;
    }
    for (int i = 0; i < nAtoms; i++) {
      start[i + 1] += start[i];
    }
    int[] next = start.clone();
    for (int e = 0; e < n; e++) {
      partner[next[pairs.i(e)]++] = pairs.j(e);
    }
    for (int i = 0; i < nAtoms; i++) {
      Arrays.sort(partner, start[i], start[i + 1]);
    }
  }

  /** Excluded pairs with each pair at both of its atoms. */
  static Exclusions bothWays(PairTerm term, int nAtoms) {
    return new Exclusions(new Exclusions(term, nAtoms));
  }

  private Exclusions(Exclusions half) {
    int nAtoms = half.start.length - 1;
    start = new int[nAtoms + 1];
    partner = new int[2 * half.partner.length];
    for (int i = 0; i < nAtoms; i++) {
      start[i + 1] += half.start[i + 1] - half.start[i];
      for (int e = half.start[i]; e < half.start[i + 1]; e++) {
        start[half.partner[e] + 1]++;
      }
    }
    for (int i = 0; i < nAtoms; i++) {
      start[i + 1] += start[i];
    }
    int[] next = start.clone();
    for (int i = 0; i < nAtoms; i++) {
      for (int e = half.start[i]; e < half.start[i + 1]; e++) {
        partner[next[i]++] = half.partner[e];
        partner[next[half.partner[e]]++] = i;
      }
    }
  }
}
