package continuo.config;

import java.io.Serializable;

/**
 * A second state of an elastic network, mixed smoothly with the first: {@code
 * system.second-structure}.
 *
 * @param file absolute path of a PDB or mmCIF file with the same beads; empty for none
 * @param assembly identifier of the biological assembly
 * @param offset Δ, energy of the second state over the first, kJ/mol
 * @param coupling c of the mixing, kJ/mol
 */
public record SecondStructureConfig(String file, String assembly, double offset, double coupling)
    implements Serializable {
  /** Checks the ranges. */
  public SecondStructureConfig {
    Require.that(!assembly.isBlank(), "assembly", "must name a biological assembly");
    Require.that(Double.isFinite(offset), "offset", "must be finite");
    Require.notNegative(coupling, "coupling");
    Require.that(!file.isEmpty() || offset == 0, "offset", "needs `file`, a second structure");
    Require.that(!file.isEmpty() || coupling == 0, "coupling", "needs `file`, a second structure");
  }

  /** Whether there is a second state. */
  public boolean isOn() {
    return !file.isEmpty();
  }
}
