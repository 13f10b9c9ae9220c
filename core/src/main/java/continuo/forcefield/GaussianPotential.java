package continuo.forcefield;

/**
 * V = A exp(−r²/(2w²)): a soft repulsion for A &gt; 0, a soft well for A &lt; 0. LAMMPS {@code
 * gauss} with coefficients −A and 1/(2w²).
 *
 * @param height A, kJ/mol
 * @param width w, nm, &gt; 0
 */
public record GaussianPotential(double height, double width) implements RadialPotential {
  /**
   * @throws IllegalArgumentException if a parameter is out of range
   */
  public GaussianPotential {
    if (!(Double.isFinite(height) && width > 0 && Double.isFinite(width))) {
      throw new IllegalArgumentException(
          "Invalid gaussian: height %s (must be finite), width %s (must be > 0)"
              .formatted(height, width));
    }
  }

  @Override
  public double energy(double r) {
    return height * StrictMath.exp(-r * r / (2 * width * width));
  }

  @Override
  public double force(double r) {
    return energy(r) * r / (width * width);
  }
}
