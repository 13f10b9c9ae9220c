package continuo.config;

import java.io.Serializable;

/**
 * Coulomb interaction of the charges in force-field files: {@code system.electrostatics}.
 *
 * @param law how charges interact
 * @param permittivity ε_r inside the cut-off; 1 without a law
 * @param fieldPermittivity ε_rf beyond it; 0 stands for infinity, also without a law
 */
public record ElectrostaticsConfig(Law law, double permittivity, double fieldPermittivity)
    implements Serializable {
  /** Laws on offer. */
  public enum Law implements Choice {
    /** Charges must be 0; the default, so that none are left out in silence. */
    NO_CHARGES("no-charges"),
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
    boolean used = law == Law.REACTION_FIELD;
    String problem = "needs `law = reaction-field`; without it nothing has a permittivity";
    Require.that(used || permittivity == 1, "permittivity", problem);
    Require.that(used || fieldPermittivity == 0, "field-permittivity", problem);
  }
}
