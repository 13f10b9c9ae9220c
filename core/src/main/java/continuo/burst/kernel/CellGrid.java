package continuo.burst.kernel;

import continuo.structure.Box;
import java.util.Arrays;

/**
 * Atoms of one lane sorted into cells, for finding neighbours in O(N).
 *
 * <p>A cell's atoms are found by hashing its coordinates into a table whose size follows the number
 * of atoms, so an atom far away costs nothing, in memory or in time. Two cells may share a slot of
 * the table; a visitor then sees a few atoms too many, never one too few. Positions are unwrapped;
 * the grid folds them back into the periodic cell for itself.
 */
final class CellGrid {
  /**
   * Cells are this much wider than asked for, so that rounding cannot put neighbours two cells
   * apart.
   */
  private static final double MARGIN = 1 + 1e-6;

  /** Keeps the products of cell coordinates small. */
  private static final long MOST_CELLS_PER_AXIS = 1 << 20;

  private final int nAtoms;
  private final boolean periodic;
  private final Box box;

  /** Distances of opposite faces of the periodic cell, nm. */
  private final double[] edge = new double[3];

  private final double[] inverseEdge = new double[3];

  /** Cells along each axis; 0 in free space, where they are not counted. */
  private final long[] nCells = new long[3];

  private double inverseWidth;
  private final int hashShift;
  private final long[] cell;
  private final int[] slot;
  private final int[] slotStart;

  /** Atoms in the order of their slots; ascending in each slot. */
  private final int[] atoms;

  /** Positions in the order of {@link #atoms}, nm. */
  private final double[] x;

  private final double[] y;
  private final double[] z;

  CellGrid(int nAtoms, Box box) {
    this.nAtoms = nAtoms;
    this.periodic = box.isPeriodic();
    this.box = box;
    for (int axis = 0; axis < 3; axis++) {
      edge[axis] = box.width(axis);
      inverseEdge[axis] = periodic ? 1 / edge[axis] : 0;
    }
    int bits = 64 - Long.numberOfLeadingZeros(2L * nAtoms);
    hashShift = 64 - bits;
    cell = new long[3 * nAtoms];
    slot = new int[nAtoms];
    slotStart = new int[(1 << bits) + 2];
    atoms = new int[nAtoms];
    x = new double[nAtoms];
    y = new double[nAtoms];
    z = new double[nAtoms];
  }

  /**
   * Sorts the atoms of one lane.
   *
   * @param positions of all lanes, nm, finite; read
   * @param lanes number of lanes
   * @param lane which lane
   * @param reach largest distance of neighbours, nm, &gt; 0
   */
  void build(double[] positions, int lanes, int lane, double reach) {
    inverseWidth = 1 / (reach * MARGIN);
    for (int axis = 0; axis < 3; axis++) {
      long fitting = (long) Math.floor(edge[axis] * inverseWidth);
      nCells[axis] = periodic ? Math.max(1, Math.min(MOST_CELLS_PER_AXIS, fitting)) : 0;
    }
    Arrays.fill(slotStart, 0);
    for (int i = 0; i < nAtoms; i++) {
      if (box.isTriclinic()) {
        placeInTilted(positions, lanes, lane, i);
      } else {
        for (int axis = 0; axis < 3; axis++) {
          cell[3 * i + axis] = cellOf(positions[(3 * i + axis) * lanes + lane], axis);
        }
      }
      slot[i] = slotOf(cell[3 * i], cell[3 * i + 1], cell[3 * i + 2]);
      slotStart[slot[i] + 1]++;
    }
    for (int s = 1; s < slotStart.length; s++) {
      slotStart[s] += slotStart[s - 1];
    }
    // From the back, so that the atoms of a slot ascend. Afterwards slot s starts at slotStart[s +
    // 1].
    for (int i = nAtoms - 1; i >= 0; i--) {
      int k = --slotStart[slot[i] + 1];
      atoms[k] = i;
      x[k] = positions[3 * i * lanes + lane];
      y[k] = positions[(3 * i + 1) * lanes + lane];
      z[k] = positions[(3 * i + 2) * lanes + lane];
    }
  }

  /**
   * Collects the atoms j &gt; i of the cells around atom i, and some more; one may come up twice.
   *
   * @param near atoms and their positions; overwritten
   */
  void findNear(int i, Candidates near) {
    near.n = 0;
    for (int ox = -1; ox <= lastOffset(0); ox++) {
      long cx = neighbour(cell[3 * i], ox, 0);
      for (int oy = -1; oy <= lastOffset(1); oy++) {
        long cy = neighbour(cell[3 * i + 1], oy, 1);
        for (int oz = -1; oz <= lastOffset(2); oz++) {
          int s = slotOf(cx, cy, neighbour(cell[3 * i + 2], oz, 2));
          int end = slotStart[s + 2];
          int begin = firstAbove(i, slotStart[s + 1], end);
          near.add(atoms, x, y, z, begin, end);
        }
      }
    }
  }

  private int firstAbove(int i, int begin, int end) {
    int k = end;
    while (k > begin && atoms[k - 1] > i) {
      k--;
    }
    return k;
  }

  private long cellOf(double coordinate, int axis) {
    if (!periodic) {
      return (long) Math.floor(coordinate * inverseWidth);
    }
    return cellOfFraction(coordinate * inverseEdge[axis], axis);
  }

  /** In a tilted cell the grid follows the cell vectors, its cells being as wide as their faces. */
  private void placeInTilted(double[] positions, int lanes, int lane, int i) {
    double px = positions[3 * i * lanes + lane];
    double py = positions[(3 * i + 1) * lanes + lane];
    double pz = positions[(3 * i + 2) * lanes + lane];
    for (int axis = 0; axis < 3; axis++) {
      cell[3 * i + axis] = cellOfFraction(box.fraction(axis, px, py, pz), axis);
    }
  }

  private long cellOfFraction(double unwrapped, int axis) {
    double fraction = unwrapped - Math.floor(unwrapped);
    return Math.min(nCells[axis] - 1, (long) (fraction * nCells[axis]));
  }

  /** −1, 0, 1; but with one cell only −1 (itself), with two −1 and 0 (the other one and itself). */
  private int lastOffset(int axis) {
    return nCells[axis] == 1 ? -1 : nCells[axis] == 2 ? 0 : 1;
  }

  private long neighbour(long c, int offset, int axis) {
    long n = c + offset;
    return !periodic ? n : n < 0 ? n + nCells[axis] : n >= nCells[axis] ? n - nCells[axis] : n;
  }

  /** Multiplicative hashing; the high bits are the well-mixed ones. */
  private int slotOf(long cx, long cy, long cz) {
    long h = cx * 0x9E3779B97F4A7C15L;
    h = ((h ^ (h >>> 32)) + cy) * 0xD1B54A32D192ED03L;
    h = ((h ^ (h >>> 32)) + cz) * 0x9E3779B97F4A7C15L;
    return (int) (h >>> hashShift);
  }
}
