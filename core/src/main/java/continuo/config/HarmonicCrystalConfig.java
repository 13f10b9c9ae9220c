package continuo.config;

/**
 * Periodic crystal of point masses joined by springs of rest length 0, so that the energy is
 * exactly quadratic: {@code system.type = harmonic-crystal}.
 *
 * @param lattice sites of the masses
 * @param cells unit cells along each axis; for fcc the conventional cell of 4 sites; sc has no
 *     springs along an axis with 1 cell
 * @param spacing nearest-neighbour distance, nm
 * @param mass mass of an atom of sublattice A, amu
 * @param stiffness spring constant, kJ/mol/nm²
 * @param massRatio mass of sublattice B over A
 * @param disorder d in k(1 + d·u) with u uniform in (−1, 1), 0 ≤ d &lt; 1
 */
public record HarmonicCrystalConfig(
    Lattice lattice,
    Cells cells,
    double spacing,
    double mass,
    double stiffness,
    double massRatio,
    double disorder)
    implements SystemConfig {
  static final String TYPE = "harmonic-crystal";

  /** Checks the ranges. */
  public HarmonicCrystalConfig {
    Require.positive(spacing, "spacing");
    Require.positive(mass, "mass");
    Require.positive(stiffness, "stiffness");
    Require.positive(massRatio, "mass-ratio");
    Require.that(disorder >= 0 && disorder < 1, "disorder", "must be ≥ 0 and < 1");
    Require.that(
        lattice == Lattice.FCC || cells.count() > 1,
        "cells",
        "a simple cubic crystal of one atom has no springs; at least one axis needs 2 cells");
    if (lattice == Lattice.SC && massRatio != 1) {
      for (int axis = 0; axis < 3; axis++) {
        Require.that(
            cells.along(axis) == 1 || cells.along(axis) % 2 == 0,
            "cells",
            "with `mass-ratio` other than 1 the two sublattices alternate: an even number of cells"
                + " is needed along every axis with more than 1");
      }
    }
  }

  @Override
  public String type() {
    return TYPE;
  }
}
