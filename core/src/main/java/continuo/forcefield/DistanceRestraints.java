package continuo.forcefield;

/**
 * Pairs kept between two distances: V = ½ k (r − r₁)² below the lower bound r₁, 0 up to r₂, ½ k (r
 * − r₂)² up to r₃, and linear beyond, V = ½ k (r₃ − r₂)(2r − r₃ − r₂), so that a restraint far from
 * satisfied does not tear. r₁ = r₂ makes a harmonic bond.
 *
 * <p>GROMACS bond function 10 (low = r₁, up1 = r₂, up2 = r₃, k).
 */
public final class DistanceRestraints extends RadialTerm {
  private static final long serialVersionUID = 1L;

  /**
   * @param topology which atoms
   * @param stiffness k per pair, kJ/mol/nm², ≥ 0; copied
   * @param lower r₁ per pair, nm, ≥ 0; copied
   * @param upper r₂ per pair, nm, ≥ r₁; copied
   * @param linear r₃ per pair, nm, ≥ r₂; may be infinite: harmonic throughout; copied
   * @throws IllegalArgumentException if sizes disagree or a value is out of range
   */
  public DistanceRestraints(
      BondTopology topology, double[] stiffness, double[] lower, double[] upper, double[] linear) {
    this(AtomTuples.pairs(topology), stiffness, lower, upper, linear);
  }

  private DistanceRestraints(
      AtomTuples pairs, double[] stiffness, double[] lower, double[] upper, double[] linear) {
    super(pairs, withWidth(copy("distance-restraint", pairs, 2, stiffness, lower, upper, linear)));
    for (int p = 0; p < pairs.size(); p++) {
      Parameters.notNegative(name(), p, "stiffness", stiffness[p]);
      Parameters.notNegative(name(), p, "lower bound", lower[p]);
      String atLeastLower = "finite and at least the lower bound " + lower[p];
      boolean good = upper[p] >= lower[p] && Double.isFinite(upper[p]);
      Parameters.allowed(good, name(), p, "upper bound", upper[p], atLeastLower);
      String atLeastUpper = "at least the upper bound " + upper[p];
      Parameters.allowed(
          linear[p] >= upper[p], name(), p, "start of the linear part", linear[p], atLeastUpper);
    }
  }

  private static double[][] withWidth(double[][] parameters) {
    for (int p = 0; p < parameters[3].length; p++) {
      parameters[3][p] = Math.min(parameters[3][p] - parameters[2][p], Double.MAX_VALUE);
    }
    return parameters;
  }

  @Override
  public String name() {
    return "distance-restraint";
  }

  /** k of a pair, kJ/mol/nm². */
  public double stiffness(int pair) {
    return parameter(0, pair);
  }

  /** r₁ of a pair, nm. */
  public double lower(int pair) {
    return parameter(1, pair);
  }

  /** r₂ of a pair, nm. */
  public double upper(int pair) {
    return parameter(2, pair);
  }

  /** r₃ − r₂ of a pair, nm; the largest number for a restraint that is harmonic throughout. */
  public double harmonicWidth(int pair) {
    return parameter(3, pair);
  }

  @Override
  public void evaluate(TermBatch batch) {
    FlatBottom.evaluate(batch);
  }
}
