package continuo.burst.kernel;

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
   * @throws continuo.error.InputException if a mass is not positive
   */
  BaoabCoefficients(double[] masses, Thermostat thermostat) {
    double collisions = thermostat.collisionRate() * thermostat.timeStep();
    this.nAtoms = masses.length;
    this.timeStep = thermostat.timeStep();
    this.halfStep = 0.5 * timeStep;
    this.decay = Math.exp(-collisions);
    this.thermal = thermostat.collisionRate() > 0;
    double lost = -Math.expm1(-2 * collisions); // 1 − c² without cancellation
    kick = new double[nAtoms];
    noise = new double[nAtoms];
    for (int i = 0; i < nAtoms; i++) {
      Thermostat.require(masses[i] > 0, "mass of atom " + i, masses[i], "amu", "> 0");
      kick[i] = halfStep / masses[i];
      noise[i] = Math.sqrt(lost * thermostat.kT() / masses[i]);
    }
  }
}
