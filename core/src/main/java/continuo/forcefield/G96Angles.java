package continuo.forcefield;

/**
 * Angles harmonic in their cosine, V = ½ k (cos θ − cos θ₀)²: smooth also at θ = π.
 *
 * <p>GROMACS angle function 2 (G96, MARTINI); LAMMPS {@code angle_style cosine/squared} with K =
 * k/2.
 */
public final class G96Angles extends AngleTerm {
  private static final long serialVersionUID = 1L;

  private final double[] restAngle;

  /**
   * @param atoms triples, the middle atom at the vertex
   * @param stiffness k per angle, kJ/mol, ≥ 0; copied
   * @param restAngle θ₀ per angle, radians, 0 to π; copied
   * @throws IllegalArgumentException if sizes disagree or a value is out of range
   */
  public G96Angles(AtomTuples atoms, double[] stiffness, double[] restAngle) {
    super(atoms, withCosine(copy("g96-angle", atoms, 3, stiffness, restAngle)));
    for (int a = 0; a < atoms.size(); a++) {
      Parameters.notNegative(name(), a, "stiffness", stiffness[a]);
      Parameters.angle(name(), a, "rest angle", restAngle[a]);
    }
    this.restAngle = restAngle.clone();
  }

  private static double[][] withCosine(double[][] parameters) {
    for (int a = 0; a < parameters[1].length; a++) {
      parameters[1][a] = StrictMath.cos(parameters[1][a]);
    }
    return parameters;
  }

  @Override
  public String name() {
    return "g96-angle";
  }

  /** k of an angle, kJ/mol. */
  public double stiffness(int angle) {
    return parameter(0, angle);
  }

  /** θ₀ of an angle, radians. */
  public double restAngle(int angle) {
    return restAngle[angle];
  }

  @Override
  public void evaluate(TermBatch batch) {
    final int size = batch.size;
    final double[] cosine = batch.first;
    final double[] k = batch.parameter[0];
    final double[] rest = batch.parameter[1];
    final double[] energy = batch.energy;
    final double[] slope = batch.slope;
    for (int n = 0; n < size; n++) {
      final double bend = cosine[n] - rest[n];
      energy[n] = 0.5 * k[n] * bend * bend;
      slope[n] = -k[n] * bend;
    }
  }
}
