package continuo.forcefield;

/**
 * Harmonic bonds V = ½ k (r − r₀)². With r₀ = 0 the energy is an exactly quadratic function of the
 * coordinates.
 */
public final class HarmonicBonds implements EnergyTerm {
  private static final long serialVersionUID = 1L;

  private final BondTopology topology;
  private final double[] stiffness;
  private final double[] restLength;

  /**
   * @param topology which atoms
   * @param stiffness k per bond, kJ/mol/nm²; copied
   * @param restLength r₀ per bond, nm, ≥ 0; copied
   * @throws IllegalArgumentException if sizes disagree or a value is out of range
   */
  public HarmonicBonds(BondTopology topology, double[] stiffness, double[] restLength) {
    int n = topology.size();
    Parameters.sizes(name(), n, stiffness, restLength);
    for (int b = 0; b < n; b++) {
      Parameters.require(stiffness[b] >= 0, name(), b, "stiffness", stiffness[b]);
      Parameters.require(restLength[b] >= 0, name(), b, "rest length", restLength[b]);
    }
    this.topology = topology;
    this.stiffness = stiffness.clone();
    this.restLength = restLength.clone();
  }

  @Override
  public String name() {
    return "harmonic-bond";
  }

  public BondTopology topology() {
    return topology;
  }

  /** k of a bond, kJ/mol/nm². */
  public double stiffness(int bond) {
    return stiffness[bond];
  }

  /** r₀ of a bond, nm. */
  public double restLength(int bond) {
    return restLength[bond];
  }
}
