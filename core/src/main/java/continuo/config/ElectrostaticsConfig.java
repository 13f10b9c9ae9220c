package continuo.config;

import java.io.Serializable;

/**
 * Coulomb interaction of the charges in force-field files: {@code system.electrostatics}.
 *
 * @param law how charges interact
 * @param permittivity ε_r inside the cut-off
 * @param fieldPermittivity ε_rf beyond it; 0 stands for infinity
 */
public record ElectrostaticsConfig(Law law, double permittivity, double fieldPermittivity)
    implements Serializable {
  /** Laws on offer. */
  public enum Law implements Choice {
    /** Charges are ignored. */
    NONE("none"),
    /** A dielectric beyond the cut-off, as GROMACS has it. */
    REACTION_FIELD("reaction-field");

    private final String key;

    Law(String key) {
      this.key = key;
    }

    @Override
    public String key() {
      return key;
    }
  }

  /** Checks the ranges. */
  public ElectrostaticsConfig {
    Require.positive(permittivity, "permittivity");
    Require.notNegative(fieldPermittivity, "field-permittivity");
  }
}
