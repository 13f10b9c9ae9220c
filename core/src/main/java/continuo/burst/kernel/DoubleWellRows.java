package continuo.burst.kernel;

import continuo.forcefield.DoubleWellBonds;
import continuo.structure.Composite;

/**
 * Double-well bonds in rows. With s = (r − (a + b)/2)/h and w = s² − 1,
 *
 * <p>V = E w² + (Δ/4) s (2 − w), −dV/dr = −w (4 E s − 3Δ/4)/h, f_i = (−dV/dr) d/r. Immutable.
 */
final class DoubleWellRows {
  final BondRows rows;

  /** 1/h = 2/(b − a), 1/nm. */
  final double[] inverseHalfGap;

  /** −(a + b)/(2 h): s = r/h + this. */
  final double[] offset;

  /** −4 E/h, kJ/mol/nm. */
  final double[] slope;

  /** 3Δ/(4 h), kJ/mol/nm. */
  final double[] tilt;

  /** E, kJ/mol. */
  final double[] barrier;

  /** Δ/4, kJ/mol. */
  final double[] quarterTilt;

  DoubleWellRows(DoubleWellBonds bonds, Composite composite) {
    rows = new BondRows(bonds.name(), bonds.topology(), composite);
    inverseHalfGap = rows.gather(b -> inverseHalfGap(bonds, b));
    offset =
        rows.gather(b -> -0.5 * (bonds.compact(b) + bonds.swollen(b)) * inverseHalfGap(bonds, b));
    slope = rows.gather(b -> -4 * bonds.barrier(b) * inverseHalfGap(bonds, b));
    tilt = rows.gather(b -> 0.75 * bonds.tilt(b) * inverseHalfGap(bonds, b));
    barrier = rows.gather(bonds::barrier);
    quarterTilt = rows.gather(b -> 0.25 * bonds.tilt(b));
  }

  private static double inverseHalfGap(DoubleWellBonds bonds, int b) {
    return 2 / (bonds.swollen(b) - bonds.compact(b));
  }
}
