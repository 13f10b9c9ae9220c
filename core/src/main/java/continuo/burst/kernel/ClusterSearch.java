package continuo.burst.kernel;

import continuo.structure.Box;
import java.util.Arrays;

/**
 * Lists, for the atoms of one lane, the clusters that have an atom within the cut-off and the skin.
 * Each pair of atoms and image comes up once: with the cluster that comes later, in the same
 * cluster with the atom that comes later, and among the images of a cluster itself in one of two
 * opposite ones.
 */
final class ClusterSearch {
  private final Box box;
  private final int nTypes;
  private final double[] radius2;
  private final double[] radius;

  /** Each pair at both of its atoms. */
  private final Exclusions exclusions;

  private final ClusterScreen screen;
  private final ClusterGrid grid;
  private int[] candidate = new int[256];
  private int nCandidates;

  /** Slot of each atom. */
  private final int[] slotOf;

  /** Bit mask of each cluster for the atom at hand. */
  private int[] mask = new int[0];

  private int[] masked = new int[16];

  /**
   * @param radius2 square of the search radius of each pair of types, nm²; negative for pairs that
   *     do not interact; kept by reference
   * @param exclusions each pair at both of its atoms
   * @param grid clusters to search; kept by reference
   */
  ClusterSearch(
      Box box,
      int nAtoms,
      int nTypes,
      double[] radius2,
      Exclusions exclusions,
      ClusterScreen screen,
      ClusterGrid grid) {
    this.box = box;
    this.nTypes = nTypes;
    this.radius2 = radius2;
    this.radius = Arrays.stream(radius2).map(r2 -> r2 < 0 ? -1 : Math.sqrt(r2)).toArray();
    this.exclusions = exclusions;
    this.screen = screen;
    this.grid = grid;
    slotOf = new int[nAtoms];
  }

  /**
   * @param rows overwritten with the rows of the clusters in the grid
   */
  void list(ClusterRows rows) {
    rows.clear();
    if (mask.length < grid.nClusters) {
      mask = new int[grid.type.length];
      Arrays.fill(mask, ClusterRows.ALL);
    }
    for (int s = 0; s < grid.nClusters * ClusterGrid.SIZE; s++) {
      if (grid.atom[s] >= 0) {
        slotOf[grid.atom[s]] = s;
      }
    }
    int images = box.isPeriodic() ? 1 : 0;
    for (int c = 0; c < grid.nClusters; c++) {
      for (int b = 0; b < nTypes; b++) {
        int ab = grid.type[c] * nTypes + b;
        if (radius2[ab] < 0) {
          continue;
        }
        for (int nx = -images; nx <= images; nx++) {
          if (misses(c, 0, nx * box.lx(), radius[ab])) {
            continue;
          }
          for (int ny = -images; ny <= images; ny++) {
            if (misses(c, 1, ny * box.ly(), radius[ab])) {
              continue;
            }
            for (int nz = -images; nz <= images; nz++) {
              if (misses(c, 2, nz * box.lz(), radius[ab])) {
                continue;
              }
              collect(c, b, radius[ab], nx * box.lx(), ny * box.ly(), nz * box.lz());
              if (nCandidates > 0) {
                addRows(c, ab, nx * box.lx(), ny * box.ly(), nz * box.lz(), rows);
              }
            }
          }
        }
      }
    }
  }

  /** Whether an image of a cluster is further than the radius from the whole grid. */
  private boolean misses(int c, int axis, double shift, double r) {
    return grid.unboundedCell(grid.low[3 * c + axis] - shift - r, axis) >= grid.n[axis]
        || grid.unboundedCell(grid.high[3 * c + axis] - shift + r, axis) < 0;
  }

