package continuo.burst.kernel;

/**
 * {@link AdaptiveLennardJones} with forces in single precision; lists and choice are those of the
 * exact one, whose energies are taken on the way.
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
      TermKernel pairs = (at, forces, energy) -> exact.clusters().addMixed(at, forces);
      clusters = new DoubleInMixed(pairs, nAtoms, lanes);
    }
    clusters.add(x, u, f);
  }
}
