package continuo.forcefield;

/**
 * V = ½ a R (1 − r/R)² for r &lt; R, 0 beyond: a force that falls linearly from a to 0, finite at
 * contact. The conservative part of LAMMPS {@code dpd}.
 *
 * @param strength a, kJ/mol/nm, ≥ 0
 * @param radius R, nm, &gt; 0
 */
public record SoftRepulsion(double strength, double radius) implements RadialPotential {
  /**
   * @throws IllegalArgumentException if a parameter is out of range
   */
  public SoftRepulsion {
    if (!(strength >= 0 && radius > 0 && Double.isFinite(strength + radius))) {
      throw new IllegalArgumentException(
          "Invalid soft repulsion: strength %s (must be ≥ 0), radius %s (must be > 0)"
              .formatted(strength, radius));
    }
  }

  @Override
  public double energy(double r) {
    double w = Math.max(0, 1 - r / radius);
    return 0.5 * strength * radius * w * w;
  }

  @Override
  public double force(double r) {
    return strength * Math.max(0, 1 - r / radius);
  }
}
