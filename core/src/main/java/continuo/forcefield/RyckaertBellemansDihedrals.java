package continuo.forcefield;

/**
 * Ryckaert–Bellemans dihedrals V = Σₙ Cₙ cosⁿψ, n = 0…5, with ψ = φ − π, so that trans is ψ = 0.
 *
 * <p>GROMACS dihedral function 3 (C0…C5). LAMMPS {@code multi/harmonic} writes V = Σ Aₙ cosⁿ⁻¹φ in
 * φ itself: A₁ = C₀, A₂ = −C₁, A₃ = C₂, A₄ = −C₃, A₅ = C₄, and has no C₅.
 */
public final class RyckaertBellemansDihedrals extends DihedralTerm {
  private static final long serialVersionUID = 1L;

  /** Coefficients of a dihedral. */
  public static final int COEFFICIENTS = 6;

  /**
   * @param atoms quadruples i, j, k, l
   * @param coefficients C, [dihedral][n] flat, kJ/mol; copied
   * @throws IllegalArgumentException if sizes disagree or a value is not finite
   */
  public RyckaertBellemansDihedrals(AtomTuples atoms, double[] coefficients) {
    super(atoms, columns(atoms, coefficients));
  }

  /**
   * OPLS dihedrals V = ½[F₁(1 + cos φ) + F₂(1 − cos 2φ) + F₃(1 + cos 3φ) + F₄(1 − cos 4φ)], the
   * form of LAMMPS {@code dihedral_style opls} (K1…K4) and GROMACS dihedral function 5 (C1…C4).
   *
   * @param atoms quadruples i, j, k, l
   * @param f F, [dihedral][4] flat, kJ/mol; read
   * @throws IllegalArgumentException if sizes disagree or a value is not finite
   */
  public static RyckaertBellemansDihedrals opls(AtomTuples atoms, double[] f) {
    if (f.length != 4 * atoms.size()) {
      throw new IllegalArgumentException(
          "Invalid OPLS dihedral: %d tuples of atoms but %d coefficients, 4 each"
              .formatted(atoms.size(), f.length));
    }
    double[] c = new double[COEFFICIENTS * atoms.size()];
    for (int d = 0; d < atoms.size(); d++) {
      double f1 = f[4 * d];
      double f2 = f[4 * d + 1];
      double f3 = f[4 * d + 2];
      double f4 = f[4 * d + 3];
      c[COEFFICIENTS * d] = f2 + 0.5 * (f1 + f3);
      c[COEFFICIENTS * d + 1] = 0.5 * (3 * f3 - f1);
      c[COEFFICIENTS * d + 2] = 4 * f4 - f2;
      c[COEFFICIENTS * d + 3] = -2 * f3;
      c[COEFFICIENTS * d + 4] = -4 * f4;
    }
    return new RyckaertBellemansDihedrals(atoms, c);
  }

  private static double[][] columns(AtomTuples atoms, double[] coefficients) {
    String name = "ryckaert-bellemans-dihedral";
    copy(name, atoms, 4);
    if (coefficients.length != COEFFICIENTS * atoms.size()) {
      throw new IllegalArgumentException(
          "Invalid %s: %d tuples of atoms but %d coefficients, 6 each"
              .formatted(name, atoms.size(), coefficients.length));
    }
    double[][] columns = new double[COEFFICIENTS][atoms.size()];
    for (int c = 0; c < coefficients.length; c++) {
      int n = c % COEFFICIENTS;
      int dihedral = c / COEFFICIENTS;
      Parameters.finite(name, dihedral, "C" + n, coefficients[c]);
      columns[n][dihedral] = coefficients[c];
    }
    return columns;
  }

  @Override
  public String name() {
    return "ryckaert-bellemans-dihedral";
  }

  /** Cₙ of a dihedral, kJ/mol. */
  public double coefficient(int dihedral, int n) {
    return parameter(n, dihedral);
  }

  @Override
  public void evaluate(TermBatch batch) {
    final int size = batch.size;
    final double[] cosine = batch.first;
    final double[] sine = batch.second;
    final double[] c0 = batch.parameter[0];
    final double[] c1 = batch.parameter[1];
    final double[] c2 = batch.parameter[2];
    final double[] c3 = batch.parameter[3];
    final double[] c4 = batch.parameter[4];
    final double[] c5 = batch.parameter[5];
    final double[] energy = batch.energy;
    final double[] slope = batch.slope;
    for (int n = 0; n < size; n++) {
      final double y = -cosine[n]; // cos ψ
      double v = c5[n];
      v = Math.fma(v, y, c4[n]);
      v = Math.fma(v, y, c3[n]);
      v = Math.fma(v, y, c2[n]);
      v = Math.fma(v, y, c1[n]);
      energy[n] = Math.fma(v, y, c0[n]);
    }
    for (int n = 0; n < size; n++) {
      final double y = -cosine[n]; // dy/dφ = sin φ
      double dv = 5 * c5[n];
      dv = Math.fma(dv, y, 4 * c4[n]);
      dv = Math.fma(dv, y, 3 * c3[n]);
      dv = Math.fma(dv, y, 2 * c2[n]);
      dv = Math.fma(dv, y, c1[n]);
      slope[n] = dv * sine[n];
    }
  }
}
