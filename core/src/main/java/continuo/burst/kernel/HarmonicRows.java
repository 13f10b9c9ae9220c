package continuo.burst.kernel;

import continuo.forcefield.HarmonicBonds;
import continuo.structure.Composite;

/** Harmonic bonds in rows, with the constants of f_i = (k r₀/r − k) d. Immutable. */
final class HarmonicRows {
  final BondRows rows;

  /** −k, kJ/mol/nm². */
  final double[] minusStiffness;

  /** k r₀, kJ/mol/nm. */
  final double[] pull;

  /** r₀, nm. */
  final double[] restLength;

  HarmonicRows(HarmonicBonds bonds, Composite composite) {
    rows = new BondRows(bonds.name(), bonds.topology(), composite);
    minusStiffness = rows.gather(b -> -bonds.stiffness(b));
    pull = rows.gather(b -> bonds.stiffness(b) * bonds.restLength(b));
    restLength = rows.gather(bonds::restLength);
  }
}
