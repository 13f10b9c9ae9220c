package continuo.forcefield;

import continuo.math.Logarithm;

/**
 * Finitely extensible bonds with the repulsion of their two atoms, as in the Kremer–Grest chain:
 *
 * <p>V = −½ k R₀² ln(1 − r²/R₀²) + 4ε[(σ/r)¹² − (σ/r)⁶] + ε for r &lt; 2^{1/6} σ, the last three
 * terms 0 beyond.
 *
 * <p>With u = (σ/r)⁶ the repulsion is 4ε(u − ½)² for u &gt; ½. LAMMPS {@code bond_style fene} with
 * the coefficients K = k, R0, epsilon, sigma; GROMACS bond function 7 is the part with ε = 0. A
 * bond of R₀ or longer has no energy: energy and force are NaN.
 */
public final class FeneBonds extends RadialTerm {
  private static final long serialVersionUID = 1L;

  /**
   * @param topology which atoms
   * @param stiffness k per bond, kJ/mol/nm², &gt; 0; copied
   * @param extent R₀ per bond, nm, &gt; 0; copied
   * @param epsilon ε per bond, kJ/mol, ≥ 0; copied
   * @param sigma σ per bond, nm, ≥ 0; copied
   * @throws IllegalArgumentException if sizes disagree or a value is out of range
   */
  public FeneBonds(
      BondTopology topology,
      double[] stiffness,
      double[] extent,
      double[] epsilon,
      double[] sigma) {
    this(AtomTuples.pairs(topology), stiffness, extent, epsilon, sigma);
  }

  private FeneBonds(
      AtomTuples pairs, double[] stiffness, double[] extent, double[] epsilon, double[] sigma) {
    super(pairs, copy("fene-bond", pairs, 2, stiffness, extent, epsilon, sigma));
    for (int b = 0; b < pairs.size(); b++) {
      Parameters.positive(name(), b, "stiffness", stiffness[b]);
      Parameters.positive(name(), b, "extent", extent[b]);
      Parameters.notNegative(name(), b, "epsilon", epsilon[b]);
      Parameters.notNegative(name(), b, "sigma", sigma[b]);
    }
  }

  @Override
  public String name() {
    return "fene-bond";
  }

  /** k of a bond, kJ/mol/nm². */
  public double stiffness(int bond) {
    return parameter(0, bond);
  }

  /** R₀ of a bond, nm. */
  public double extent(int bond) {
    return parameter(1, bond);
  }

  /** ε of a bond, kJ/mol. */
  public double epsilon(int bond) {
    return parameter(2, bond);
  }

  /** σ of a bond, nm. */
  public double sigma(int bond) {
    return parameter(3, bond);
  }

  @Override
  public void evaluate(TermBatch batch) {
    final int size = batch.size;
    final double[] r2 = batch.first;
    final double[] k = batch.parameter[0];
    final double[] extent = batch.parameter[1];
    final double[] epsilon = batch.parameter[2];
    final double[] sigma = batch.parameter[3];
    final double[] energy = batch.energy;
    final double[] slope = batch.slope;
    final double[] left = batch.work[0];
    final double[] log = batch.work[1];
    final double[] u = batch.work[2];
    for (int n = 0; n < size; n++) {
      left[n] = 1 - r2[n] / (extent[n] * extent[n]);
    }
    for (int n = 0; n < size; n++) {
      final double s2 = sigma[n] * sigma[n] / r2[n];
      u[n] = s2 * s2 * s2;
    }
    for (int n = 0; n < size; n++) {
      final double above = FlatBottom.positive(u[n] - 0.5);
      // √ of a negative number makes the force NaN beyond R₀.
      slope[n] = k[n] / left[n] + 0 * Math.sqrt(left[n]) - 48 * epsilon[n] * u[n] * above / r2[n];
    }
    if (batch.energyWanted) {
      Logarithm.of(left, log, size);
      for (int n = 0; n < size; n++) {
        final double above = FlatBottom.positive(u[n] - 0.5);
        energy[n] = 4 * epsilon[n] * above * above - 0.5 * k[n] * extent[n] * extent[n] * log[n];
      }
    }
  }
}
