package continuo.burst.kernel;

import continuo.error.InputException;

/** Coefficients of BAOAB for each atom, computed once. Immutable. */
final class BaoabCoefficients {
  final int nAtoms;

  /** Δt, ps. */
  final double timeStep;

  /** Δt/2, ps. */
  final double halfStep;

  /** Δt/(2 m_i), ps/amu. */
  final double[] kick;

  /** c = exp(−γΔt). */
  final double decay;

  /** √((1 − c²) kT/m_i), nm/ps. */
  final double[] noise;

  /** Whether γ &gt; 0. */
  final boolean thermal;

  /**
   * @throws InputException if a value is out of range
   */
  BaoabCoefficients(double[] masses, double timeStep, double collisionRate, double kT) {
    require(timeStep > 0, "time step", timeStep, "ps", "> 0");
    require(collisionRate >= 0, "collision rate", collisionRate, "1/ps", "≥ 0");
    require(kT >= 0, "kT", kT, "kJ/mol", "≥ 0");
    this.nAtoms = masses.length;
    this.timeStep = timeStep;
    this.halfStep = 0.5 * timeStep;
    this.decay = Math.exp(-collisionRate * timeStep);
    this.thermal = collisionRate > 0;
    double lost = -Math.expm1(-2 * collisionRate * timeStep); // 1 − c² without cancellation
    kick = new double[nAtoms];
    noise = new double[nAtoms];
    for (int i = 0; i < nAtoms; i++) {
      require(masses[i] > 0, "mass of atom " + i, masses[i], "amu", "> 0");
      kick[i] = halfStep / masses[i];
      noise[i] = Math.sqrt(lost * kT / masses[i]);
    }
  }

  private static void require(
      boolean good, String what, double value, String unit, String allowed) {
    if (!good || !Double.isFinite(value)) {
      throw new InputException(
          "Invalid %s %s %s: must be finite and %s".formatted(what, value, unit, allowed));
    }
  }
}
