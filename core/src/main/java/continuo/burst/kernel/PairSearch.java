package continuo.burst.kernel;

import continuo.error.NumericalException;
import continuo.structure.Box;
import continuo.structure.Composite;
import java.util.Arrays;

/**
 * Finds all pairs of atoms and periodic images that are within a radius in at least one lane, and
 * some more; {@link PairScreen} then removes the surplus.
 *
 * <p>Replicas differ little as a rule. With s_i the largest distance of atom i in any lane from
 * where it is in lane 0, a pair within R in any lane is within R + s_i + s_j in lane 0 (triangle
 * inequality, same image): one sweep over lane 0 finds all. When some s_i is large against R it is
 * cheaper to search the lanes one by one and to unite the results. Both ways leave the same list
 * once the surplus is gone.
 *
 * <p>A pair (i, j) with i &lt; j is found once for each image within the radius, also when the cell
 * is smaller than the radius; an atom meets its own images once for each pair of opposite images.
 */
final class PairSearch {
  /** Coordinates beyond this many radii have lost the digits that the search relies on. */
  private static final double FARTHEST = 1e9;

  private final Composite composite;
  private final Box box;
  private final int nAtoms;
  private final int lanes;
  private final int[] type;
  private final int nTypes;
  private final Exclusions exclusions;
  private final boolean listExcluded;

  /** s_i, nm; 0 when the lanes are searched one by one. */
  private final double[] slack;

  private final CellGrid[] grids;
  private final Candidates near = new Candidates();
  private final Candidates.Cell cell;
  private final int[] excludedFor;
  private int nGrids;
  private double radius;
  private double reach;

  /** Images to look at beyond the nearest, per axis. */
  private final int[] moreImages = new int[3];

  private boolean smallBox;

  /**
   * Packing of a key, from the top: image x, y, z (each + its bias), type of j (+ n if excluded),
   * j.
   */
  private final int[] imageBias = new int[3];

  private final int[] imageBits = new int[3];
  private final int typeBits;
  private final int atomBits;
  private long[] keys = new long[1024];
  private int nKeys;

  /** Atom whose keys are being collected, and the last key that each j had for it. */
  private int forAtom;

  private final int[] keyedFor;
  private final long[] keyOf;

  /**
   * @param type type of each atom; kept by reference
   * @param listExcluded whether excluded pairs are listed, in rows of their own, or left out
   */
  PairSearch(
      Composite composite,
      int[] type,
      int nTypes,
      Exclusions exclusions,
      boolean listExcluded,
      int lanes) {
    this.composite = composite;
    this.box = composite.box();
    this.cell = Candidates.Cell.of(box);
    this.nAtoms = composite.nAtoms();
    this.lanes = lanes;
    this.type = type;
    this.nTypes = nTypes;
    this.exclusions = exclusions;
    this.listExcluded = listExcluded;
    slack = new double[nAtoms];
    grids = new CellGrid[lanes];
    excludedFor = new int[nAtoms];
    Arrays.fill(excludedFor, -1);
    keyedFor = new int[nAtoms];
    keyOf = new long[nAtoms];
    typeBits = bits(2L * nTypes);
    atomBits = bits(nAtoms);
  }

  /**
   * Sorts the atoms into cells.
   *
   * @param x positions, nm; read
   * @param searchRadius R, nm, &gt; 0
   * @throws NumericalException if a position is not finite or hopelessly far away
   */
  void prepare(double[] x, double searchRadius) {
    radius = searchRadius;
    requireSound(x, lanes, radius, composite);
    reach = radius + 2 * measureSlack(x);
    // One wide sweep costs (reach/R)³ narrow ones; searching lane by lane also has to unite the
    // results.
    boolean coherent = reach <= Math.cbrt(2.0 * lanes) * radius;
    nGrids = coherent ? 1 : lanes;
    if (!coherent) {
      Arrays.fill(slack, 0);
      reach = radius;
    }
    for (int lane = 0; lane < nGrids; lane++) {
      if (grids[lane] == null) {
        grids[lane] = new CellGrid(nAtoms, box);
      }
      grids[lane].build(x, lanes, lane, reach);
    }
    planKeys(x);
    Arrays.fill(keyedFor, -1);
  }

