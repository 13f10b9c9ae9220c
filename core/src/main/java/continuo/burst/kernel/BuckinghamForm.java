package continuo.burst.kernel;

import continuo.forcefield.Buckingham;
import continuo.math.Exponential;

/** V = A exp(−B r) − C r⁻⁶ − V_c. */
final class BuckinghamForm implements PairForm {
  private final double a;
  private final double b;
  private final double c6;
  private final double shift;
  private final Scratch argument = new Scratch();
  private final Scratch exponential = new Scratch();

  BuckinghamForm(Buckingham potential, double shift) {
    a = potential.a();
    b = potential.b();
    c6 = potential.c();
    this.shift = shift;
  }

  @Override
  public void evaluate(int n, double[] r2, double[] v, double[] c) {
    final double[] argument = this.argument.of(n);
    final double[] exponential = this.exponential.of(n);
    final double a = this.a;
    final double b = this.b;
    final double c6 = this.c6;
    final double shift = this.shift;
    for (int k = 0; k < n; k++) {
      argument[k] = -b * Math.sqrt(r2[k]);
    }
    Exponential.of(argument, exponential, n);
    for (int k = 0; k < n; k++) {
      final double inverse2 = 1 / r2[k];
      final double attraction = c6 * (inverse2 * inverse2 * inverse2);
      final double repulsion = a * exponential[k];
      v[k] = repulsion - attraction - shift;
      c[k] = inverse2 * (-argument[k] * repulsion - 6 * attraction);
    }
  }
}
