package continuo.forcefield;

import continuo.math.Exponential;

/**
 * Morse bonds V = D [1 − e^{−α(r − r₀)}]², 0 at r₀ and D for separated atoms.
 *
 * <p>LAMMPS {@code bond_style morse} (D, alpha, r0); GROMACS bond function 3 (b0 = r₀, D, beta =
 * α).
 */
public final class MorseBonds extends RadialTerm {
  private static final long serialVersionUID = 1L;

  /**
   * @param topology which atoms
   * @param depth D per bond, kJ/mol, ≥ 0; copied
   * @param steepness α per bond, 1/nm, &gt; 0; copied
   * @param restLength r₀ per bond, nm, ≥ 0; copied
   * @throws IllegalArgumentException if sizes disagree or a value is out of range
   */
  public MorseBonds(
      BondTopology topology, double[] depth, double[] steepness, double[] restLength) {
    this(AtomTuples.pairs(topology), depth, steepness, restLength);
  }

  private MorseBonds(AtomTuples pairs, double[] depth, double[] steepness, double[] restLength) {
    super(pairs, copy("morse-bond", pairs, 2, depth, steepness, restLength));
    for (int b = 0; b < pairs.size(); b++) {
      Parameters.notNegative(name(), b, "depth", depth[b]);
      Parameters.positive(name(), b, "steepness", steepness[b]);
      Parameters.notNegative(name(), b, "rest length", restLength[b]);
    }
  }

  @Override
  public String name() {
    return "morse-bond";
  }

  /** D of a bond, kJ/mol. */
  public double depth(int bond) {
    return parameter(0, bond);
  }

  /** α of a bond, 1/nm. */
  public double steepness(int bond) {
    return parameter(1, bond);
  }

  /** r₀ of a bond, nm. */
  public double restLength(int bond) {
    return parameter(2, bond);
  }

  @Override
  public void evaluate(TermBatch batch) {
    final int size = batch.size;
    final double[] r2 = batch.first;
    final double[] depth = batch.parameter[0];
    final double[] alpha = batch.parameter[1];
    final double[] rest = batch.parameter[2];
    final double[] energy = batch.energy;
    final double[] slope = batch.slope;
    final double[] r = batch.work[0];
    final double[] exponent = batch.work[1];
    final double[] exp = batch.work[2];
    for (int n = 0; n < size; n++) {
      r[n] = Math.sqrt(r2[n]);
    }
    for (int n = 0; n < size; n++) {
      exponent[n] = -alpha[n] * (r[n] - rest[n]);
    }
    Exponential.of(exponent, exp, size);
    for (int n = 0; n < size; n++) {
      final double gap = 1 - exp[n];
      energy[n] = depth[n] * gap * gap;
    }
    for (int n = 0; n < size; n++) {
      final double gap = 1 - exp[n];
      slope[n] = 2 * depth[n] * alpha[n] * gap * exp[n] / r[n];
    }
  }
}
