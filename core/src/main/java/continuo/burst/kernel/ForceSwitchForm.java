package continuo.burst.kernel;

import continuo.forcefield.LennardJones12x6;
import continuo.forcefield.Truncation;

/**
 * 12-6 with switched force, see {@link Truncation.Kind#FORCE_SWITCH}: with t = max(0, r − r₁)
 *
 * <p>−V′ = 12 C₁₂ r⁻¹³ − 6 C₆ r⁻⁷ + A t² + B t³, V = C₁₂ r⁻¹² − C₆ r⁻⁶ − A t³/3 − B t⁴/4 − V_c,
 *
 * <p>A = C₁₂ A₁₂ − C₆ A₆, B = C₁₂ B₁₂ − C₆ B₆, and V_c such that V(r_c) = 0.
 */
final class ForceSwitchForm implements PairForm {
  private final PowerForm full;
  private final double from;
  private final double a;
  private final double b;
  private final Scratch distance = new Scratch();

  ForceSwitchForm(LennardJones12x6 lj, Truncation end) {
    from = end.from();
    a = lj.c12() * a(12, end) - lj.c6() * a(6, end);
    b = lj.c12() * b(12, end) - lj.c6() * b(6, end);
    double t = end.cutoff() - from;
    full = new PowerForm(lj, lj.energy(end.cutoff()) - t * t * t * (a / 3 + b / 4 * t));
  }

  private static double a(int power, Truncation end) {
    double t = end.cutoff() - end.from();
    return -power
        * ((power + 4) * end.cutoff() - (power + 1) * end.from())
        / (Math.pow(end.cutoff(), power + 2) * t * t);
  }

  private static double b(int power, Truncation end) {
    double t = end.cutoff() - end.from();
    return power
        * ((power + 3) * end.cutoff() - (power + 1) * end.from())
        / (Math.pow(end.cutoff(), power + 2) * t * t * t);
  }

  @Override
  public void evaluate(int n, double[] r2, double[] v, double[] c) {
    full.evaluate(n, r2, v, c);
    final double[] distance = this.distance.of(n);
    final double from = this.from;
    final double a = this.a;
    final double b = this.b;
    for (int k = 0; k < n; k++) {
      distance[k] = Math.sqrt(r2[k]);
    }
    for (int k = 0; k < n; k++) {
      final double r = distance[k];
      final double t = Math.max(0, r - from);
      final double t2 = t * t;
      v[k] = Math.fma(-(t2 * t), Math.fma(0.25 * b, t, a * (1.0 / 3)), v[k]);
      c[k] += t2 * Math.fma(b, t, a) / r;
    }
  }
}
