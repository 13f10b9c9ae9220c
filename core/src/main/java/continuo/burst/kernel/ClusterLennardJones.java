package continuo.burst.kernel;

import static continuo.burst.kernel.ClusterGrid.STRIDE;

import continuo.forcefield.PairTerm;
import continuo.structure.Box;
import continuo.structure.Composite;
import java.util.Arrays;

/**
 * Lennard-Jones pairs of replicas that have drifted apart: one replica after the other, eight
 * neighbouring atoms side by side, each replica with lists of its own.
 *
 * <pre>
 * inner list  r_c + skin        what the force loop runs over
 * outer list  r_c + OUTER·skin  from a sort of the atoms, seldom; the inner list is chosen from it
 * </pre>
 *
 * <p>Both hold for as long as those of {@link NeighbourList} do, but each replica renews its own
 * when one of its atoms has moved too far.
 */
final class ClusterLennardJones implements TermKernel {
  /** Outer skin in units of the skin. */
  private static final double OUTER = 3;

  /** Radii are this much larger than the theory asks, against rounding. */
  private static final double MARGIN = 1 + 1e-9;

  /**
   * Clusters copied at a time: the atoms of this part of space, in all lanes, stay in the cache.
   */
  private static final int BLOCK = 64;

  private final Composite composite;
  private final PairTable table;
  private final int lanes;
  private final ClusterScreen screen;
  private final ClusterForces forces;
  private final ClusterGrid grid;
  private final ClusterSearch search;
  private final ClusterLane[] lane;
  private final double outerRadius;
  private final double[] innerRadius2;

  /** (skin/2)², nm². */
  private final double innerMove2;

  /** ((OUTER − 1)·skin/2)², nm². */
  private final double outerMove2;

  /** Lanes whose inner list still holds. */
  private final boolean[] holds;

  /** Folded positions and forces, [lane][cluster][xyz][8]. */
  private double[] x = new double[0];

  private double[] f = new double[0];
  private int laneSize;
  private boolean listed;
  private long updates;
  private long choices;
  private long searches;
  private long nanoseconds;

  /**
   * @param composite atoms; {@link #fits} must hold for its box
   * @param forces arithmetic of the pairs
   */
  ClusterLennardJones(
      Composite composite,
      PairTerm term,
      PairTable table,
      int lanes,
      ClusterScreen screen,
      ClusterForces forces) {
    this.composite = composite;
    this.table = table;
    this.lanes = lanes;
    this.screen = screen;
    this.forces = forces;
    int nAtoms = composite.nAtoms();
    int[] type = new int[nAtoms];
    for (int i = 0; i < nAtoms; i++) {
      type[i] = term.type(i);
    }
    double skin = term.skin();
    outerRadius = outerRadius(term);
    innerRadius2 = NeighbourList.listRadius2(term, skin * MARGIN);
    innerMove2 = 0.25 * skin * skin;
    double outerMove = 0.5 * (OUTER - 1) * skin;
    outerMove2 = outerMove * outerMove;
    grid = new ClusterGrid(composite.box(), type, term.nTypes());
    search =
        new ClusterSearch(
            composite.box(),
            nAtoms,
            term.nTypes(),
            NeighbourList.listRadius2(term, OUTER * skin * MARGIN),
            Exclusions.bothWays(term, nAtoms),
            screen,
            grid);
    lane = new ClusterLane[lanes];
    Arrays.setAll(lane, l -> new ClusterLane());
    holds = new boolean[lanes];
  }

  /**
   * Whether the search can serve a box: free space, or right angles and edges no shorter than the
   * reach of the outer list, so that the neighbouring cells hold all images in reach.
   */
  static boolean fits(Box box, PairTerm term) {
    double shortest = Math.min(box.lx(), Math.min(box.ly(), box.lz()));
    return !box.isPeriodic() || (!box.isTriclinic() && shortest >= outerRadius(term));
  }

  private static double outerRadius(PairTerm term) {
    return (term.largestReach() + OUTER * term.skin()) * MARGIN;
  }

