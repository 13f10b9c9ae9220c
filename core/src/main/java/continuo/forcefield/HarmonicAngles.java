package continuo.forcefield;

import continuo.math.Angle;

/**
 * Harmonic angles V = ½ k (θ − θ₀)².
 *
 * <p>GROMACS angle function 1; LAMMPS {@code angle_style harmonic} with K = k/2. Unless θ₀ = π the
 * energy has a cusp at θ = π, where the force k (θ − θ₀) has no direction; it goes to 0 over the
 * last 1e-12 radians before it (LAMMPS over the last 1e-3, GROMACS at the point itself).
 */
public final class HarmonicAngles extends AngleTerm {
  private static final long serialVersionUID = 1L;

  /** Square of the sine below which the force goes to 0. */
  private static final double LEAST_SINE_2 = 1e-24;

  /**
   * @param atoms triples, the middle atom at the vertex
   * @param stiffness k per angle, kJ/mol/rad², ≥ 0; copied
   * @param restAngle θ₀ per angle, radians, 0 to π; copied
   * @throws IllegalArgumentException if sizes disagree or a value is out of range
   */
  public HarmonicAngles(AtomTuples atoms, double[] stiffness, double[] restAngle) {
    super(atoms, copy("harmonic-angle", atoms, 3, stiffness, restAngle));
    for (int a = 0; a < atoms.size(); a++) {
      Parameters.notNegative(name(), a, "stiffness", stiffness[a]);
      Parameters.angle(name(), a, "rest angle", restAngle[a]);
    }
  }

  @Override
  public String name() {
    return "harmonic-angle";
  }

  /** k of an angle, kJ/mol/rad². */
  public double stiffness(int angle) {
    return parameter(0, angle);
  }

  /** θ₀ of an angle, radians. */
  public double restAngle(int angle) {
    return parameter(1, angle);
  }

  @Override
  public void evaluate(TermBatch batch) {
    final int size = batch.size;
    final double[] sine = batch.second;
    final double[] k = batch.parameter[0];
    final double[] rest = batch.parameter[1];
    final double[] energy = batch.energy;
    final double[] slope = batch.slope;
    final double[] theta = batch.work[0];
    Angle.of(batch.first, sine, theta, size);
    for (int n = 0; n < size; n++) {
      final double bend = theta[n] - rest[n];
      energy[n] = 0.5 * k[n] * bend * bend;
    }
    for (int n = 0; n < size; n++) {
      final double bend = theta[n] - rest[n];
      slope[n] = k[n] * bend * sine[n] / (sine[n] * sine[n] + LEAST_SINE_2);
    }
  }
}
