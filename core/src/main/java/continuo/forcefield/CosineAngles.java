package continuo.forcefield;

/**
 * Angles that prefer to be straight, V = k (1 + cos θ): 0 at θ = π.
 *
 * <p>LAMMPS {@code angle_style cosine} with K = k.
 */
public final class CosineAngles extends AngleTerm {
  private static final long serialVersionUID = 1L;

  /**
   * @param atoms triples, the middle atom at the vertex
   * @param stiffness k per angle, kJ/mol; copied
   * @throws IllegalArgumentException if sizes disagree or a value is not finite
   */
  public CosineAngles(AtomTuples atoms, double[] stiffness) {
    super(atoms, copy("cosine-angle", atoms, 3, stiffness));
    for (int a = 0; a < atoms.size(); a++) {
      Parameters.finite(name(), a, "stiffness", stiffness[a]);
    }
  }

  @Override
  public String name() {
    return "cosine-angle";
  }

  /** k of an angle, kJ/mol. */
  public double stiffness(int angle) {
    return parameter(0, angle);
  }

  @Override
  public void evaluate(TermBatch batch) {
    final int size = batch.size;
    final double[] cosine = batch.first;
    final double[] k = batch.parameter[0];
    final double[] energy = batch.energy;
    final double[] slope = batch.slope;
    for (int n = 0; n < size; n++) {
      energy[n] = Math.fma(k[n], cosine[n], k[n]);
      slope[n] = -k[n];
    }
  }
}
