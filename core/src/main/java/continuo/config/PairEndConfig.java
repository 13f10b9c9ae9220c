package continuo.config;

import java.io.Serializable;

/**
 * Where pairs of atoms cease to interact, and which of them never do.
 *
 * @param cutoff r_c, nm
 * @param truncation how the energy ends there
 * @param switchFrom where switching begins, nm; the cut-off where nothing is switched
 * @param skin extra radius of the neighbour list, nm
 * @param excludeBonded whether atoms that a bond, spring or contact joins do not interact
 */
public record PairEndConfig(
    double cutoff, PairTruncation truncation, double switchFrom, double skin, boolean excludeBonded)
    implements Serializable {
  /** Checks the ranges. */
  public PairEndConfig {
    Require.positive(cutoff, "cutoff");
    Require.positive(skin, "skin");
    Require.that(
        truncation != PairTruncation.FORCE_SWITCH,
        "truncation",
        "force-switch belongs to 12-6 potentials; allowed: cut, shifted, potential-switch");
    Require.that(
        truncation.switches() ? switchFrom > 0 && switchFrom < cutoff : switchFrom == cutoff,
        "switch-from",
        "must lie inside the cut-off with a switch, and be left out without one");
  }
}
