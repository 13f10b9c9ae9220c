package continuo.burst.kernel;

import static continuo.burst.kernel.ClusterGrid.SIZE;
import static continuo.burst.kernel.ClusterGrid.STRIDE;

import java.util.Arrays;

/** Plain version, one pair at a time. */
final class PlainMixedClusterForces extends MixedClusterForces {
  @Override
  void addRows(
      float[] x,
      float[] f,
      double[] origin,
      ClusterRows rows,
      int from,
      int to,
      PairTable table,
      float[] partial,
      float[] energies) {
    Arrays.fill(partial, 0);
    if (energies != null) {
      Arrays.fill(energies, 0);
    }
    final int ab = rows.types[from];
    final float force12 = (float) table.force12[ab];
    final float force6 = (float) table.force6[ab];
    final float energy12 = (float) table.energy12[ab];
    final float energy6 = (float) table.energy6[ab];
    final float shift = (float) table.shift[ab];
    final float cutoff2 = (float) (table.cutoff[ab] * table.cutoff[ab]);
    for (int row = from; row < to; row++) {
      final int own = rows.first[row] / STRIDE * 3;
      for (int k = rows.start[row]; rows.entry[k] >= 0; k++) {
        final int j = rows.entry[k];
        final int o = j / STRIDE * 3;
        final float ox = (float) (origin[o] - (origin[own] - rows.shift[3 * row]));
        final float oy = (float) (origin[o + 1] - (origin[own + 1] - rows.shift[3 * row + 1]));
        final float oz = (float) (origin[o + 2] - (origin[own + 2] - rows.shift[3 * row + 2]));
        final int mask = k < rows.open[row] ? rows.entry[++k] : ClusterRows.ALL;
        for (int slot = 0; slot < SIZE; slot++) {
          for (int atom = 0; atom < 2; atom++) {
            final int i = rows.first[row] + atom;
            final float dx = x[i] - (x[j + slot] + ox);
            final float dy = x[i + SIZE] - (x[j + SIZE + slot] + oy);
            final float dz = x[i + 2 * SIZE] - (x[j + 2 * SIZE + slot] + oz);
            final float r2 = Math.fma(dz, dz, Math.fma(dy, dy, dx * dx));
            final boolean counts = ((mask >> (atom * SIZE + slot)) & 1) == 1;
            float c = 0;
            float v = 0;
            if (counts && r2 < cutoff2) {
              final float inverse2 = 1 / r2;
              final float inverse6 = inverse2 * inverse2 * inverse2;
              v = Math.fma(inverse6, Math.fma(energy12, inverse6, -energy6), -shift);
              c = Math.fma(force12, inverse6, -force6) * (inverse2 * inverse6);
            }
            if (energies != null) {
              energies[slot] += v;
            }
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
  }
}