  @Override
  public void add(double[] positions, double[] force, double[] energy) {
    gather(positions);
    updates++;
    for (int l = 0; l < lanes; l++) {
      if (!holds[l]) {
        renew(positions, l);
      }
    }
    listed = true;
    for (int l = 0; l < lanes; l++) {
      int from = l * laneSize;
      Arrays.fill(f, from, from + lane[l].nClusters * STRIDE, 0);
      double e = forces.add(x, f, from, lane[l].inner, table, energy != null);
      if (energy != null) {
        energy[l] += e + table.tail;
      }
    }
    scatter(force);
  }

  @Override
  public ListStatistics listStatistics() {
    long pairs = 0;
    for (ClusterLane a : lane) {
      pairs += a.inner.meetings() * 2 * ClusterGrid.SIZE;
    }
    return new ListStatistics(
        updates,
        choices / lanes,
        searches / lanes,
        pairs / lanes,
        nanoseconds,
        updates,
        Double.NaN);
  }

  private void gather(double[] positions) {
    Arrays.fill(holds, listed);
    int nClusters = listed ? laneSize / STRIDE : 0;
    for (int from = 0; from < nClusters; from += BLOCK) {
      for (int l = 0; l < lanes; l++) {
        holds[l] &=
            lane[l].gather(
                positions, lanes, composite.box(), from, from + BLOCK, x, l * laneSize, innerMove2);
      }
    }
  }

  private void scatter(double[] force) {
    for (int from = 0; from < laneSize / STRIDE; from += BLOCK) {
      for (int l = 0; l < lanes; l++) {
        lane[l].scatter(f, l * laneSize, from, from + BLOCK, force, lanes);
      }
    }
  }

  /** Makes the lists of a lane anew. */
  private void renew(double[] positions, int l) {
    long began = System.nanoTime();
    ClusterLane a = lane[l];
    if (!listed || screen.anyMoved(x, l * laneSize, a.searched, a.nClusters, outerMove2)) {
      PairSearch.requireSound(positions, lanes, outerRadius, composite);
      grid.build(positions, lanes, l, outerRadius);
      search.list(a.outer);
      a.take(grid, lanes, l);
      reserve(a.nClusters * STRIDE);
      System.arraycopy(a.searched, 0, x, l * laneSize, a.nClusters * STRIDE);
      searches++;
    } else {
      System.arraycopy(x, l * laneSize, a.chosen, 0, a.nClusters * STRIDE);
    }
    choose(a);
    choices++;
    nanoseconds += System.nanoTime() - began;
  }

  private void reserve(int size) {
    if (size > laneSize) {
      int larger = size + size / 8 / STRIDE * STRIDE;
      double[] more = new double[Math.multiplyExact(larger, lanes)];
      for (int l = 0; l < lanes; l++) {
        System.arraycopy(x, l * laneSize, more, l * larger, laneSize);
      }
      laneSize = larger;
      x = more;
      f = new double[more.length];
    }
  }

  private void choose(ClusterLane a) {
    ClusterRows from = a.outer;
    ClusterRows to = a.inner;
    to.clear();
    for (int row = 0; row < from.nRows; row++) {
      int begin = from.start[row];
      int masked = from.open[row] - begin;
      int end = from.start[row + 1] - 1;
      to.reserve(end - begin);
      int at = to.start[to.nRows];
      System.arraycopy(from.entry, begin, to.entry, at, masked);
      double sx = from.shift[3 * row];
      double sy = from.shift[3 * row + 1];
      double sz = from.shift[3 * row + 2];
      int ab = from.types[row];
      int i = from.first[row];
      int toEnd =
          screen.keepNear(
              a.chosen,
              i,
              sx,
              sy,
              sz,
              from.entry,
              begin + masked,
              end,
              innerRadius2[ab],
              to.entry,
              at + masked);
      to.close(i, ab, sx, sy, sz, at + masked, toEnd);
    }
  }
}
