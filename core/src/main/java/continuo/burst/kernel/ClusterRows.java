package continuo.burst.kernel;

import java.util.Arrays;

/**
 * Atoms against clusters of eight atoms, in rows of equal first atoms, equal periodic image and
 * equal type of the clusters. Row r is the atom at {@code first[r]} and the one in the next slot
 * against the clusters {@code entry[k]}; both say where the x coordinate is found in the layout
 * [cluster][xyz][8]. The pair vector is r_i − shift − r_j.
 *
 * <pre>
 * entry[k]:  start[r]                     open[r]                      start[r + 1]
 *            | cluster mask  cluster mask … | cluster cluster cluster … −1 |
 *              some of the pairs              all pairs                  end
 * </pre>
 *
 * <p>Bit s of a mask says whether the first atom meets the atom in slot s of the cluster, bit 8 + s
 * whether the second one does. Arrays only grow; nothing is ever cut off.
 */
final class ClusterRows {
  /** Mask of all pairs of an entry. */
  static final int ALL = (1 << (2 * ClusterGrid.SIZE)) - 1;

  int nRows;
  int[] first = new int[16];

  /** Index of the pair of types in the {@link PairTable}. */
  int[] types = new int[16];

  /** image·L, [row][xyz], nm. */
  double[] shift = new double[48];

  int[] start = new int[17];
  int[] open = new int[16];
  int[] entry = new int[256];

  void clear() {
    nRows = 0;
    start[0] = 0;
  }

  /** One past the last row of at most some rows that have the same pair of types. */
  int endOfBatch(int row, int most) {
    int end = row + 1;
    while (end < nRows && end < row + most && types[end] == types[row]) {
      end++;
    }
    return end;
  }

  /** Clusters that an atom and its neighbour meet, over all rows. */
  long meetings() {
    long meetings = 0;
    for (int row = 0; row < nRows; row++) {
      int masked = open[row] - start[row];
      meetings += masked / 2 + (start[row + 1] - 1 - open[row]);
    }
    return meetings;
  }

  /** Makes room for a row and its numbers; the caller fills them from {@code start[nRows]} on. */
  void reserve(int nEntries) {
    if (nRows == first.length) {
      int capacity = PairRows.grown(nRows, 1, Integer.MAX_VALUE / 3);
      first = Arrays.copyOf(first, capacity);
      types = Arrays.copyOf(types, capacity);
      shift = Arrays.copyOf(shift, 3 * capacity);
      start = Arrays.copyOf(start, capacity + 1);
      open = Arrays.copyOf(open, capacity);
    }
    if (entry.length - start[nRows] <= nEntries) {
      entry = Arrays.copyOf(entry, PairRows.grown(start[nRows], nEntries + 1, Integer.MAX_VALUE));
    }
  }

  /**
   * Ends the row whose entries have been filled up to {@code end} and puts the mark behind them; a
   * row without any is dropped.
   *
   * @param openAt where the entries without a mask begin
   * @param end where they end
   */
  void close(
      int atom, int pairOfTypes, double shiftX, double shiftY, double shiftZ, int openAt, int end) {
    if (end == start[nRows]) {
      return;
    }
    first[nRows] = atom;
    types[nRows] = pairOfTypes;
    shift[3 * nRows] = shiftX;
    shift[3 * nRows + 1] = shiftY;
    shift[3 * nRows + 2] = shiftZ;
    open[nRows] = openAt;
    entry[end] = -1;
    nRows++;
    start[nRows] = end + 1;
  }
}
