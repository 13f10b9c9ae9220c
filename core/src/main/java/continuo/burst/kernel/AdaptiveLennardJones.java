package continuo.burst.kernel;

import continuo.forcefield.PairTerm;
import continuo.structure.Composite;
import java.util.function.Supplier;

/**
 * Lennard-Jones pairs by the kernel that suits the replicas: side by side over one list while they
 * share their neighbours, one after the other in clusters once they have drifted apart.
 *
 * <p>The {@link FillRatio} is measured at the first call, whenever the shared list has been
 * searched anew twice, which in a solid it never is, and at the latest every {@value #CALLS} calls;
 * together with the number of searches it decides until it is measured again. So the choice is a
 * function of the positions seen since this object was made; both kernels agree to round-off.
 */
final class AdaptiveLennardJones implements TermKernel {
  /**
   * Clusters are given up only when the fill ratio is so much above the break-even, so that the
   * choice does not flutter.
   */
  private static final double HYSTERESIS = 1.3;

  /** Replicas with more than this of the listed pairs within the cut-off share their neighbours. */
  private static final double APART = 0.5;

  /**
   * What a search of the shared list costs more than one of clusters, in evaluations of the pairs:
   * 15 for replicas that are still together, 50 for a liquid whose replicas are apart, on one
   * processor.
   */
  private static final double SEARCH = 30;

  /** Calls after which the fill ratio is measured again. */
  private static final int CALLS = 512;

  private final Composite composite;
  private final PairTerm term;
  private final int lanes;
  private final ListedPairs shared;
  private final Supplier<ClusterLennardJones> makeClusters;
  private ClusterLennardJones clusters;
  private boolean diverged;
  private double fill = Double.NaN;
  private int callsSince;

  /** Searches of the shared list when the fill ratio was last measured; the first says nothing. */
  private long searchesSeen;

  /** Searches of the shared list in each call, when it was last in use. */
  private double searchRate;

  /**
   * @param shared kernel for replicas that share their neighbours; kept by reference
   * @param makeClusters makes the other one, when it is needed
   */
  AdaptiveLennardJones(
      Composite composite,
      PairTerm term,
      int lanes,
      ListedPairs shared,
      Supplier<ClusterLennardJones> makeClusters) {
    this.composite = composite;
    this.term = term;
    this.lanes = lanes;
    this.shared = shared;
    this.makeClusters = makeClusters;
  }

  /** The kernel for replicas that share their neighbours. */
  ListedPairs shared() {
    return shared;
  }

  /** Whether the replicas have drifted apart; looks at the positions when it is time to. */
  boolean hasDiverged(double[] x) {
    long searches = shared.listStatistics().searches();
    if (Double.isNaN(fill) || callsSince == CALLS || searches > searchesSeen + 1) {
      if (!diverged && callsSince > 0) {
        searchRate = (double) (searches - searchesSeen) / callsSince;
      }
      searchesSeen = searches;
      choose(x);
    }
    callsSince++;
    return diverged;
  }

  @Override
  public void add(double[] x, double[] f, double[] energy) {
    kernel(x).add(x, f, energy);
  }

  @Override
  public void addEnergy(double[] x, double[] energy, double[] scratch) {
    kernel(x).addEnergy(x, energy, scratch);
  }

  private TermKernel kernel(double[] x) {
    return hasDiverged(x) ? clusters() : shared;
  }

  /** The kernel for replicas that have drifted apart. */
  ClusterLennardJones clusters() {
    if (clusters == null) {
      clusters = makeClusters.get();
    }
    return clusters;
  }

  @Override
  public ListStatistics listStatistics() {
    ListStatistics a = shared.listStatistics();
    ListStatistics b = clusters == null ? ListStatistics.NONE : clusters.listStatistics();
    return new ListStatistics(
        a.updates() + b.updates(),
        a.choices() + b.choices(),
        a.searches() + b.searches(),
        diverged ? b.pairs() : a.pairs(),
        a.nanoseconds() + b.nanoseconds(),
        b.updates(),
        fill);
  }

  private void choose(double[] x) {
    callsSince = 0;
    FillRatio measured = FillRatio.measure(x, lanes, composite, term);
    fill = measured.fill();
    double breakEven = measured.breakEven() * (1 + SEARCH * searchRate);
    diverged = fill < Math.min(APART, breakEven * (diverged ? HYSTERESIS : 1));
  }
}