  /**
   * Adds the rows of one atom to a list: all partners j ≥ i, in the order that {@link PairRows}
   * states.
   *
   * @param x the positions given to {@link #prepare}; read
   * @param rows list to add to
   */
  void addRows(double[] x, int i, PairRows rows) {
    nKeys = 0;
    forAtom = i;
    for (int e = exclusions.start[i]; e < exclusions.start[i + 1]; e++) {
      excludedFor[exclusions.partner[e]] = i;
    }
    for (int lane = 0; lane < nGrids; lane++) {
      collect(x, i, lane);
    }
    if (smallBox) {
      addImages(i, i, 0, 0, 0, radius);
    }
    Arrays.sort(keys, 0, nKeys);
    long previousRow = -1;
    for (int k = 0; k < nKeys; k++) {
      long key = keys[k];
      if (k > 0 && key == keys[k - 1]) {
        continue;
      }
      long rowKey = key >>> atomBits;
      if (rowKey != previousRow) {
        openRow(i, rowKey, rows);
        previousRow = rowKey;
      }
      rows.add((int) (key & mask(atomBits)));
    }
  }

  private void collect(double[] x, int i, int lane) {
    final double xi = x[3 * i * lanes + lane];
    final double yi = x[(3 * i + 1) * lanes + lane];
    final double zi = x[(3 * i + 2) * lanes + lane];
    grids[lane].findNear(i, near);
    // Steps along c, b and a lead to the nearest image of a tilted cell only within half an edge.
    final boolean anyDistance = smallBox && box.isTriclinic();
    final double within = anyDistance ? Double.POSITIVE_INFINITY : radius + slack[i];
    final int nHits = near.within(xi, yi, zi, within, slack, cell);
    for (int h = 0; h < nHits; h++) {
      final int k = near.hits()[h];
      final int j = near.atom[k];
      if (listExcluded || excludedFor[j] != i) {
        double dx = xi - near.x[k];
        double dy = yi - near.y[k];
        double dz = zi - near.z[k];
        if (smallBox) {
          addImages(i, j, dx, dy, dz, radius + slack[i] + slack[j]);
        } else {
          double nz = Math.rint(dz * cell.inverseLz());
          double ny = Math.rint((dy - nz * box.yz()) * cell.inverseLy());
          double nx = Math.rint((dx - nz * box.xz() - ny * box.xy()) * cell.inverseLx());
          addKey(j, (long) nx, (long) ny, (long) nz);
        }
      }
    }
  }

  /**
   * All images of a pair within a distance; d is the pair vector. Of an atom and itself one of each
   * opposite pair of images.
   */
  private void addImages(int i, int j, double dx, double dy, double dz, double within) {
    double midZ = Math.rint(dz * cell.inverseLz());
    for (double nz = midZ - moreImages[2]; nz <= midZ + moreImages[2]; nz++) {
      double ez = dz - nz * box.lz();
      double y = dy - nz * box.yz();
      double midY = Math.rint(y * cell.inverseLy());
      for (double ny = midY - moreImages[1]; ny <= midY + moreImages[1]; ny++) {
        double ey = y - ny * box.ly();
        double x = dx - nz * box.xz() - ny * box.xy();
        double midX = Math.rint(x * cell.inverseLx());
        for (double nx = midX - moreImages[0]; nx <= midX + moreImages[0]; nx++) {
          double ex = x - nx * box.lx();
          boolean counts = i != j || nx > 0 || (nx == 0 && (ny > 0 || (ny == 0 && nz > 0)));
          if (counts && ex * ex + ey * ey + ez * ez <= within * within) {
            addKey(j, (long) nx, (long) ny, (long) nz);
          }
        }
      }
    }
  }

  private void addKey(int j, long nx, long ny, long nz) {
    if (nKeys == keys.length) {
      keys = Arrays.copyOf(keys, nKeys + nKeys / 2);
    }
    long key = nx + imageBias[0];
    key = (key << imageBits[1]) | (ny + imageBias[1]);
    key = (key << imageBits[2]) | (nz + imageBias[2]);
    key = (key << typeBits) | (excludedFor[j] == forAtom ? nTypes + type[j] : type[j]);
    key = (key << atomBits) | j;
    if (keyOf[j] == key && keyedFor[j] == forAtom) {
      return; // found in an earlier lane
    }
    keyOf[j] = key;
    keyedFor[j] = forAtom;
    keys[nKeys++] = key;
  }

