package continuo.burst.kernel;

/**
 * Lennard-Jones forces of one replica from rows of clusters.
 *
 * <p>Two atoms at a time meet the eight atoms of a cluster in the slots of a vector. Sums over the
 * partners of the two atoms run slot by slot and are then added over the slots in a fixed order, so
 * the width of the vectors leaves no trace.
 */
abstract class ClusterForces {
  /** Rows whose sums over slots are taken together. */
  static final int BATCH = 16;

  /**
   * Adds the forces.
   *
   * @param x positions, nm, from {@code base} on; read
   * @param f forces, kJ/mol/nm, from {@code base} on; added to
   * @param nClusters clusters in x and f
   * @param wantEnergy false to leave the energy out
   * @return energy, kJ/mol; 0 if not wanted
   */
  abstract double add(
      double[] x,
      double[] f,
      int base,
      int nClusters,
      ClusterRows rows,
      PairTable table,
      boolean wantEnergy);

  /** Sum over the eight slots from an index on. */
  static double sum(double[] a, int at) {
    return ((a[at] + a[at + 4]) + (a[at + 2] + a[at + 6]))
        + ((a[at + 1] + a[at + 5]) + (a[at + 3] + a[at + 7]));
  }
}
