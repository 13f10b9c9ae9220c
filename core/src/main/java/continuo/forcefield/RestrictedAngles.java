package continuo.forcefield;

/**
 * Angles that never become straight, V = ½ k (cos θ − cos θ₀)²/sin² θ, so that dihedrals of their
 * atoms stay defined. The energy is infinite at θ = 0 and π.
 *
 * <p>GROMACS angle function 10 (restricted bending; MARTINI, polymers). LAMMPS has none.
 */
public final class RestrictedAngles extends AngleTerm {
  private static final long serialVersionUID = 1L;

  private final double[] restAngle;

  /**
   * @param atoms triples, the middle atom at the vertex
   * @param stiffness k per angle, kJ/mol, ≥ 0; copied
   * @param restAngle θ₀ per angle, radians, 0 to π; copied
   * @throws IllegalArgumentException if sizes disagree or a value is out of range
   */
  public RestrictedAngles(AtomTuples atoms, double[] stiffness, double[] restAngle) {
    super(atoms, withCosine(copy("restricted-angle", atoms, 3, stiffness, restAngle)));
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
    return "restricted-angle";
  }

  /** k of an angle, kJ/mol. */
  public double stiffness(int angle) {
    return parameter(0, angle);
  }

  /** θ₀ of an angle, radians. */
  public double restAngle(int angle) {
    return restAngle[angle];
  }

  /** V′(θ)/sin θ = −k (cos θ − cos θ₀)(1 − cos θ cos θ₀)/sin⁴ θ. */
  @Override
  public void evaluate(TermBatch batch) {
    final int size = batch.size;
    final double[] cosine = batch.first;
    final double[] sine = batch.second;
    final double[] k = batch.parameter[0];
    final double[] rest = batch.parameter[1];
    final double[] energy = batch.energy;
    final double[] slope = batch.slope;
    for (int n = 0; n < size; n++) {
      final double bend = cosine[n] - rest[n];
      final double s2 = sine[n] * sine[n];
      energy[n] = 0.5 * k[n] * bend * bend / s2;
      slope[n] = -k[n] * bend * (1 - cosine[n] * rest[n]) / (s2 * s2);
    }
  }
}
