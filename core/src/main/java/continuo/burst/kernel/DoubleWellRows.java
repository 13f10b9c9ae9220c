package continuo.burst.kernel;

import continuo.forcefield.DoubleWellBonds;
import continuo.structure.Composite;

/** Double-well bonds in rows, with the constants of V = E (x² − 1)² + (Δ/4)(3x − x³). */
final class DoubleWellRows {
  final BondRows rows;

  /** (a + b)/2, nm: x = 0. */
  final double[] middle;

  /** 1/h = 2/(b − a), 1/nm. */
  final double[] inverseHalfGap;

  /** E, kJ/mol. */
  final double[] barrier;

  /** Δ/4, kJ/mol. */
  final double[] quarterTilt;

  DoubleWellRows(DoubleWellBonds bonds, Composite composite) {
    rows = new BondRows(bonds.name(), bonds.topology(), b -> true, composite);
    middle = rows.gather(b -> 0.5 * (bonds.compact(b) + bonds.swollen(b)));
    inverseHalfGap = rows.gather(b -> 2 / (bonds.swollen(b) - bonds.compact(b)));
    barrier = rows.gather(bonds::barrier);
    quarterTilt = rows.gather(b -> 0.25 * bonds.tilt(b));
  }
}
