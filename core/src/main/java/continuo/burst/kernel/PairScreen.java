package continuo.burst.kernel;

/** The tests over all lanes that the neighbour list needs. */
abstract class PairScreen {
  private boolean[] keep = new boolean[64];

  /**
   * Whether any atom of any lane is further than a distance from where it was, or is not a number.
   *
   * @param x positions, nm; read
   * @param reference earlier positions, nm; read
   * @param distance2 square of the distance, nm²
   */
  abstract boolean anyMoved(double[] x, double[] reference, double distance2);

  /**
   * Flags the partners of a row that are within the radius in at least one lane.
   *
   * @param rows pairs; read
   * @param row which row
   * @param x positions, nm; read
   * @param radius2 square of the radius, nm²
   * @param keep flag of each partner of the row; overwritten
   */
  abstract void flagWithin(PairRows rows, int row, double[] x, double radius2, boolean[] keep);

  /**
   * Adds to a list those pairs of another that are within the radius in at least one lane.
   *
   * @param from pairs to choose from; read
   * @param radius2 square of the radius of each pair of types, nm²; read
   * @param x positions, nm; read
   * @param to list to add to
   */
  final void addWithin(PairRows from, double[] radius2, double[] x, PairRows to) {
    for (int row = 0; row < from.nRows; row++) {
      int n = from.start[row + 1] - from.start[row];
      if (keep.length < n) {
        keep = new boolean[n + n / 2];
      }
      flagWithin(from, row, x, radius2[from.types[row]], keep);
      to.addRow(from, row, keep);
    }
  }
}
