package continuo.structure;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Smallest pair distance by a grid whose cells are about the mean spacing: a pair closer than a
 * cell edge lies in neighbouring cells; if there is none, the edge is doubled.
 */
final class NearestDistance {
  private NearestDistance() {}

  static double of(Composite composite) {
    int n = composite.nAtoms();
    if (n == 1) {
      return composite.box().isPeriodic() ? composite.box().shortest() : Double.POSITIVE_INFINITY;
    }
    double[] low = new double[3];
    double[] extent = new double[3];
    double widest = 0;
    for (int axis = 0; axis < 3; axis++) {
      double min = Double.POSITIVE_INFINITY;
      double max = Double.NEGATIVE_INFINITY;
      for (int i = 0; i < n; i++) {
        min = Math.min(min, composite.reference(i, axis));
        max = Math.max(max, composite.reference(i, axis));
      }
      boolean periodic = composite.box().isPeriodic();
      low[axis] = periodic ? 0 : min;
      extent[axis] = periodic ? composite.box().width(axis) : max - min;
      widest = Math.max(widest, extent[axis]);
    }
    double edge = widest > 0 ? widest / Math.cbrt(n) / 2 : 1;
    while (true) {
      double found = within(composite, low, extent, edge);
      if (found <= edge || edge > 2 * widest) {
        return found;
      }
      edge *= 2;
    }
  }

  /** Smallest distance of the pairs that share a cell or neighbouring cells. */
  private static double within(Composite composite, double[] low, double[] extent, double edge) {
    boolean periodic = composite.box().isPeriodic();
    long[] cells = new long[3];
    for (int axis = 0; axis < 3; axis++) {
      cells[axis] = Math.max(1, (long) Math.floor(extent[axis] / edge));
    }
    Map<Long, List<Integer>> grid = new HashMap<>();
    long[][] cellOf = new long[composite.nAtoms()][3];
    for (int i = 0; i < composite.nAtoms(); i++) {
      for (int axis = 0; axis < 3; axis++) {
        double s = composite.reference(i, axis) - low[axis];
        if (periodic) {
          double fraction =
              composite
                  .box()
                  .fraction(
                      axis,
                      composite.reference(i, 0),
                      composite.reference(i, 1),
                      composite.reference(i, 2));
          s = (fraction - Math.floor(fraction)) * extent[axis];
        }
        double width = extent[axis] > 0 ? extent[axis] / cells[axis] : 1;
        cellOf[i][axis] = Math.min(cells[axis] - 1, (long) (s / width));
      }
      grid.computeIfAbsent(key(cellOf[i], cells), k -> new ArrayList<>()).add(i);
    }
    double best2 = Double.POSITIVE_INFINITY;
    long[] other = new long[3];
    for (int i = 0; i < composite.nAtoms(); i++) {
      for (int code = 0; code < 27; code++) {
        int[] step = {code % 3 - 1, code / 3 % 3 - 1, code / 9 - 1};
        boolean inside = true;
        for (int axis = 0; axis < 3; axis++) {
          long c = cellOf[i][axis] + step[axis];
          if (periodic) {
            c = Math.floorMod(c, cells[axis]);
          }
          inside &= c >= 0 && c < cells[axis];
          other[axis] = c;
        }
        if (!inside) {
          continue;
        }
        for (int j : grid.getOrDefault(key(other, cells), List.of())) {
          if (j != i) {
            best2 = Math.min(best2, distance2(composite, i, j));
          }
        }
      }
    }
    return Math.sqrt(best2);
  }

  private static long key(long[] cell, long[] cells) {
    return (cell[0] * cells[1] + cell[1]) * cells[2] + cell[2];
  }

  private static double distance2(Composite composite, int i, int j) {
    return composite
        .box()
        .nearest2(
            composite.reference(i, 0) - composite.reference(j, 0),
            composite.reference(i, 1) - composite.reference(j, 1),
            composite.reference(i, 2) - composite.reference(j, 2));
  }
}
