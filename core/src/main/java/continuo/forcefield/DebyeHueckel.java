package continuo.forcefield;

/**
 * Screened Coulomb interaction V = exp(−r/λ)/(ε_r r) − V_c, V_c = 0 or the value at r_c. LAMMPS
 * {@code coul/debye} with κ = 1/λ and {@code dielectric} ε_r, when not shifted. With λ = ∞ the
 * plain Coulomb energy, cut ({@code coul/cut}). Excluded pairs do not interact.
 *
 * @param cutoff r_c, nm
 * @param permittivity ε_r
 * @param screeningLength λ, nm; may be infinite
 * @param shifted true for V(r_c) = 0
 */
public record DebyeHueckel(
    double cutoff, double permittivity, double screeningLength, boolean shifted)
    implements CoulombLaw {
  /**
   * @throws IllegalArgumentException if a value is out of range
   */
  public DebyeHueckel {
    Charges.requireLaw("Debye-Hueckel", cutoff, permittivity);
    if (!(screeningLength > 0)) {
      throw new IllegalArgumentException(
          "Invalid Debye-Hueckel: screening length %s nm, must be positive"
              .formatted(screeningLength));
    }
  }

  /** V_c, 1/nm. */
  public double shift() {
    return shifted ? StrictMath.exp(-cutoff / screeningLength) / (permittivity * cutoff) : 0;
  }

  @Override
  public double energy(double r) {
    return StrictMath.exp(-r / screeningLength) / (permittivity * r) - shift();
  }

  @Override
  public boolean isComplete() {
    return false;
  }

  @Override
  public double selfEnergy() {
    return 0;
  }
}
