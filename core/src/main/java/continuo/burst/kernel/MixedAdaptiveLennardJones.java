package continuo.burst.kernel;

import java.util.function.Supplier;

/** {@link AdaptiveLennardJones} with forces in single precision. */
final class MixedAdaptiveLennardJones implements MixedTermKernel {
  private final AdaptiveLennardJones exact;
  private final MixedTermKernel shared;
  private final Supplier<MixedTermKernel> makeClusters;
  private MixedTermKernel clusters;

  /**
   * @param exact the same in double, which chooses; kept by reference
   * @param shared kernel for replicas that share their neighbours; kept by reference
   * @param makeClusters makes the other one, when it is needed
   */
  MixedAdaptiveLennardJones(
      AdaptiveLennardJones exact, MixedTermKernel shared, Supplier<MixedTermKernel> makeClusters) {
    this.exact = exact;
    this.shared = shared;
    this.makeClusters = makeClusters;
  }

  @Override
  public void add(double[] x, float[] u, float[] f) {
    if (!exact.hasDiverged(x)) {
      shared.add(x, u, f);
      return;
    }
    if (clusters == null) {
      clusters = makeClusters.get();
    }
    clusters.add(x, u, f);
  }
}
