package continuo.burst.kernel;

import continuo.forcefield.PairTerm;
import continuo.structure.Box;
import continuo.structure.Composite;

/**
 * How well one neighbour list serves all lanes: with n_l the pairs of lane l within r_c and n the
 * pairs within r = r_c + skin in any lane, which a shared list holds,
 *
 * <p>fill = Σ_l n_l / (lanes · n).
 *
 * <p>Replicas of a solid come close to (r_c/r)³, about 0.7; replicas of a liquid that have
 * forgotten each other come close to that over the number of lanes. In clusters the same share is,
 * at density ρ, with cubes of edge a = (8·types/ρ)^{1/3} and the two atoms of a row d = ρ^{−1/3}
 * apart,
 *
 * <p>(4/3)π r_c³ / [a³ + 6a²r + 3πar² + (4/3)πr³ + d (a² + 4ar + πr²)],
 *
 * <p>0.2 for a dense liquid at r_c = 2.5 σ: the bracket is the volume in which another cluster is
 * near. The break-even is this share times the ratio of the costs of a pair in the two kernels.
 *
 * <p>Estimated from the neighbours of a few dozen atoms spread over the system, nearest images
 * only, exclusions not counted: a function of the positions alone.
 *
 * @param fill 0…1; 1 when no pair is near
 * @param breakEven fill ratio below which clusters are cheaper; 0 when no pair is near
 */
record FillRatio(double fill, double breakEven) {
  /** Atoms whose neighbours are counted. */
  private static final int SAMPLE = 32;

  /**
   * Cost of a listed pair of all lanes, per lane, over that of a place for a pair in clusters: an
   * estimate from about 1.5 and 1.2 ns on one AVX-512 processor.
   */
  private static final double COST = 1.25;

  /**
   * @param x positions, [atom][xyz][lane], nm; read
   */
  static FillRatio measure(double[] x, int lanes, Composite composite, PairTerm term) {
    int nAtoms = composite.nAtoms();
    int sample = Math.min(SAMPLE, nAtoms);
    long within = 0;
    long listed = 0;
    for (int s = 0; s < sample; s++) {
      int i = (int) ((long) s * nAtoms / sample);
      for (int j = 0; j < nAtoms; j++) {
        double reach = term.reach(term.type(i), term.type(j));
        if (j == i || reach < 0) {
          continue;
        }
        double listRadius = reach + term.skin();
        boolean near = false;
        for (int lane = 0; lane < lanes; lane++) {
          double r2 = distance2(x, lanes, lane, i, j, composite.box());
          near |= r2 <= listRadius * listRadius;
          within += r2 < reach * reach ? 1 : 0;
        }
        listed += near ? 1 : 0;
      }
    }
    if (within == 0) {
      return new FillRatio(1, 0);
    }
    double neighbours = within / ((double) sample * lanes);
    return new FillRatio(
        within / ((double) lanes * listed), COST * shareInClusters(neighbours, term));
  }

  private static double shareInClusters(double neighbours, PairTerm term) {
    double cutoff = term.largestReach();
    double ball = 4.0 / 3 * Math.PI * cutoff * cutoff * cutoff;
    double density = neighbours / ball;
    double a = Math.cbrt(ClusterGrid.SIZE * term.nTypes() / density);
    double r = cutoff + term.skin();
    double cube = a * a * a + 6 * a * a * r + 3 * Math.PI * a * r * r;
    double crossSection = a * a + 4 * a * r + Math.PI * r * r;
    double volume = cube + 4.0 / 3 * Math.PI * r * r * r + crossSection / Math.cbrt(density);
    return ball / volume;
  }

  private static double distance2(double[] x, int lanes, int lane, int i, int j, Box box) {
    double sum = 0;
    for (int axis = 0; axis < 3; axis++) {
      double d = x[(3 * i + axis) * lanes + lane] - x[(3 * j + axis) * lanes + lane];
      double edge = box.length(axis);
      d -= edge > 0 ? edge * Math.rint(d / edge) : 0;
      sum += d * d;
    }
    return sum;
  }
}
