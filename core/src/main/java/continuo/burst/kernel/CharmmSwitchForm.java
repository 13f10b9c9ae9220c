package continuo.burst.kernel;

import continuo.forcefield.Truncation;

/**
 * Any energy times S = (r_c² − u)²(r_c² + 2u − 3r₁²)/(r_c² − r₁²)³ with u = max(r², r₁²): the force
 * over r is −V′S/r − 2V dS/du, dS/du = −6 (r_c² − u)(u − r₁²)/(r_c² − r₁²)³.
 */
final class CharmmSwitchForm implements PairForm {
  private final PairForm full;
  private final double from2;
  private final double cutoff2;

  CharmmSwitchForm(PairForm full, Truncation end) {
    this.full = full;
    from2 = end.from() * end.from();
    cutoff2 = end.cutoff() * end.cutoff();
  }

  @Override
  public void evaluate(int n, double[] r2, double[] v, double[] c) {
    full.evaluate(n, r2, v, c);
    final double from2 = this.from2;
    final double cutoff2 = this.cutoff2;
    final double width = cutoff2 - from2;
    final double scale = 1 / (width * width * width);
    for (int k = 0; k < n; k++) {
      final double u = Math.max(from2, r2[k]);
      final double rest = cutoff2 - u;
      final double s = rest * rest * (cutoff2 + 2 * u - 3 * from2) * scale;
      final double slope = -6 * rest * (u - from2) * scale;
      c[k] = c[k] * s - 2 * v[k] * slope;
      v[k] *= s;
    }
  }
}
