package continuo.burst.kernel;

/**
 * {@link AdaptiveLennardJones} with forces in single precision while replicas share their
 * neighbours; lists and choice are those of the exact one. Clusters stay in double precision: in
 * single they were no faster.
 */
final class MixedAdaptiveLennardJones implements MixedTermKernel {
  private final AdaptiveLennardJones exact;
  private final MixedTermKernel shared;
  private final int nAtoms;
  private final int lanes;
  private MixedTermKernel clusters;

  /**
   * @param exact the same in double, which chooses; kept by reference
   * @param shared kernel for replicas that share their neighbours; kept by reference
   */
  MixedAdaptiveLennardJones(
      AdaptiveLennardJones exact, MixedTermKernel shared, int nAtoms, int lanes) {
    this.exact = exact;
    this.shared = shared;
    this.nAtoms = nAtoms;
    this.lanes = lanes;
  }

  @Override
  public void add(double[] x, float[] u, float[] f) {
    if (!exact.hasDiverged(x)) {
      shared.add(x, u, f);
      return;
    }
    if (clusters == null) {
      clusters = new DoubleInMixed(exact.clusters(), nAtoms, lanes);
    }
    clusters.add(x, u, f);
  }
}