  /** Clusters whose box is within the radius of that of cluster c, seen from a given image. */
  private void collect(int c, int ofType, double r, double sx, double sy, double sz) {
    nCandidates = 0;
    final double lowX = grid.low[3 * c] - sx;
    final double lowY = grid.low[3 * c + 1] - sy;
    final double lowZ = grid.low[3 * c + 2] - sz;
    final double highX = grid.high[3 * c] - sx;
    final double highY = grid.high[3 * c + 1] - sy;
    final double highZ = grid.high[3 * c + 2] - sz;
    int fromZ = grid.unboundedCell(lowZ - r, 2);
    int toZ = grid.unboundedCell(highZ + r, 2);
    int fromY = grid.unboundedCell(lowY - r, 1);
    int toY = grid.unboundedCell(highY + r, 1);
    int fromX = grid.unboundedCell(lowX - r, 0);
    int toX = grid.unboundedCell(highX + r, 0);
    fromX = grid.clamp(fromX, 0);
    toX = grid.clamp(toX, 0);
    fromY = grid.clamp(fromY, 1);
    toY = grid.clamp(toY, 1);
    fromZ = grid.clamp(fromZ, 2);
    toZ = grid.clamp(toZ, 2);
    // Clusters ascend with the columns, and among the opposite images of the cluster itself one
    // is enough.
    int first = sx > 0 || (sx == 0 && (sy > 0 || (sy == 0 && sz >= 0))) ? c : c + 1;
    final double r2 = r * r;
    final double[] low = grid.low;
    final double[] high = grid.high;
    for (int cx = fromX; cx <= toX; cx++) {
      for (int cy = fromY; cy <= toY; cy++) {
        int column = cx * grid.n[1] + cy;
        int end = grid.endCluster(column, ofType, toZ);
        if (end <= first) {
          continue;
        }
        int begin = Math.max(first, grid.firstCluster(column, ofType, fromZ));
        if (candidate.length - nCandidates < end - begin) {
          candidate = Arrays.copyOf(candidate, 2 * (nCandidates + end - begin));
        }
        for (int d = begin; d < end; d++) {
          double dx = Math.max(0, Math.max(low[3 * d] - highX, lowX - high[3 * d]));
          double dy = Math.max(0, Math.max(low[3 * d + 1] - highY, lowY - high[3 * d + 1]));
          double dz = Math.max(0, Math.max(low[3 * d + 2] - highZ, lowZ - high[3 * d + 2]));
          candidate[nCandidates] = d * ClusterGrid.STRIDE;
          nCandidates += dx * dx + dy * dy + dz * dz <= r2 ? 1 : 0;
        }
      }
    }
  }

  private void addRows(int c, int ab, double sx, double sy, double sz, ClusterRows rows) {
    boolean home = sx == 0 && sy == 0 && sz == 0;
    for (int s = 0; s < ClusterGrid.SIZE; s += 2) {
      int i = grid.atom[c * ClusterGrid.SIZE + s];
      int j = grid.atom[c * ClusterGrid.SIZE + s + 1];
      if (i < 0) {
        return;
      }
      rows.reserve(2 * nCandidates);
      int at = c * ClusterGrid.STRIDE + s;
      int begin = rows.start[rows.nRows];
      int end =
          screen.keepNear(
              grid.x, at, sx, sy, sz, candidate, 0, nCandidates, radius2[ab], rows.entry, begin);
      int open = begin;
      boolean self = home && candidate[0] == c * ClusterGrid.STRIDE;
      if (self || j < 0 || excludes(i) || excludes(j)) {
        setMasks(i, c, s, self, 0);
        setMasks(j, c, s + 1, self, ClusterGrid.SIZE);
        open = split(rows, begin, end);
        end = rows.start[rows.nRows + 1];
        clearMasks(i, c);
        clearMasks(j, c);
      }
      rows.close(at, ab, sx, sy, sz, open, end);
    }
  }

  private boolean excludes(int i) {
    return excludedTo(i) > excludedFrom(i);
  }

  /** Takes out the pairs that an atom in slot s of cluster c must not meet. */
  private void setMasks(int i, int c, int s, boolean self, int firstBit) {
    if (i < 0) {
      mask[c] &= ~(0xFF << firstBit); // padding would meet its own image at distance 0
    }
    if (self) {
      mask[c] &= ~(((2 << s) - 1) << firstBit);
    }
    for (int e = excludedFrom(i); e < excludedTo(i); e++) {
      int slot = slotOf[exclusions.partner[e]];
      mask[slot / ClusterGrid.SIZE] &= ~(1 << (firstBit + slot % ClusterGrid.SIZE));
    }
  }

  private void clearMasks(int i, int c) {
    mask[c] = ClusterRows.ALL;
    for (int e = excludedFrom(i); e < excludedTo(i); e++) {
      mask[slotOf[exclusions.partner[e]] / ClusterGrid.SIZE] = ClusterRows.ALL;
    }
  }

  private int excludedFrom(int i) {
    return i < 0 ? 0 : exclusions.start[i];
  }

  private int excludedTo(int i) {
    return i < 0 ? 0 : exclusions.start[i + 1];
  }

  /**
   * Puts the entries that need a mask first, each followed by its mask; those of which nothing is
   * left are dropped. The new end is left in {@code start[nRows + 1]}.
   *
   * @return where the entries without a mask begin
   */
  private int split(ClusterRows rows, int begin, int end) {
    int[] entry = rows.entry;
    int n = 0;
    if (masked.length < 2 * (end - begin)) {
      masked = new int[4 * (end - begin)];
    }
    int kept = begin;
    for (int k = begin; k < end; k++) {
      int bits = mask[entry[k] / ClusterGrid.STRIDE];
      if (bits == ClusterRows.ALL) {
        entry[kept++] = entry[k];
      } else if (bits != 0) {
        masked[n++] = entry[k];
        masked[n++] = bits;
      }
    }
    System.arraycopy(entry, begin, entry, begin + n, kept - begin);
    System.arraycopy(masked, 0, entry, begin, n);
    rows.start[rows.nRows + 1] = kept + n;
    return begin + n;
  }
}
