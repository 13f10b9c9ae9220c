package continuo.burst.kernel;

import static continuo.burst.kernel.ClusterGrid.SIZE;
import static continuo.burst.kernel.ClusterGrid.STRIDE;

import java.util.Arrays;

/** Plain version, one pair at a time. */
final class PlainClusterForces extends ClusterForces {
  private final double[] batchEnergies = new double[SIZE];

  @Override
  void addRows(
      double[] x,
      double[] f,
      int base,
      ClusterRows rows,
      int from,
      int to,
      PairTable table,
      double[] partial,
      double[] energies) {
    Arrays.fill(partial, 0);
    Arrays.fill(batchEnergies, 0);
    final int ab = rows.types[from];
    final double cutoff2 = table.cutoff[ab] * table.cutoff[ab];
    for (int row = from; row < to; row++) {
      for (int k = rows.start[row]; rows.entry[k] >= 0; k++) {
        final int j = base + rows.entry[k];
        final int mask = k < rows.open[row] ? rows.entry[++k] : ClusterRows.ALL;
        for (int slot = 0; slot < SIZE; slot++) {
          for (int atom = 0; atom < 2; atom++) {
            final int i = base + rows.first[row] + atom;
            final double dx = x[i] - rows.shift[3 * row] - x[j + slot];
            final double dy = x[i + SIZE] - rows.shift[3 * row + 1] - x[j + SIZE + slot];
            final double dz = x[i + 2 * SIZE] - rows.shift[3 * row + 2] - x[j + 2 * SIZE + slot];
            final double r2 = Math.fma(dz, dz, Math.fma(dy, dy, dx * dx));
            final boolean counts = ((mask >> (atom * SIZE + slot)) & 1) == 1;
            double c = 0;
            double v = 0;
            if (counts && r2 < cutoff2) {
              final double inverse2 = 1 / r2;
              final double inverse6 = inverse2 * inverse2 * inverse2;
              v =
                  Math.fma(
                      inverse6,
                      Math.fma(table.energy12[ab], inverse6, -table.energy6[ab]),
                      -table.shift[ab]);
              c = Math.fma(table.force12[ab], inverse6, -table.force6[ab]) * (inverse2 * inverse6);
            }
            batchEnergies[slot] += v;
            final int p = ((row - from) * 2 + atom) * STRIDE + slot;
            partial[p] = Math.fma(c, dx, partial[p]);
            partial[p + SIZE] = Math.fma(c, dy, partial[p + SIZE]);
            partial[p + 2 * SIZE] = Math.fma(c, dz, partial[p + 2 * SIZE]);
            f[j + slot] = Math.fma(-c, dx, f[j + slot]);
            f[j + SIZE + slot] = Math.fma(-c, dy, f[j + SIZE + slot]);
            f[j + 2 * SIZE + slot] = Math.fma(-c, dz, f[j + 2 * SIZE + slot]);
          }
        }
      }
    }
    if (energies != null) {
      for (int slot = 0; slot < SIZE; slot++) {
        energies[slot] += batchEnergies[slot];
      }
    }
  }
}
