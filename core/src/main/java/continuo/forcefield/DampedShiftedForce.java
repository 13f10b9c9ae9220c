package continuo.forcefield;

import continuo.math.ErrorFunction;

/**
 * Damped shifted force of Fennell and Gezelter (J. Chem. Phys. 124, 234104, 2006), after Wolf:
 * energy and force vanish at r_c,
 *
 * <p>V = (1/ε_r) [erfc(αr)/r − erfc(αr_c)/r_c + g (r − r_c)], g = erfc(αr_c)/r_c² + (2α/√π)
 * exp(−α²r_c²)/r_c.
 *
 * <p>Charges with themselves have ½ lim[V − 1/(ε_r r)] = −(1/ε_r) [α/√π + erfc(αr_c)/(2r_c) + g
 * r_c/2] and excluded pairs V − 1/(ε_r r), both as LAMMPS {@code coul/dsf}, which approximates erfc
 * to 1.5e-7; here it is exact to rounding. With α = 0: the shifted force of the bare charges.
 *
 * @param cutoff r_c, nm
 * @param permittivity ε_r
 * @param damping α, 1/nm, ≥ 0
 */
public record DampedShiftedForce(double cutoff, double permittivity, double damping)
    implements CoulombLaw {
  /** 2/√π. */
  public static final double TWO_OVER_ROOT_PI = 1.1283791670955126;

  /**
   * @throws IllegalArgumentException if a value is out of range
   */
  public DampedShiftedForce {
    Charges.requireLaw("damped shifted force", cutoff, permittivity);
    if (!(damping >= 0 && damping * cutoff <= ErrorFunction.LARGEST)) {
      throw new IllegalArgumentException(
          "Invalid damped shifted force: damping %s 1/nm; damping times cut-off must be 0 to %s"
              .formatted(damping, ErrorFunction.LARGEST));
    }
  }

  /** g, 1/nm²; not divided by ε_r. */
  public double forceShift() {
    double a = damping * cutoff;
    return ErrorFunction.complement(a) / (cutoff * cutoff)
        + TWO_OVER_ROOT_PI * damping * StrictMath.exp(-a * a) / cutoff;
  }

  /** erfc(αr_c)/r_c + g r_c, 1/nm: what is subtracted at r = 0; not divided by ε_r. */
  public double energyShift() {
    return ErrorFunction.complement(damping * cutoff) / cutoff + forceShift() * cutoff;
  }

  @Override
  public double energy(double r) {
    return (ErrorFunction.complement(damping * r) / r - energyShift() + forceShift() * r)
        / permittivity;
  }

  @Override
  public boolean isComplete() {
    return true;
  }

  @Override
  public double selfEnergy() {
    return -(TWO_OVER_ROOT_PI * damping + energyShift()) / permittivity;
  }
}
