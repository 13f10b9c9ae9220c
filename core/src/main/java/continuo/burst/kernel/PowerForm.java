package continuo.burst.kernel;

import continuo.forcefield.LennardJones12x6;

/** V = C₁₂ r⁻¹² − C₆ r⁻⁶ − V_c, in the operations of {@link PlainLennardJones}. */
final class PowerForm implements PairForm {
  private final double c12;
  private final double c6;
  private final double shift;

  PowerForm(LennardJones12x6 lj, double shift) {
    this.c12 = lj.c12();
    this.c6 = lj.c6();
    this.shift = shift;
  }

  @Override
  public void evaluate(int n, double[] r2, double[] v, double[] c) {
    final double energy12 = c12;
    final double minusEnergy6 = -c6;
    final double force12 = 12 * c12;
    final double minusForce6 = -(6 * c6);
    final double minusShift = -shift;
    for (int k = 0; k < n; k++) {
      final double inverse2 = 1 / r2[k];
      final double inverse6 = inverse2 * inverse2 * inverse2;
      v[k] = Math.fma(inverse6, Math.fma(energy12, inverse6, minusEnergy6), minusShift);
      c[k] = Math.fma(force12, inverse6, minusForce6) * (inverse2 * inverse6);
    }
  }
}
