package continuo.forcefield;

/**
 * Exponential-6: V = A exp(−B r) − C r⁻⁶. GROMACS {@code Buckingham} with the same A, B, C; LAMMPS
 * {@code buck} with ρ = 1/B. For C &gt; 0 the energy falls without bound as r → 0: atoms must not
 * come closer than the maximum of V.
 *
 * @param a A, kJ/mol, ≥ 0
 * @param b B, 1/nm, &gt; 0
 * @param c C, kJ/mol nm⁶, ≥ 0
 */
public record Buckingham(double a, double b, double c) implements RadialPotential {
  /**
   * @throws IllegalArgumentException if a parameter is out of range
   */
  public Buckingham {
    if (!(a >= 0 && b > 0 && c >= 0 && Double.isFinite(a + b + c))) {
      throw new IllegalArgumentException(
          "Invalid buckingham: A %s (must be ≥ 0), B %s (must be > 0), C %s (must be ≥ 0)"
              .formatted(a, b, c));
    }
  }

  @Override
  public double energy(double r) {
    return a * StrictMath.exp(-b * r) - c * Math.pow(r, -6);
  }

  @Override
  public double force(double r) {
    return a * b * StrictMath.exp(-b * r) - 6 * c * Math.pow(r, -7);
  }
}
