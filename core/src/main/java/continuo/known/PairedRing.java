package continuo.known;

import continuo.burst.BurstContext;
import continuo.estimate.diffusion.SamplingPlan;
import continuo.orderparam.FourierBasis;
import continuo.orderparam.OrderParameterBasis;
import continuo.orderparam.ScalingLaw;
import java.util.Arrays;

/**
 * A system that every estimator of D can be tried on: eight stiff pairs in a ring of weak links.
 * Its motion with |n| ≤ 3 is a thousand times slower than the rest, so momentum correlations have a
 * plateau, and drags the pairs along, so that up to a third of the friction is memory. Unit mass,
 * spring and kT.
 */
public final class PairedRing {
  /** γ. */
  public static final double COLLISION_RATE = 2;

  /** Δt. */
  public static final double TIME_STEP = 0.05;

  private static final int RELEASES = 8;

  private final HarmonicNetwork network = HarmonicNetwork.weaklyLinkedRing(16, 8, 64);
  private final OrderParameterBasis basis =
      new FourierBasis(1.3, 1, ScalingLaw.NATURAL, 1, 1e-8).build(network.composite());

  public HarmonicNetwork network() {
    return network;
  }

  public OrderParameterBasis basis() {
    return basis;
  }

  /** The closed forms. */
  public ProjectedNetwork exact() {
    return network.at(basis);
  }

  /** Burst settings. */
  public BurstContext context() {
    return FixedPhiEnsemble.context(
        network.system(), basis, 1, COLLISION_RATE, TIME_STEP, 400, 2, 4);
  }

  /** Coordinates far enough from equilibrium for a drift that stands out of the noise, 3R. */
  public double[] displaced() {
    double[] q = new double[3 * basis.rank()];
    Arrays.fill(q, 3, q.length, 100);
    return q;
  }

  /**
   * Lengths of bursts that suit it: errors of a few percent with 32 replicas.
   *
   * @param replicas number of replicas, each released 8 times
   */
  public static SamplingPlan plan(int replicas) {
    return new SamplingPlan(
        replicas, 400, 10, 800, RELEASES, 100, 2, 400, 0.5, 2000, 20, 1000, 30, 5, 20);
  }
}
