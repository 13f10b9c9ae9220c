package continuo.burst.kernel;

import continuo.structure.Box;
import java.util.Arrays;

/** Atoms that may be near another one, with their positions side by side for a fast test. */
final class Candidates {
  int n;
  int[] atom = new int[256];

  /** Positions, nm. */
  double[] x = new double[256];

  double[] y = new double[256];
  double[] z = new double[256];

  private double[] r2 = new double[256];
  private int[] hit = new int[256];

  void add(int[] atoms, double[] fromX, double[] fromY, double[] fromZ, int begin, int end) {
    int more = end - begin;
    if (atom.length - n < more) {
      int capacity = Math.max(n + more, 2 * n);
      atom = Arrays.copyOf(atom, capacity);
      x = Arrays.copyOf(x, capacity);
      y = Arrays.copyOf(y, capacity);
      z = Arrays.copyOf(z, capacity);
      r2 = new double[capacity];
      hit = new int[capacity];
    }
    for (int k = 0; k < more; k++) {
      atom[n + k] = atoms[begin + k];
      x[n + k] = fromX[begin + k];
      y[n + k] = fromY[begin + k];
      z[n + k] = fromZ[begin + k];
    }
    n += more;
  }

  /**
   * Which candidates are within reach of a point in a periodic cell.
   *
   * @param reach radius around the point, nm
   * @param slack added to it, per atom, nm; read
   * @return how many; their numbers are in {@link #hits()}
   */
  int within(double px, double py, double pz, double reach, double[] slack, Cell cell) {
    if (cell.isTilted()) {
      measureTilted(px, py, pz, cell);
    } else {
      measure(px, py, pz, cell);
    }
    final int[] atom = this.atom;
    final int[] hit = this.hit;
    final double[] r2 = this.r2;
    int hits = 0;
    for (int k = 0; k < n; k++) {
      final double within = reach + slack[atom[k]];
      hit[hits] = k;
      hits += r2[k] <= within * within ? 1 : 0;
    }
    return hits;
  }

  /** Numbers of the candidates found by {@link #within}. */
  int[] hits() {
    return hit;
  }

  /** r² to the nearest image; a loop without branches, so that the compiler vectorises it. */
  private void measure(double px, double py, double pz, Cell cell) {
    final double lx = cell.lx();
    final double ly = cell.ly();
    final double lz = cell.lz();
    final double inverseLx = cell.inverseLx();
    final double inverseLy = cell.inverseLy();
    final double inverseLz = cell.inverseLz();
    final double[] x = this.x;
    final double[] y = this.y;
    final double[] z = this.z;
    final double[] r2 = this.r2;
    for (int k = 0; k < n; k++) {
      double dx = px - x[k];
      double dy = py - y[k];
      double dz = pz - z[k];
      dx -= lx * Math.rint(dx * inverseLx);
      dy -= ly * Math.rint(dy * inverseLy);
      dz -= lz * Math.rint(dz * inverseLz);
      r2[k] = dx * dx + dy * dy + dz * dz;
    }
  }

  /**
   * The same in a tilted cell, to the image that steps along c, b and a lead to: the only one that
   * can be nearer than half of the shortest of lx, ly and lz.
   */
  private void measureTilted(double px, double py, double pz, Cell cell) {
    final Box box = cell.box();
    final double xy = box.xy();
    final double xz = box.xz();
    final double yz = box.yz();
    final double lx = cell.lx();
    final double ly = cell.ly();
    final double lz = cell.lz();
    final double inverseLx = cell.inverseLx();
    final double inverseLy = cell.inverseLy();
    final double inverseLz = cell.inverseLz();
    final double[] x = this.x;
    final double[] y = this.y;
    final double[] z = this.z;
    final double[] r2 = this.r2;
    for (int k = 0; k < n; k++) {
      double dx = px - x[k];
      double dy = py - y[k];
      double dz = pz - z[k];
      final double nz = Math.rint(dz * inverseLz);
      dz -= lz * nz;
      dy -= yz * nz;
      final double ny = Math.rint(dy * inverseLy);
      dy -= ly * ny;
      dx -= xz * nz;
      dx -= xy * ny;
      dx -= lx * Math.rint(dx * inverseLx);
      r2[k] = dx * dx + dy * dy + dz * dz;
    }
  }

  /**
   * Edges of the periodic cell, nm, and their inverses; all 0 in free space, where every image is
   * the nearest.
   */
  record Cell(
      Box box,
      double lx,
      double ly,
      double lz,
      double inverseLx,
      double inverseLy,
      double inverseLz) {
    boolean isTilted() {
      return box.isTriclinic();
    }

    static Cell of(Box box) {
      return new Cell(
          box,
          box.lx(),
          box.ly(),
          box.lz(),
          inverse(box.lx()),
          inverse(box.ly()),
          inverse(box.lz()));
    }

    private static double inverse(double edge) {
      return edge > 0 ? 1 / edge : 0;
    }
  }
}
