package continuo.burst.kernel;

import continuo.forcefield.Truncation;

/**
 * Any energy times S = 1 − 10t³ + 15t⁴ − 6t⁵, t = (r − r₁)/(r_c − r₁) between 0 and 1: the force is
 * −(V S)′ = −V′ S − V S′ with S′ = −30 t²(1 − t)²/(r_c − r₁).
 */
final class PotentialSwitchForm implements PairForm {
  private final PairForm full;
  private final double from;
  private final double inverseWidth;
  private final Scratch distance = new Scratch();

  PotentialSwitchForm(PairForm full, Truncation end) {
    this.full = full;
    from = end.from();
    inverseWidth = 1 / (end.cutoff() - from);
  }

  @Override
  public void evaluate(int n, double[] r2, double[] v, double[] c) {
    full.evaluate(n, r2, v, c);
    final double[] distance = this.distance.of(n);
    final double from = this.from;
    final double inverseWidth = this.inverseWidth;
    for (int k = 0; k < n; k++) {
      distance[k] = Math.sqrt(r2[k]);
    }
    for (int k = 0; k < n; k++) {
      final double r = distance[k];
      final double t = Math.min(1, Math.max(0, (r - from) * inverseWidth));
      final double rest = 1 - t;
      final double s = Math.fma(t * t * t, Math.fma(t, Math.fma(-6, t, 15), -10), 1);
      final double slope = -30 * inverseWidth * (t * t) * (rest * rest);
      c[k] = c[k] * s - v[k] * slope / r;
      v[k] *= s;
    }
  }
}
