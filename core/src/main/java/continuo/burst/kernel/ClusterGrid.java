package continuo.burst.kernel;

import continuo.structure.Box;
import java.util.Arrays;

/**
 * Atoms of one lane sorted into clusters of eight neighbours of one type.
 *
 * <pre>
 * columns  c_x × c_y squares, as wide as a cube that holds eight atoms
 *   types  in each column
 *     bins  along z, about one atom each, so that atoms are almost sorted by z
 * </pre>
 *
 * <p>The atoms of one type in one column are cut into eights from below; the last cluster is filled
 * up with padding. Positions are folded into the periodic cell; in free space the grid covers the
 * atoms.
 */
final class ClusterGrid {
  /** Atoms in a cluster, whatever the width of a vector. */
  static final int SIZE = 8;

  /** Numbers in a cluster: [xyz][slot]. */
  static final int STRIDE = 3 * SIZE;

  /**
   * Unit of the distances of padding, nm: beyond any cut-off, finite in single precision, and such
   * that its sixth power is no denormal number.
   */
  private static final double FAR = 1e25;

  private final int nAtoms;
  private final Box box;
  private final int nTypes;
  private final int[] typeOf;

  /** Lower corner, nm, and cells per nm of columns and bins. */
  private final double[] origin = new double[3];

  private final double[] perLength = new double[3];

  /** Columns along x and y, bins along z. */
  final int[] n = new int[3];

  private int[] bin;
  private int[] binStart = new int[0];

  /** First cluster of each segment; a segment is one type in one column. */
  private int[] segmentStart = new int[0];

  private final int[] order;

  /** Positions in the cell, [atom][xyz], nm. */
  private final double[] folded;

  int nClusters;

  /** Atom in each slot; −1 for padding. */
  int[] atom = new int[0];

  /** Type of the atoms of each cluster. */
  int[] type = new int[0];

  /** Folded positions, [cluster][xyz][8], nm. */
  double[] x = new double[0];

  /** Corners of the box around each cluster, [cluster][xyz], nm. */
  double[] low = new double[0];

  double[] high = new double[0];

  /**
   * @param typeOf type of each atom; kept by reference
   */
  ClusterGrid(Box box, int[] typeOf, int nTypes) {
    this.box = box;
    this.nAtoms = typeOf.length;
    this.typeOf = typeOf;
    this.nTypes = nTypes;
    bin = new int[nAtoms];
    order = new int[nAtoms];
    folded = new double[3 * nAtoms];
  }

  /**
   * Sorts the atoms of one lane.
   *
   * @param positions of all lanes, nm, finite; read
   * @param reach largest distance of neighbours, nm, &gt; 0
   */
  void build(double[] positions, int lanes, int lane, double reach) {
    fold(positions, lanes, lane);
    plan(reach);
    Arrays.fill(binStart, 0);
    for (int i = 0; i < nAtoms; i++) {
      int column = cell(folded[3 * i], 0) * n[1] + cell(folded[3 * i + 1], 1);
      bin[i] = (column * nTypes + typeOf[i]) * n[2] + cell(folded[3 * i + 2], 2);
      binStart[bin[i] + 1]++;
    }
    for (int b = 1; b < binStart.length; b++) {
      binStart[b] += binStart[b - 1];
    }
    // From the back, so that the atoms of a bin ascend; bin b then starts at binStart[b + 1].
    for (int i = nAtoms - 1; i >= 0; i--) {
      order[--binStart[bin[i] + 1]] = i;
    }
    System.arraycopy(binStart, 1, binStart, 0, binStart.length - 1);
    binStart[binStart.length - 1] = nAtoms;
    cut();
  }

  private void fold(double[] positions, int lanes, int lane) {
    final double lx = box.lx();
    final double ly = box.ly();
    final double lz = box.lz();
    final boolean periodic = box.isPeriodic();
    for (int i = 0; i < nAtoms; i++) {
      double px = positions[3 * i * lanes + lane];
      double py = positions[(3 * i + 1) * lanes + lane];
      double pz = positions[(3 * i + 2) * lanes + lane];
      folded[3 * i] = periodic ? px - lx * Math.floor(px / lx) : px;
      folded[3 * i + 1] = periodic ? py - ly * Math.floor(py / ly) : py;
      folded[3 * i + 2] = periodic ? pz - lz * Math.floor(pz / lz) : pz;
    }
  }

