package continuo.burst.kernel;

import continuo.error.InputException;
import continuo.forcefield.BondTopology;
import continuo.structure.Composite;
import java.util.function.IntToDoubleFunction;

/**
 * Bonds in rows of equal first atom and equal periodic image, so that the position and the force of
 * the first atom stay in registers along a row. Immutable.
 *
 * <p>Row r is atom {@code first[r]} with the partners {@code second[b]}, {@code start[r]} ≤ b &lt;
 * {@code start[r + 1]}; the bond vector is r_i − shift − r_j with {@code shift[3 r + axis]}, nm.
 */
final class BondRows {
  /** Added to r², nm², so that a bond of length 0 exerts no force. */
  static final double TINY = 1e-100;

  final int nRows;
  final int[] first;
  final double[] shift;
  final int[] start;
  final int[] second;

  /** Number of each bond in the topology, in the order of {@link #second}. */
  final int[] bond;

  /**
   * @param term name of the term, for messages
   * @param topology bonds in any order
   * @param composite cell and number of atoms
   * @throws InputException if a bond reaches beyond the atoms, or through an image in free space
   */
  BondRows(String term, BondTopology topology, Composite composite) {
    bond = sortByFirstAtom(term, topology, composite);
    int n = bond.length;
    first = new int[n];
    shift = new double[3 * n];
    start = new int[n + 1];
    second = new int[n];
    double[] shifts = topology.shifts(composite.box());
    int rows = 0;
    for (int k = 0; k < n; k++) {
      int b = bond[k];
      if (k == 0 || !sameRow(topology, bond[k - 1], b)) {
        first[rows] = topology.i(b);
        System.arraycopy(shifts, 3 * b, shift, 3 * rows, 3);
        start[rows++] = k;
      }
      second[k] = topology.j(b);
    }
    start[rows] = n;
    nRows = rows;
  }

  /** Picks the parameter of each bond, in the order of {@link #second}. */
  double[] gather(IntToDoubleFunction parameter) {
    double[] out = new double[bond.length];
    for (int b = 0; b < out.length; b++) {
      out[b] = parameter.applyAsDouble(bond[b]);
    }
    return out;
  }

  /** Where the second atom of each bond begins in an array [atom][xyz][lane]. */
  int[] partners(int lanes) {
    int[] begin = new int[second.length];
    for (int b = 0; b < begin.length; b++) {
      begin[b] = 3 * second[b] * lanes;
    }
    return begin;
  }

  private static boolean sameRow(BondTopology t, int a, int b) {
    return t.i(a) == t.i(b)
        && t.image(a, 0) == t.image(b, 0)
        && t.image(a, 1) == t.image(b, 1)
        && t.image(a, 2) == t.image(b, 2);
  }

  /** Counting sort; bonds of one atom keep their order. */
  private static int[] sortByFirstAtom(String term, BondTopology topology, Composite composite) {
    int nAtoms = composite.nAtoms();
    boolean free = !composite.box().isPeriodic();
    int[] next = new int[nAtoms + 1];
    for (int b = 0; b < topology.size(); b++) {
      int i = topology.i(b);
      int j = topology.j(b);
      if (Math.max(i, j) >= nAtoms) {
        throw new InputException(
            "Invalid %s %d: atoms %d and %d, but the system has %d atoms (0 to %d)"
                .formatted(term, b, i, j, nAtoms, nAtoms - 1));
      }
      if (free
          && (topology.image(b, 0) != 0
              || topology.image(b, 1) != 0
              || topology.image(b, 2) != 0)) {
        throw new InputException(
            "Invalid %s %d: atoms %d and %d are bonded through a periodic image in free space"
                .formatted(term, b, i, j));
      }
      next[i + 1]++;
    }
    for (int i = 0; i < nAtoms; i++) {
      next[i + 1] += next[i];
    }
    int[] sorted = new int[topology.size()];
    for (int b = 0; b < sorted.length; b++) {
      sorted[next[topology.i(b)]++] = b;
    }
    return sorted;
  }
}
