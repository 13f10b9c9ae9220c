package continuo.burst.kernel;

import static continuo.burst.kernel.ClusterGrid.SIZE;
import static continuo.burst.kernel.ClusterGrid.STRIDE;

import continuo.structure.Box;

/**
 * One replica in clusters: which atom sits in which slot, where it was when the lists were made,
 * and the lists. Arrays in the layout [cluster][xyz][8].
 */
final class ClusterLane {
  int nClusters;

  /** Where x of the atom in each slot is in [atom][xyz][lane]; −1 for padding. */
  int[] source = new int[0];

  /** Folded positions when the outer list was made, nm. */
  double[] searched = new double[0];

  /** Folded positions when the inner list was chosen, nm. */
  double[] chosen = new double[0];

  final ClusterRows outer = new ClusterRows();
  final ClusterRows inner = new ClusterRows();

  /** Takes over the clusters of a grid. */
  void take(ClusterGrid grid, int lanes, int lane) {
    nClusters = grid.nClusters;
    if (source.length < nClusters * SIZE) {
      int capacity = nClusters + nClusters / 8;
      source = new int[capacity * SIZE];
      searched = new double[capacity * STRIDE];
      chosen = new double[capacity * STRIDE];
    }
    for (int s = 0; s < nClusters * SIZE; s++) {
      source[s] = grid.atom[s] < 0 ? -1 : 3 * grid.atom[s] * lanes + lane;
    }
    System.arraycopy(grid.x, 0, searched, 0, nClusters * STRIDE);
    System.arraycopy(grid.x, 0, chosen, 0, nClusters * STRIDE);
  }

  /**
   * Copies positions into the clusters, each as the image nearest to where the atom was when the
   * inner list was chosen.
   *
   * @param x positions of all lanes, nm; read
   * @param from first cluster to copy
   * @param to one past the last; those that do not exist are left out
   * @param xs folded positions, nm; overwritten from {@code at} on
   * @param distance2 square of a distance, nm²
   * @return whether no atom is further than the distance from where it was, and all are numbers
   */
  boolean gather(
      double[] x, int lanes, Box box, int from, int to, double[] xs, int at, double distance2) {
    final double lx = box.lx();
    final double ly = box.ly();
    final double lz = box.lz();
    final double inverseLx = lx > 0 ? 1 / lx : 0;
    final double inverseLy = ly > 0 ? 1 / ly : 0;
    final double inverseLz = lz > 0 ? 1 / lz : 0;
    final double[] chosen = this.chosen;
    final int[] source = this.source;
    boolean holds = true;
    final int end = Math.min(to, nClusters);
    for (int c = from; c < end; c++) {
      for (int s = 0; s < SIZE; s++) {
        final int i = source[c * SIZE + s];
        final int k = c * STRIDE + s;
        if (i < 0) {
          xs[at + k] = chosen[k];
          xs[at + k + SIZE] = chosen[k + SIZE];
          xs[at + k + 2 * SIZE] = chosen[k + 2 * SIZE];
          continue;
        }
        double dx = x[i] - chosen[k];
        double dy = x[i + lanes] - chosen[k + SIZE];
        double dz = x[i + 2 * lanes] - chosen[k + 2 * SIZE];
        dx -= lx * Math.rint(dx * inverseLx);
        dy -= ly * Math.rint(dy * inverseLy);
        dz -= lz * Math.rint(dz * inverseLz);
        xs[at + k] = chosen[k] + dx;
        xs[at + k + SIZE] = chosen[k + SIZE] + dy;
        xs[at + k + 2 * SIZE] = chosen[k + 2 * SIZE] + dz;
        holds &= dx * dx + dy * dy + dz * dz <= distance2;
      }
    }
    return holds;
  }

  /**
   * Adds the forces of the clusters to the atoms.
   *
   * @param fs forces, kJ/mol/nm, from {@code at} on; read
   * @param f forces of all lanes, kJ/mol/nm; added to
   */
  void scatter(double[] fs, int at, int from, int to, double[] f, int lanes) {
    final int[] source = this.source;
    final int end = Math.min(to, nClusters);
    for (int c = from; c < end; c++) {
      for (int s = 0; s < SIZE; s++) {
        final int i = source[c * SIZE + s];
        final int k = at + c * STRIDE + s;
        if (i >= 0) {
          f[i] += fs[k];
          f[i + lanes] += fs[k + SIZE];
          f[i + 2 * lanes] += fs[k + 2 * SIZE];
        }
      }
    }
  }
}
