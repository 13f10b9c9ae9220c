package continuo.forcefield;

/**
 * Soft links with a compact and a swollen length.
 *
 * <p>With x = (r − (a + b)/2) / h, h = (b − a)/2, compact length a at x = −1 and swollen length b
 * at x = +1:
 *
 * <p>V = E (x² − 1)² + (Δ/4) (3x − x³)
 *
 * <p>The tilt has zero slope at both wells, so the two lengths stay exact minima for 8E &gt;
 * 1.5|Δ|, and V(b) − V(a) = Δ: a negative tilt favours the swollen length. The third stationary
 * point, the barrier, lies at x = 3Δ/(16E). Curvature at x = ∓1: (8E ± 1.5Δ)/h².
 */
public final class DoubleWellBonds implements EnergyTerm {
  private static final long serialVersionUID = 1L;

  private final BondTopology topology;
  private final double[] compact;
  private final double[] swollen;
  private final double[] barrier;
  private final double[] tilt;

  /**
   * @param topology which atoms
   * @param compact a per bond, nm; copied
   * @param swollen b per bond, nm, greater than a; copied
   * @param barrier E per bond, kJ/mol, the barrier height at zero tilt; copied
   * @param tilt Δ per bond, kJ/mol, |Δ| &lt; 16E/3; copied
   * @throws IllegalArgumentException if sizes disagree or a value is out of range
   */
  public DoubleWellBonds(
      BondTopology topology, double[] compact, double[] swollen, double[] barrier, double[] tilt) {
    int n = topology.size();
    Parameters.sizes(name(), n, compact, swollen, barrier, tilt);
    for (int b = 0; b < n; b++) {
      Parameters.require(compact[b] > 0, name(), b, "compact length", compact[b]);
      Parameters.require(swollen[b] > compact[b], name(), b, "swollen length", swollen[b]);
      Parameters.require(barrier[b] > 0, name(), b, "barrier", barrier[b]);
      Parameters.require(Math.abs(tilt[b]) < 16 * barrier[b] / 3, name(), b, "tilt", tilt[b]);
    }
    this.topology = topology;
    this.compact = compact.clone();
    this.swollen = swollen.clone();
    this.barrier = barrier.clone();
    this.tilt = tilt.clone();
  }

  @Override
  public String name() {
    return "double-well-bond";
  }

  public BondTopology topology() {
    return topology;
  }

  /** a, nm. */
  public double compact(int bond) {
    return compact[bond];
  }

  /** b, nm. */
  public double swollen(int bond) {
    return swollen[bond];
  }

  /** E, kJ/mol. */
  public double barrier(int bond) {
    return barrier[bond];
  }

  /** Δ = V(b) − V(a), kJ/mol. */
  public double tilt(int bond) {
    return tilt[bond];
  }
}
