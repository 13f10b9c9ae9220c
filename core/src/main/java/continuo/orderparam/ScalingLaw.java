package continuo.orderparam;

/**
 * Effective mass μ(k) and with it the scaling function ω = 1/μ (II.12). A law is a normalisation of
 * the basis functions; the motion of the atoms does not depend on it.
 */
public enum ScalingLaw {
  /** μ_a = B_aa of the plain functions cos, sin, 1. */
  NATURAL,
  /** μ = A + B k⁻³ with μ(k_min) = total mass and μ(k_c) = mass of a nanocomponent (Sec. II). */
  INVERSE_CUBE;

  /**
   * @param k |k| of the function, 1/nm; 0 for constant and affine functions
   * @param natural B_aa of the plain function, amu
   * @param smallest k_min of the basis, 1/nm
   * @param cutoff k_c, 1/nm
   * @param totalMass amu
   * @param componentMass m_c, amu
   * @return μ, amu
   */
  double effectiveMass(
      double k,
      double natural,
      double smallest,
      double cutoff,
      double totalMass,
      double componentMass) {
    if (this == NATURAL) {
      return natural;
    }
    if (k <= smallest || !(cutoff > smallest)) {
      return totalMass;
    }
    double s = Math.pow(smallest, -3);
    double c = Math.pow(cutoff, -3);
    double b = (totalMass - componentMass) / (s - c);
    double a = totalMass - b * s;
    return a + b * Math.pow(k, -3);
  }
}
