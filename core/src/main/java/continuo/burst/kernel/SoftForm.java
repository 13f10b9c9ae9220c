package continuo.burst.kernel;

import continuo.forcefield.SoftRepulsion;

/** V = ½ a R (1 − r/R)² − V_c inside R; the direction at r = 0 is undefined, the force there 0. */
final class SoftForm implements PairForm {
  private final double strength;
  private final double radius;
  private final double shift;

  SoftForm(SoftRepulsion potential, double shift) {
    strength = potential.strength();
    radius = potential.radius();
    this.shift = shift;
  }

  @Override
  public void evaluate(int n, double[] r2, double[] v, double[] c) {
    final double strength = this.strength;
    final double inverse = 1 / radius;
    final double half = 0.5 * strength * radius;
    final double shift = this.shift;
    for (int k = 0; k < n; k++) {
      final double r = Math.sqrt(r2[k] + PlainDistanceCoordinate.TINY);
      final double w = Math.max(0, 1 - r * inverse);
      v[k] = Math.fma(half * w, w, -shift);
      c[k] = strength * w / r;
    }
  }
}
