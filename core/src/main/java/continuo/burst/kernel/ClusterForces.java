package continuo.burst.kernel;

import static continuo.burst.kernel.ClusterGrid.SIZE;
import static continuo.burst.kernel.ClusterGrid.STRIDE;

import java.util.Arrays;

/**
 * Lennard-Jones forces of one replica from rows of clusters.
 *
 * <p>Two atoms at a time meet the eight atoms of a cluster in the slots of a vector. Sums over the
 * partners of the two atoms run slot by slot and are then added over the slots in a fixed order, so
 * the width of the vectors leaves no trace.
 */
abstract class ClusterForces {
  /** Rows whose sums over slots are taken together. */
  private static final int BATCH = 16;

  /** [row of the batch][first, second atom][xyz][slot]. */
  private final double[] partial = new double[BATCH * 2 * STRIDE];

  private final double[] energies = new double[SIZE];

  /**
   * Adds the forces of some rows of one pair of types: those on the partners to f, those on the
   * atoms of the rows to partial.
   *
   * @param partial [row][first, second atom][xyz][slot]; overwritten
   * @param energies by slot; added to; null if not wanted
   */
  abstract void addRows(
      double[] x,
      double[] f,
      int base,
      ClusterRows rows,
      int from,
      int to,
      PairTable table,
      double[] partial,
      double[] energies);

  /**
   * Adds the forces.
   *
   * @param x positions, nm, from {@code base} on; read
   * @param f forces, kJ/mol/nm, from {@code base} on; added to
   * @param wantEnergy false to leave the energy out
   * @return energy, kJ/mol; 0 if not wanted
   */
  final double add(
      double[] x, double[] f, int base, ClusterRows rows, PairTable table, boolean wantEnergy) {
    Arrays.fill(energies, 0);
    int end;
    for (int row = 0; row < rows.nRows; row = end) {
      end = rows.endOfBatch(row, BATCH);
      addRows(x, f, base, rows, row, end, table, partial, wantEnergy ? energies : null);
      addSums(rows, row, end, f, base);
    }
    return sum(energies, 0);
  }

  private void addSums(ClusterRows rows, int from, int to, double[] f, int base) {
    final double[] partial = this.partial;
    for (int row = from; row < to; row++) {
      final int at = (row - from) * 2 * STRIDE;
      for (int atom = 0; atom < 2; atom++) {
        final int i = base + rows.first[row] + atom;
        final int p = at + atom * STRIDE;
        f[i] += sum(partial, p);
        f[i + SIZE] += sum(partial, p + SIZE);
        f[i + 2 * SIZE] += sum(partial, p + 2 * SIZE);
      }
    }
  }

  /** Sum over the eight slots from an index on. */
  private static double sum(double[] a, int at) {
    return ((a[at] + a[at + 4]) + (a[at + 2] + a[at + 6]))
        + ((a[at + 1] + a[at + 5]) + (a[at + 3] + a[at + 7]));
  }
}
