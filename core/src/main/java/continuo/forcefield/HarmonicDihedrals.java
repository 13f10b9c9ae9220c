package continuo.forcefield;

import continuo.math.Angle;

/**
 * Harmonic dihedrals and impropers V = ½ k (φ − φ₀)², the difference taken into (−π, π].
 *
 * <p>GROMACS dihedral function 2; LAMMPS {@code dihedral_style quadratic} with K = k/2, and {@code
 * improper_style harmonic} with K = k/2 where χ₀ = |φ₀| is 0 or the sign of φ does not change (its
 * χ is |φ| of the same four atoms). At φ₀ ± π the energy has a cusp and no force.
 */
public final class HarmonicDihedrals extends DihedralTerm {
  private static final long serialVersionUID = 1L;

  private final double[] restAngle;

  /**
   * @param atoms quadruples i, j, k, l
   * @param stiffness k per dihedral, kJ/mol/rad², ≥ 0; copied
   * @param restAngle φ₀ per dihedral, radians; copied
   * @throws IllegalArgumentException if sizes disagree or a value is out of range
   */
  public HarmonicDihedrals(AtomTuples atoms, double[] stiffness, double[] restAngle) {
    super(atoms, withCosineAndSine(copy("harmonic-dihedral", atoms, 4, stiffness, restAngle)));
    for (int d = 0; d < atoms.size(); d++) {
      Parameters.notNegative(name(), d, "stiffness", stiffness[d]);
      Parameters.finite(name(), d, "rest angle", restAngle[d]);
    }
    this.restAngle = restAngle.clone();
  }

  private static double[][] withCosineAndSine(double[][] parameters) {
    double[] angle = parameters[1];
    double[] cosine = new double[angle.length];
    double[] sine = new double[angle.length];
    for (int d = 0; d < angle.length; d++) {
      cosine[d] = StrictMath.cos(angle[d]);
      sine[d] = StrictMath.sin(angle[d]);
    }
    return new double[][] {parameters[0], cosine, sine};
  }

  @Override
  public String name() {
    return "harmonic-dihedral";
  }

  /** k of a dihedral, kJ/mol/rad². */
  public double stiffness(int dihedral) {
    return parameter(0, dihedral);
  }

  /** φ₀ of a dihedral, radians. */
  public double restAngle(int dihedral) {
    return restAngle[dihedral];
  }

  @Override
  public void evaluate(TermBatch batch) {
    final int size = batch.size;
    final double[] c = batch.first;
    final double[] s = batch.second;
    final double[] k = batch.parameter[0];
    final double[] c0 = batch.parameter[1];
    final double[] s0 = batch.parameter[2];
    final double[] energy = batch.energy;
    final double[] slope = batch.slope;
    final double[] cosine = batch.work[0];
    final double[] sine = batch.work[1];
    final double[] turn = batch.work[2];
    for (int n = 0; n < size; n++) {
      cosine[n] = Math.fma(c[n], c0[n], s[n] * s0[n]);
    }
    for (int n = 0; n < size; n++) {
      sine[n] = Math.fma(s[n], c0[n], -c[n] * s0[n]);
    }
    Angle.of(cosine, sine, turn, size);
    for (int n = 0; n < size; n++) {
      energy[n] = 0.5 * k[n] * turn[n] * turn[n];
    }
    for (int n = 0; n < size; n++) {
      slope[n] = k[n] * turn[n] * (sine[n] / (Math.abs(sine[n]) + Double.MIN_NORMAL));
    }
  }
}