  /** Chooses columns and bins; never many more than there are atoms. */
  private void plan(double reach) {
    double[] edge = new double[3];
    for (int axis = 0; axis < 3; axis++) {
      double lowest = 0;
      double highest = box.length(axis);
      if (!box.isPeriodic()) {
        lowest = Double.POSITIVE_INFINITY;
        highest = Double.NEGATIVE_INFINITY;
        for (int c = axis; c < folded.length; c += 3) {
          lowest = Math.min(lowest, folded[c]);
          highest = Math.max(highest, folded[c]);
        }
      }
      origin[axis] = lowest;
      edge[axis] = Math.max(highest - lowest, reach);
    }
    double width = Math.cbrt(edge[0] * edge[1] * edge[2] * nTypes * SIZE / nAtoms);
    n[0] = between(1, edge[0] / width, nAtoms);
    n[1] = between(1, edge[1] / width, nAtoms / n[0]);
    int segments = n[0] * n[1] * nTypes;
    n[2] = Math.max(1, nAtoms / segments);
    for (int axis = 0; axis < 3; axis++) {
      perLength[axis] = n[axis] / edge[axis];
    }
    if (segmentStart.length != segments + 1) {
      segmentStart = new int[segments + 1];
      binStart = new int[segments * n[2] + 2];
    } else if (binStart.length != segments * n[2] + 2) {
      binStart = new int[segments * n[2] + 2];
    }
  }

  private static int between(int low, double wanted, int high) {
    return (int) Math.max(low, Math.min(high, Math.rint(wanted)));
  }

  /** Column or bin of a folded coordinate. */
  private int cell(double coordinate, int axis) {
    return clamp(unboundedCell(coordinate, axis), axis);
  }

  /** The same beyond the edges of the grid; ascends with the coordinate. */
  int unboundedCell(double coordinate, int axis) {
    return (int) Math.floor((coordinate - origin[axis]) * perLength[axis]);
  }

  int clamp(int cell, int axis) {
    return Math.max(0, Math.min(n[axis] - 1, cell));
  }

  private void cut() {
    int segments = segmentStart.length - 1;
    int clusters = 0;
    for (int s = 0; s < segments; s++) {
      segmentStart[s] = clusters;
      int atoms = binStart[(s + 1) * n[2]] - binStart[s * n[2]];
      clusters += (atoms + SIZE - 1) / SIZE;
    }
    segmentStart[segments] = clusters;
    nClusters = clusters;
    reserve(clusters);
    for (int s = 0; s < segments; s++) {
      int from = binStart[s * n[2]];
      int end = binStart[(s + 1) * n[2]];
      for (int c = segmentStart[s]; c < segmentStart[s + 1]; c++) {
        type[c] = s % nTypes;
        fill(c, from, Math.min(end, from + SIZE));
        from += SIZE;
      }
    }
  }

  private void fill(int c, int from, int end) {
    for (int axis = 0; axis < 3; axis++) {
      double lowest = Double.POSITIVE_INFINITY;
      double highest = Double.NEGATIVE_INFINITY;
      int at = c * STRIDE + axis * SIZE;
      for (int k = from; k < end; k++, at++) {
        int i = order[k];
        double p = folded[3 * i + axis];
        x[at] = p;
        lowest = Math.min(lowest, p);
        highest = Math.max(highest, p);
      }
      for (int k = end; k < from + SIZE; k++, at++) {
        x[at] = padding(c, k - from, axis);
      }
      low[3 * c + axis] = lowest;
      high[3 * c + axis] = highest;
    }
    for (int k = 0; k < SIZE; k++) {
      atom[c * SIZE + k] = from + k < end ? order[from + k] : -1;
    }
  }

  /** Where padding sits: no two in the same place, so that no distance between them is 0. */
  private static double padding(int c, int slot, int axis) {
    int coordinate = axis == 0 ? slot : axis == 1 ? c & 0xFFFFF : c >> 20;
    return FAR * (1 + coordinate);
  }

  /** First cluster of a type in a column that may reach up to a bin. */
  int firstCluster(int column, int ofType, int fromBin) {
    int segment = column * nTypes + ofType;
    int rank = binStart[segment * n[2] + fromBin] - binStart[segment * n[2]];
    return segmentStart[segment] + rank / SIZE;
  }

  /** One past the last cluster of a type in a column that has atoms in a bin or below. */
  int endCluster(int column, int ofType, int toBin) {
    int segment = column * nTypes + ofType;
    int rank = binStart[segment * n[2] + toBin + 1] - binStart[segment * n[2]];
    return segmentStart[segment] + (rank + SIZE - 1) / SIZE;
  }

  private void reserve(int clusters) {
    if (type.length < clusters) {
      int capacity = clusters + clusters / 8;
      type = new int[capacity];
      atom = new int[capacity * SIZE];
      x = new double[capacity * STRIDE];
      low = new double[capacity * 3];
      high = new double[capacity * 3];
    }
  }
}
