package continuo.burst.kernel;

import static continuo.burst.kernel.ClusterGrid.SIZE;
import static continuo.burst.kernel.ClusterGrid.STRIDE;

import java.util.Arrays;

/**
 * Pairs in single precision, sums over atoms and energies in double precision. Positions enter
 * relative to the first atom of their cluster, o_J; the pair vector is
 *
 * <p>d = (r_i − o_I) − [(r_j − o_J) + (o_J − o_I + shift)],
 *
 * <p>each bracket rounded to single precision once, so its error does not grow with the size of the
 * cell. The forces on an atom are summed in single precision over the partners that it meets in one
 * call, at most its neighbours.
 */
abstract class MixedClusterForces extends ClusterForces {
  /** [row of the batch][first, second atom][xyz][slot]. */
  private final float[] partial = new float[BATCH * 2 * STRIDE];

  private final double[] energies = new double[SIZE];
  private final float[] batchEnergies = new float[SIZE];
  private float[] x = new float[0];
  private float[] f = new float[0];

  /** o_J, [cluster][xyz], nm. */
  private double[] origin = new double[0];

  /**
   * Computes the forces of some rows of one pair of types: those on the partners are added to f,
   * those on the atoms of the rows go to partial.
   *
   * @param x positions relative to the origin of the cluster, nm
   * @param f forces, kJ/mol/nm; added to
   * @param origin [cluster][xyz], nm; read
   * @param partial [row][first, second atom][xyz][slot]; overwritten
   * @param energies by slot; overwritten; null if not wanted
   */
  abstract void addRows(
      float[] x,
      float[] f,
      double[] origin,
      ClusterRows rows,
      int from,
      int to,
      PairTable table,
      float[] partial,
      float[] energies);

  @Override
  final double add(
      double[] positions,
      double[] forces,
      int base,
      int nClusters,
      ClusterRows rows,
      PairTable table,
      boolean wantEnergy) {
    round(positions, base, nClusters);
    Arrays.fill(f, 0, nClusters * STRIDE, 0);
    Arrays.fill(energies, 0);
    int end;
    for (int row = 0; row < rows.nRows; row = end) {
      end = rows.endOfBatch(row, BATCH);
      addRows(x, f, origin, rows, row, end, table, partial, wantEnergy ? batchEnergies : null);
      addSums(rows, row, end, forces, base);
      for (int slot = 0; wantEnergy && slot < SIZE; slot++) {
        energies[slot] += batchEnergies[slot];
      }
    }
    final float[] f = this.f;
    for (int k = 0; k < nClusters * STRIDE; k++) {
      forces[base + k] += f[k];
    }
    return sum(energies, 0);
  }

  private void round(double[] positions, int base, int nClusters) {
    if (x.length < nClusters * STRIDE) {
      x = new float[nClusters * STRIDE];
      f = new float[nClusters * STRIDE];
      origin = new double[nClusters * 3];
    }
    final float[] x = this.x;
    for (int c = 0; c < nClusters; c++) {
      for (int axis = 0; axis < 3; axis++) {
        final int at = c * STRIDE + axis * SIZE;
        final double o = positions[base + at];
        origin[3 * c + axis] = o;
        for (int k = at; k < at + SIZE; k++) {
          x[k] = (float) (positions[base + k] - o);
        }
      }
    }
  }

  private void addSums(ClusterRows rows, int from, int to, double[] forces, int base) {
    final float[] partial = this.partial;
    for (int row = from; row < to; row++) {
      for (int atom = 0; atom < 2; atom++) {
        final int i = base + rows.first[row] + atom;
        final int p = ((row - from) * 2 + atom) * STRIDE;
        forces[i] += sum(partial, p);
        forces[i + SIZE] += sum(partial, p + SIZE);
        forces[i + 2 * SIZE] += sum(partial, p + 2 * SIZE);
      }
    }
  }

  private static double sum(float[] a, int at) {
    return (((double) a[at] + a[at + 4]) + ((double) a[at + 2] + a[at + 6]))
        + (((double) a[at + 1] + a[at + 5]) + ((double) a[at + 3] + a[at + 7]));
  }
}