  private void openRow(int i, long rowKey, PairRows rows) {
    long key = rowKey;
    int typeOfJ = (int) (key & mask(typeBits));
    key >>>= typeBits;
    long nz = (key & mask(imageBits[2])) - imageBias[2];
    key >>>= imageBits[2];
    long ny = (key & mask(imageBits[1])) - imageBias[1];
    long nx = (key >>> imageBits[1]) - imageBias[0];
    int types =
        typeOfJ < nTypes
            ? type[i] * nTypes + typeOfJ
            : (nTypes + type[i]) * nTypes + typeOfJ - nTypes;
    rows.openRow(
        i, types, box.shift(0, nx, ny, nz), box.shift(1, nx, ny, nz), box.shift(2, nx, ny, nz));
  }

  /** Largest distance of each atom from its place in lane 0; returns the largest of all. */
  private double measureSlack(double[] x) {
    double worst2 = 0;
    for (int i = 0; i < nAtoms; i++) {
      int ix = 3 * i * lanes;
      double most2 = 0;
      for (int lane = 1; lane < lanes; lane++) {
        double dx = x[ix + lane] - x[ix];
        double dy = x[ix + lanes + lane] - x[ix + lanes];
        double dz = x[ix + 2 * lanes + lane] - x[ix + 2 * lanes];
        most2 = Math.max(most2, dx * dx + dy * dy + dz * dz);
      }
      slack[i] = Math.sqrt(most2);
      worst2 = Math.max(worst2, most2);
    }
    return Math.sqrt(worst2);
  }

  /**
   * Refuses positions that no search could use.
   *
   * @param radius of the search, nm
   * @throws NumericalException if a position is not finite or hopelessly far away; names the atom
   */
  static void requireSound(double[] x, int lanes, double radius, Composite composite) {
    double farthest = FARTHEST * radius;
    for (int c = 0; c < x.length; c++) {
      if (!(Math.abs(x[c]) <= farthest)) {
        int i = c / (3 * lanes);
        throw new NumericalException(
            "Cannot list neighbours: coordinate %s of atom %d (%s) in lane %d is %s nm; %s"
                .formatted(
                    "xyz".charAt(c / lanes % 3),
                    i,
                    composite.label(i),
                    c % lanes,
                    x[c],
                    "at most ±%.3g nm is sound. Reduce the time step".formatted(farthest)));
      }
    }
  }

  /** Sizes the fields of a key for the images that can occur. */
  private void planKeys(double[] x) {
    smallBox = false;
    int bits = typeBits + atomBits;
    double[] most = new double[3];
    for (int axis = 2; axis >= 0 && box.isPeriodic(); axis--) {
      double edge = box.length(axis);
      moreImages[axis] = (int) Math.floor(1.000001 * reach / edge + 0.5);
      smallBox |= moreImages[axis] > 0;
      // Images along the later vectors move a pair along this one as well.
      double spread = spread(x, axis);
      for (int later = axis + 1; later < 3; later++) {
        spread += most[later] * Math.abs(box.component(later, axis));
      }
      most[axis] = Math.ceil(spread / edge) + moreImages[axis] + 1;
      imageBias[axis] = (int) Math.min(most[axis], 1 << 30);
      imageBits[axis] = bits(2L * imageBias[axis] + 1);
      bits += imageBits[axis];
    }
    if (bits > 63) {
      throw new NumericalException(
          "Cannot list neighbours: atoms have drifted %d x %d x %d cells apart. Reduce the time step"
              .formatted(imageBias[0], imageBias[1], imageBias[2]));
    }
  }

  private double spread(double[] x, int axis) {
    double lowest = Double.POSITIVE_INFINITY;
    double highest = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < nAtoms; i++) {
      for (int c = (3 * i + axis) * lanes; c < (3 * i + axis + 1) * lanes; c++) {
        lowest = Math.min(lowest, x[c]);
        highest = Math.max(highest, x[c]);
      }
    }
    return highest - lowest;
  }

  /** Bits that hold 0…n−1. */
  private static int bits(long n) {
    return 64 - Long.numberOfLeadingZeros(n - 1);
  }

  private static long mask(int bits) {
    return (1L << bits) - 1;
  }
}
