package continuo.systems;

import continuo.structure.Box;
import continuo.structure.Composite;
import java.util.Arrays;
import java.util.function.LongPredicate;

/**
 * All pairs of points within a cutoff, found with a grid of cells: time and memory grow with the
 * number of points, not its square.
 */
final class PairSearch {
  /** A pair i &lt; j and its distance, nm. */
  record Pair(int i, int j, double distance) {}

  /** Receives pairs. */
  interface Visitor {
    void visit(int i, int j, double distance);
  }

  private static final int CELLS_PER_POINT = 8;

  private final double[] points;
  private final Box box;
  private final double cutoff;
  private final int n;
  private final double[] low = new double[3];
  private final int[] nCells = new int[3];
  private final double[] edge = new double[3];

  /** Points ordered by cell; those of cell c are at start[c] … start[c + 1] − 1. */
  private final int[] order;

  private final int[] start;

  private PairSearch(double[] points, Box box, double cutoff) {
    this.points = points;
    this.box = box;
    this.cutoff = cutoff;
    this.n = points.length / 3;
    layGrid();
    this.start = new int[nCells[0] * nCells[1] * nCells[2] + 1];
    this.order = new int[n];
    fill();
  }

  /**
   * Visits every pair i &lt; j with distance ≤ cutoff once, ordered by i, then j.
   *
   * @param points [point][xyz] flat; read
   * @param cutoff greatest distance
   * @param visitor receives the pairs
   */
  static void forEach(double[] points, double cutoff, Visitor visitor) {
    new PairSearch(points, Box.FREE, cutoff).forEach(visitor);
  }

  /** The same over the nearest images in a cell. */
  static void forEach(double[] points, Box box, double cutoff, Visitor visitor) {
    new PairSearch(points, box, cutoff).forEach(visitor);
  }

  /**
   * The closest pair of atoms (nearest image) within a cutoff that a predicate accepts, or null.
   */
  static Pair closest(Composite composite, double cutoff, LongPredicate accepted) {
    Pair[] best = new Pair[1];
    new PairSearch(composite.copyReference(), composite.box(), cutoff)
        .forEach(
            (i, j, distance) -> {
              if ((best[0] == null || distance < best[0].distance())
                  && accepted.test(ExclusionList.pair(i, j))) {
                best[0] = new Pair(i, j, distance);
              }
            });
    return best[0];
  }

  /** Cells no smaller than the cutoff, and not many more of them than points. */
  private void layGrid() {
    double[] extent = new double[3];
    for (int axis = 0; axis < 3; axis++) {
      double min = Double.POSITIVE_INFINITY;
      double max = Double.NEGATIVE_INFINITY;
      for (int i = 0; i < n; i++) {
        min = Math.min(min, points[3 * i + axis]);
        max = Math.max(max, points[3 * i + axis]);
      }
      low[axis] = box.isPeriodic() ? 0 : min;
      extent[axis] = box.isPeriodic() ? box.width(axis) : max - min;
    }
    double smallest = cutoff;
    double count;
    do {
      count = 1;
      for (int axis = 0; axis < 3; axis++) {
        nCells[axis] = (int) Math.max(1, Math.min(1e6, Math.floor(extent[axis] / smallest)));
        edge[axis] = extent[axis] / nCells[axis];
        count *= nCells[axis];
      }
      smallest *= 1.3;
    } while (count > 1000.0 + (double) CELLS_PER_POINT * n);
  }

  private void fill() {
    int[] cell = new int[n];
    for (int i = 0; i < n; i++) {
      cell[i] = index(cell(i, 0), cell(i, 1), cell(i, 2));
      start[cell[i] + 1]++;
    }
    for (int c = 1; c < start.length; c++) {
      start[c] += start[c - 1];
    }
    int[] next = start.clone();
    for (int i = 0; i < n; i++) {
      order[next[cell[i]]++] = i;
    }
  }

  private int cell(int i, int axis) {
    if (!(edge[axis] > 0)) {
      return 0;
    }
    if (box.isPeriodic()) {
      double s = box.fraction(axis, points[3 * i], points[3 * i + 1], points[3 * i + 2]);
      return Math.floorMod((int) Math.floor(s * nCells[axis]), nCells[axis]);
    }
    int c = (int) Math.floor((points[3 * i + axis] - low[axis]) / edge[axis]);
    return Math.max(0, Math.min(c, nCells[axis] - 1));
  }

  private int index(int x, int y, int z) {
    return (x * nCells[1] + y) * nCells[2] + z;
  }

  private void forEach(Visitor visitor) {
    int[] found = new int[64];
    int[][] around = new int[3][];
    for (int i = 0; i < n; i++) {
      for (int axis = 0; axis < 3; axis++) {
        around[axis] = around(cell(i, axis), axis);
      }
      int nFound = 0;
      for (int x : around[0]) {
        for (int y : around[1]) {
          for (int z : around[2]) {
            int c = index(x, y, z);
            for (int at = start[c]; at < start[c + 1]; at++) {
              int j = order[at];
              if (j > i && distance(i, j) <= cutoff) {
                found = nFound < found.length ? found : Arrays.copyOf(found, 2 * nFound);
                found[nFound++] = j;
              }
            }
          }
        }
      }
      Arrays.sort(found, 0, nFound);
      for (int f = 0; f < nFound; f++) {
        visitor.visit(i, found[f], distance(i, found[f]));
      }
    }
  }

  /** The cell and its neighbours along an axis, each once. */
  private int[] around(int cell, int axis) {
    int count = nCells[axis];
    if (box.isPeriodic() && count >= 3) {
      return new int[] {Math.floorMod(cell - 1, count), cell, (cell + 1) % count};
    }
    int from = box.isPeriodic() ? 0 : Math.max(0, cell - 1);
    int to = box.isPeriodic() ? count - 1 : Math.min(count - 1, cell + 1);
    int[] around = new int[to - from + 1];
    Arrays.setAll(around, c -> from + c);
    return around;
  }

  private double distance(int i, int j) {
    return Math.sqrt(
        box.nearest2(
            points[3 * i] - points[3 * j],
            points[3 * i + 1] - points[3 * j + 1],
            points[3 * i + 2] - points[3 * j + 2]));
  }
}
