package continuo.burst.kernel;

/**
 * Lennard-Jones pairs from a neighbour list that all lanes share. A listed pair is within the
 * cut-off in some lanes and beyond it in others, where it counts as 0.
 *
 * <p>Sums run over the list in its order and pairs beyond the cut-off add +0, so forces and
 * energies depend on the positions alone, to the last bit, not on when the list was built.
 */
final class PlainLennardJones implements ListedPairs {
  private final NeighbourList list;
  private final PairTable table;
  private final int lanes;

  PlainLennardJones(NeighbourList list, PairTable table, int lanes) {
    this.list = list;
    this.table = table;
    this.lanes = lanes;
  }

  @Override
  public ListStatistics listStatistics() {
    return list.statistics();
  }

  @Override
  public NeighbourList list() {
    return list;
  }

  @Override
  public void add(double[] x, double[] f, double[] energy) {
    if (energy != null) {
      addEnergy(x, energy, null);
    }
    final int lanes = this.lanes;
    final PairRows rows = list.update(x);
    final int[] second = rows.second;
    for (int row = 0; row < rows.nRows; row++) {
      final int i = 3 * rows.first[row] * lanes;
      final int begin = rows.start[row];
      final int end = rows.start[row + 1];
      final int ab = rows.types[row];
      final double force12 = table.force12[ab];
      final double force6 = table.force6[ab];
      final double cutoff2 = table.cutoff[ab] * table.cutoff[ab];
      for (int lane = 0; lane < lanes; lane++) {
        final int ix = i + lane;
        final int iy = ix + lanes;
        final int iz = iy + lanes;
        final double xi = x[ix] - rows.shift[3 * row];
        final double yi = x[iy] - rows.shift[3 * row + 1];
        final double zi = x[iz] - rows.shift[3 * row + 2];
        double fx = 0;
        double fy = 0;
        double fz = 0;
        for (int k = begin; k < end; k++) {
          final int jx = 3 * second[k] * lanes + lane;
          final int jy = jx + lanes;
          final int jz = jy + lanes;
          final double dx = xi - x[jx];
          final double dy = yi - x[jy];
          final double dz = zi - x[jz];
          final double r2 = Math.fma(dz, dz, Math.fma(dy, dy, dx * dx));
          final boolean within = r2 < cutoff2;
          final double inverse2 = 1 / r2;
          final double inverse6 = inverse2 * inverse2 * inverse2;
          final double fOverR = Math.fma(force12, inverse6, -force6) * (inverse2 * inverse6);
          final double c = within ? fOverR : 0;
          final double gx = c * dx;
          final double gy = c * dy;
          final double gz = c * dz;
          fx += gx;
          fy += gy;
          fz += gz;
          f[jx] -= gx;
          f[jy] -= gy;
          f[jz] -= gz;
        }
        f[ix] += fx;
        f[iy] += fy;
        f[iz] += fz;
      }
    }
  }

  @Override
  public void addEnergy(double[] x, double[] energy, double[] scratch) {
    final PairRows rows = list.update(x);
    for (int row = 0; row < rows.nRows; row++) {
      final int i = 3 * rows.first[row] * lanes;
      final int ab = rows.types[row];
      final double energy12 = table.energy12[ab];
      final double energy6 = table.energy6[ab];
      final double shift = table.shift[ab];
      final double cutoff2 = table.cutoff[ab] * table.cutoff[ab];
      for (int lane = 0; lane < lanes; lane++) {
        final double xi = x[i + lane] - rows.shift[3 * row];
        final double yi = x[i + lanes + lane] - rows.shift[3 * row + 1];
        final double zi = x[i + 2 * lanes + lane] - rows.shift[3 * row + 2];
        double e = 0;
        for (int k = rows.start[row]; k < rows.start[row + 1]; k++) {
          final int j = 3 * rows.second[k] * lanes + lane;
          final double dx = xi - x[j];
          final double dy = yi - x[j + lanes];
          final double dz = zi - x[j + 2 * lanes];
          final double r2 = Math.fma(dz, dz, Math.fma(dy, dy, dx * dx));
          final double inverse2 = 1 / r2;
          final double inverse6 = inverse2 * inverse2 * inverse2;
          final double v = Math.fma(inverse6, Math.fma(energy12, inverse6, -energy6), -shift);
          e += r2 < cutoff2 ? v : 0;
        }
        energy[lane] += e;
      }
    }
    for (int lane = 0; lane < lanes; lane++) {
      energy[lane] += table.tail;
    }
  }
}
