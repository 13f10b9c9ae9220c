package continuo.burst.kernel;

import continuo.forcefield.GaussianPotential;
import continuo.math.Exponential;

/** V = A exp(−r²/(2w²)) − V_c. */
final class GaussianForm implements PairForm {
  private final double height;
  private final double inverseWidth2;
  private final double shift;
  private final Scratch argument = new Scratch();

  GaussianForm(GaussianPotential potential, double shift) {
    height = potential.height();
    inverseWidth2 = 1 / (potential.width() * potential.width());
    this.shift = shift;
  }

  @Override
  public void evaluate(int n, double[] r2, double[] v, double[] c) {
    final double[] argument = this.argument.of(n);
    final double height = this.height;
    final double inverseWidth2 = this.inverseWidth2;
    final double shift = this.shift;
    for (int k = 0; k < n; k++) {
      argument[k] = -0.5 * inverseWidth2 * r2[k];
    }
    Exponential.of(argument, v, n);
    for (int k = 0; k < n; k++) {
      final double energy = height * v[k];
      c[k] = energy * inverseWidth2;
      v[k] = energy - shift;
    }
  }
}
