package continuo.orderparam;

/**
 * Effective mass μ(k) and with it the scaling function ω = 1/μ (II.12). A law is a normalisation of
 * the basis functions; the motion of the atoms does not depend on it.
 */
public enum ScalingLaw {
  /** μ_a = B_aa of the plain functions cos, sin, 1. */
  NATURAL,
  /** μ = A + B k⁻³ with μ(k_min) = total mass and μ(k_c) = mass of a nanocomponent (Sec. II). */
  INVERSE_CUBE,
  /** ω = ω_1 ε^{k_c/k}, with ε &lt; 1 and ω_1 fixed by the same two masses (Sec. II). */
  EXPONENTIAL;

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
    if (this == EXPONENTIAL) {
      // μ = m_c (M/m_c)^y with y from 0 at k_c to 1 at k_min, linear in 1/k.
      double y = (cutoff / k - 1) / (cutoff / smallest - 1);
      return componentMass * StrictMath.pow(totalMass / componentMass, y);
    }
    double s = Math.pow(smallest, -3);
    double c = Math.pow(cutoff, -3);
    double b = (totalMass - componentMass) / (s - c);
    double a = totalMass - b * s;
    return a + b * Math.pow(k, -3);
  }
}
