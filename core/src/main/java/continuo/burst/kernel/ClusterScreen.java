package continuo.burst.kernel;

/** The tests that lists of clusters need, in the layout of {@link ClusterGrid}. */
interface ClusterScreen {
  /**
   * Whether any atom is further than a distance from where it was, or is not a number.
   *
   * @param x positions, nm, from {@code base} on; read
   * @param reference earlier positions, nm, from 0 on; read
   * @param nClusters clusters to look at
   * @param distance2 square of the distance, nm²
   */
  boolean anyMoved(double[] x, int base, double[] reference, int nClusters, double distance2);

  /**
   * Chooses the clusters that have an atom within a radius of one of two atoms.
   *
   * @param x positions, nm; read
   * @param i where x of the first atom is; the second is in the next slot
   * @param sx image to subtract from the two atoms, nm
   * @param cluster where x of each cluster is; read from {@code from} until {@code to}
   * @param radius2 square of the radius, nm²
   * @param kept overwritten from {@code at} on
   * @return one past the last that was kept
   */
  int keepNear(
      double[] x,
      int i,
      double sx,
      double sy,
      double sz,
      int[] cluster,
      int from,
      int to,
      double radius2,
      int[] kept,
      int at);
}
