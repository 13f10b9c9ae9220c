package continuo.forcefield;

/**
 * Listed pairs with their own Lennard-Jones coefficients and a charge product, without a cut-off:
 *
 * <p>V = C₁₂/r¹² − C₆/r⁶ + Q/r.
 *
 * <p>Atoms three bonds apart, excluded from the neighbour list and given back scaled: GROMACS
 * {@code [ pairs ]} function 1 with Q = fudgeQQ·k_C q_i q_j/ε_r, or function 2 with its own
 * charges. Where LAMMPS {@code special_bonds} scales 1-4 pairs it keeps the cut-off of the pair
 * style; inside it the two agree for unshifted potentials.
 */
public final class FourteenPairs extends RadialTerm {
  private static final long serialVersionUID = 1L;

  /**
   * @param topology which atoms
   * @param c12 C₁₂ per pair, scaled, kJ/mol·nm¹²; copied
   * @param c6 C₆ per pair, scaled, kJ/mol·nm⁶; copied
   * @param q Q per pair, scaled, with Coulomb constant, kJ/mol·nm; copied
   * @throws IllegalArgumentException if sizes disagree or a value is not finite
   */
  public FourteenPairs(BondTopology topology, double[] c12, double[] c6, double[] q) {
    this(AtomTuples.pairs(topology), c12, c6, q);
  }

  private FourteenPairs(AtomTuples pairs, double[] c12, double[] c6, double[] q) {
    super(pairs, copy("1-4-pair", pairs, 2, c12, c6, q));
    for (int p = 0; p < pairs.size(); p++) {
      Parameters.finite(name(), p, "C12", c12[p]);
      Parameters.finite(name(), p, "C6", c6[p]);
      Parameters.finite(name(), p, "charge product", q[p]);
    }
  }

  @Override
  public String name() {
    return "1-4-pair";
  }

  /** C₁₂ of a pair, kJ/mol·nm¹². */
  public double c12(int pair) {
    return parameter(0, pair);
  }

  /** C₆ of a pair, kJ/mol·nm⁶. */
  public double c6(int pair) {
    return parameter(1, pair);
  }

  /** Q of a pair, kJ/mol·nm. */
  public double chargeProduct(int pair) {
    return parameter(2, pair);
  }

  @Override
  public void evaluate(TermBatch batch) {
    final int size = batch.size;
    final double[] r2 = batch.first;
    final double[] c12 = batch.parameter[0];
    final double[] c6 = batch.parameter[1];
    final double[] q = batch.parameter[2];
    final double[] energy = batch.energy;
    final double[] slope = batch.slope;
    for (int n = 0; n < size; n++) {
      final double s2 = 1 / r2[n];
      final double s6 = s2 * s2 * s2;
      final double v12 = c12[n] * s6;
      final double coulomb = q[n] * Math.sqrt(s2);
      energy[n] = Math.fma(s6, v12 - c6[n], coulomb);
      slope[n] = s2 * Math.fma(s6, 6 * c6[n] - 12 * v12, -coulomb);
    }
  }
}
