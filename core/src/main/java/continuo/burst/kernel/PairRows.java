package continuo.burst.kernel;

import java.util.Arrays;

/**
 * Pairs of atoms in rows of equal first atom, equal periodic image and equal pair of types. Row r
 * is atom {@code first[r]} with the partners {@code second[k]}, {@code start[r]} ≤ k &lt; {@code
 * start[r + 1]}; the pair vector is r_i − shift − r_j. Rows and partners only grow; nothing is ever
 * cut off.
 *
 * <p>Rows are in the order of the first atom, then image, then type of the partner, then partner:
 * an order that depends on which pairs are listed, not on how they were found.
 */
final class PairRows {
  int nRows;
  int[] first = new int[16];

  /**
   * Ordered pair of types (a, b) as a·n + b, n types; n² more for a pair that is excluded, if such
   * pairs are listed.
   */
  int[] types = new int[16];

  /** image·L, [row][xyz], nm. */
  double[] shift = new double[48];

  /** Counts how often the list was begun anew. */
  long version;

  int[] start = new int[17];
  int[] second = new int[256];

  void clear() {
    version++;
    nRows = 0;
    start[0] = 0;
  }

  /** Number of pairs. */
  int size() {
    return start[nRows];
  }

  /** Opens a row; partners follow by {@link #add}. */
  void openRow(int atom, int pairOfTypes, double shiftX, double shiftY, double shiftZ) {
    if (nRows == first.length) {
      int capacity = grown(nRows, 1, Integer.MAX_VALUE / 3);
      first = Arrays.copyOf(first, capacity);
      types = Arrays.copyOf(types, capacity);
      shift = Arrays.copyOf(shift, 3 * capacity);
      start = Arrays.copyOf(start, capacity + 1);
    }
    first[nRows] = atom;
    types[nRows] = pairOfTypes;
    shift[3 * nRows] = shiftX;
    shift[3 * nRows + 1] = shiftY;
    shift[3 * nRows + 2] = shiftZ;
    start[nRows + 1] = start[nRows];
    nRows++;
  }

  /** Adds a partner to the row that was opened last. */
  void add(int partner) {
    int k = start[nRows];
    if (k == second.length) {
      second = Arrays.copyOf(second, grown(k, 1, Integer.MAX_VALUE));
    }
    second[k] = partner;
    start[nRows] = k + 1;
  }

  /**
   * Adds those partners of a row of another list that are flagged; a row without any is left out.
   *
   * @param keep flag of each partner of the row; read
   */
  void addRow(PairRows from, int row, boolean[] keep) {
    int begin = from.start[row];
    int n = from.start[row + 1] - begin;
    int k = start[nRows];
    if (second.length - k < n) {
      second = Arrays.copyOf(second, grown(k, n, Integer.MAX_VALUE));
    }
    int end = k;
    for (int m = 0; m < n; m++) {
      second[end] = from.second[begin + m];
      end += keep[m] ? 1 : 0;
    }
    if (end > k) {
      openRow(
          from.first[row],
          from.types[row],
          from.shift[3 * row],
          from.shift[3 * row + 1],
          from.shift[3 * row + 2]);
      start[nRows] = end;
    }
  }

  /** Half as much again, at least as much as needed; arrays end a little below the limit. */
  static int grown(int size, int more, int limit) {
    return Math.max(Math.addExact(size, more), (int) Math.min(size + size / 2L, limit - 8));
  }
}
