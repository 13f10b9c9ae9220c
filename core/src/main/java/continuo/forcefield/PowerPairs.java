package continuo.forcefield;

/**
 * Listed pairs with inverse powers of their distance, without a cut-off:
 *
 * <p>V = C₁₂/r¹² − C₁₀/r¹⁰ − C₆/r⁶.
 *
 * <p>Gō contacts 12-10 (SMOG {@code A/r^12-B/r^10}, GROMACS pair tables), Lennard-Jones 1-4 and
 * other explicit pairs (GROMACS {@code [ pairs ]} function 1 with c6, c12), or pure repulsion.
 */
public final class PowerPairs extends RadialTerm {
  private static final long serialVersionUID = 1L;

  /**
   * @param topology which atoms
   * @param c12 C₁₂ per pair, kJ/mol·nm¹²; copied
   * @param c10 C₁₀ per pair, kJ/mol·nm¹⁰; copied
   * @param c6 C₆ per pair, kJ/mol·nm⁶; copied
   * @throws IllegalArgumentException if sizes disagree or a value is not finite
   */
  public PowerPairs(BondTopology topology, double[] c12, double[] c10, double[] c6) {
    this(AtomTuples.pairs(topology), c12, c10, c6);
  }

  private PowerPairs(AtomTuples pairs, double[] c12, double[] c10, double[] c6) {
    super(pairs, copy("power-pair", pairs, 2, c12, c10, c6));
    for (int p = 0; p < pairs.size(); p++) {
      Parameters.finite(name(), p, "C12", c12[p]);
      Parameters.finite(name(), p, "C10", c10[p]);
      Parameters.finite(name(), p, "C6", c6[p]);
    }
  }

  /**
   * Lennard-Jones 12-6 pairs, V = 4ε[(σ/r)¹² − (σ/r)⁶].
   *
   * @param epsilon ε per pair, kJ/mol, ≥ 0; read
   * @param sigma σ per pair, nm, ≥ 0; read
   */
  public static PowerPairs lennardJones(BondTopology topology, double[] epsilon, double[] sigma) {
    double[][] c = wells(topology, epsilon, sigma, 4, 4, 6);
    return new PowerPairs(topology, c[0], new double[topology.size()], c[1]);
  }

  /**
   * Gō contacts 12-10, V = ε[5(σ/r)¹² − 6(σ/r)¹⁰]: minimum −ε at r = σ.
   *
   * @param epsilon ε per pair, kJ/mol, ≥ 0; read
   * @param sigma σ per pair, nm, ≥ 0; read
   */
  public static PowerPairs twelveTen(BondTopology topology, double[] epsilon, double[] sigma) {
    double[][] c = wells(topology, epsilon, sigma, 5, 6, 10);
    return new PowerPairs(topology, c[0], c[1], new double[topology.size()]);
  }

  private static double[][] wells(
      BondTopology topology,
      double[] epsilon,
      double[] sigma,
      double repulsive,
      double attractive,
      int power) {
    Parameters.sizes("power-pair", topology.size(), epsilon, sigma);
    double[][] c = new double[2][topology.size()];
    for (int p = 0; p < topology.size(); p++) {
      Parameters.notNegative("power-pair", p, "epsilon", epsilon[p]);
      Parameters.notNegative("power-pair", p, "sigma", sigma[p]);
      c[0][p] = repulsive * epsilon[p] * StrictMath.pow(sigma[p], 12);
      c[1][p] = attractive * epsilon[p] * StrictMath.pow(sigma[p], power);
    }
    return c;
  }

  @Override
  public String name() {
    return "power-pair";
  }

  /** C₁₂ of a pair, kJ/mol·nm¹². */
  public double c12(int pair) {
    return parameter(0, pair);
  }

  /** C₁₀ of a pair, kJ/mol·nm¹⁰. */
  public double c10(int pair) {
    return parameter(1, pair);
  }

  /** C₆ of a pair, kJ/mol·nm⁶. */
  public double c6(int pair) {
    return parameter(2, pair);
  }

  @Override
  public void evaluate(TermBatch batch) {
    final int size = batch.size;
    final double[] r2 = batch.first;
    final double[] c12 = batch.parameter[0];
    final double[] c10 = batch.parameter[1];
    final double[] c6 = batch.parameter[2];
    final double[] energy = batch.energy;
    final double[] slope = batch.slope;
    for (int n = 0; n < size; n++) {
      final double s2 = 1 / r2[n];
      final double s4 = s2 * s2;
      final double s6 = s4 * s2;
      final double v12 = c12[n] * s6;
      final double v10 = c10[n] * s4;
      energy[n] = s6 * (v12 - v10 - c6[n]);
    }
    for (int n = 0; n < size; n++) {
      final double s2 = 1 / r2[n];
      final double s4 = s2 * s2;
      final double s6 = s4 * s2;
      final double v12 = c12[n] * s6;
      final double v10 = c10[n] * s4;
      slope[n] = s6 * s2 * (10 * v10 + 6 * c6[n] - 12 * v12);
    }
  }
}
