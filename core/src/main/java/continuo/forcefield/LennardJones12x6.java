package continuo.forcefield;

/**
 * V = C₁₂ r⁻¹² − C₆ r⁻⁶, as GROMACS writes it; 4ε[(σ/r)¹² − (σ/r)⁶] with C₁₂ = 4εσ¹², C₆ = 4εσ⁶.
 *
 * @param c12 C₁₂, kJ/mol nm¹², ≥ 0
 * @param c6 C₆, kJ/mol nm⁶, ≥ 0; 0 for a purely repulsive pair
 */
public record LennardJones12x6(double c12, double c6) implements RadialPotential {
  /**
   * @throws IllegalArgumentException if a coefficient is negative or not finite
   */
  public LennardJones12x6 {
    if (!(c12 >= 0 && c6 >= 0 && Double.isFinite(c12) && Double.isFinite(c6))) {
      throw new IllegalArgumentException(
          "Invalid lennard-jones: C12 %s, C6 %s; both must be ≥ 0 and finite".formatted(c12, c6));
    }
  }

  /**
   * @param epsilon ε, kJ/mol
   * @param sigma σ, nm
   */
  public static LennardJones12x6 of(double epsilon, double sigma) {
    double s3 = Math.pow(sigma, 3);
    double c6 = 4 * epsilon * (s3 * s3);
    return new LennardJones12x6(c6 * (s3 * s3), c6);
  }

  @Override
  public double energy(double r) {
    double i6 = Math.pow(r, -6);
    return i6 * (c12 * i6 - c6);
  }

  @Override
  public double force(double r) {
    double i6 = Math.pow(r, -6);
    return i6 * (12 * c12 * i6 - 6 * c6) / r;
  }

  /** 2π ∫_{r_c}^∞ r² V dr = 2π [C₁₂/(9 r_c⁹) − C₆/(3 r_c³)], kJ/mol nm³. */
  double tailEnergy(double cutoff) {
    double c3 = Math.pow(cutoff, 3);
    return 2 * Math.PI * (c12 / (9 * c3 * c3 * c3) - c6 / (3 * c3));
  }

  /** −2π ∫_{r_c}^∞ r³ V′ dr = 2π [12 C₁₂/(9 r_c⁹) − 6 C₆/(3 r_c³)], kJ/mol nm³. */
  double tailVirial(double cutoff) {
    double c3 = Math.pow(cutoff, 3);
    return 2 * Math.PI * (12 * c12 / (9 * c3 * c3 * c3) - 6 * c6 / (3 * c3));
  }
}
