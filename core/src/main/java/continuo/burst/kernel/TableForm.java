package continuo.burst.kernel;

import continuo.forcefield.TabulatedPotential;

/**
 * Cubic Hermite polynomials in r between the points of a table, minus V_c. Interval k holds the
 * coefficients of V = a + s(b + s(c + s d)), s = (r − r_k)/h, at 4k.
 */
final class TableForm implements PairForm {
  private final double first;
  private final double spacing;
  private final int last;
  private final double[] coefficients;
  private final double forceInside;

  TableForm(TabulatedPotential table, double shift) {
    first = table.first();
    spacing = table.spacing();
    last = table.size() - 2;
    forceInside = table.forceAt(0);
    coefficients = new double[4 * (last + 1)];
    for (int k = 0; k <= last; k++) {
      double rise = table.energyAt(k + 1) - table.energyAt(k);
      double d0 = -spacing * table.forceAt(k);
      double d1 = -spacing * table.forceAt(k + 1);
      coefficients[4 * k] = table.energyAt(k) - shift;
      coefficients[4 * k + 1] = d0;
      coefficients[4 * k + 2] = 3 * rise - 2 * d0 - d1;
      coefficients[4 * k + 3] = d0 + d1 - 2 * rise;
    }
  }

  @Override
  public void evaluate(int n, double[] r2, double[] v, double[] c) {
    final double first = this.first;
    final double inverse = 1 / spacing;
    final double[] coefficients = this.coefficients;
    for (int m = 0; m < n; m++) {
      final double r = Math.sqrt(r2[m] + PlainDistanceCoordinate.TINY);
      final double bounded = Math.max(first, r);
      final double position = (bounded - first) * inverse;
      final int k = Math.min(last, (int) position);
      final double s = position - k;
      final double b = coefficients[4 * k + 1];
      final double c2 = coefficients[4 * k + 2];
      final double d = coefficients[4 * k + 3];
      final double inside = Math.fma(s, Math.fma(s, Math.fma(s, d, c2), b), coefficients[4 * k]);
      final double slope = inverse * Math.fma(s, Math.fma(s, 3 * d, 2 * c2), b);
      v[m] = Math.fma(forceInside, bounded - r, inside);
      c[m] = -slope / r;
    }
  }
}
