package continuo.config;

import java.io.Serializable;

/**
 * Coulomb interaction of charges: {@code system.electrostatics} for those of force-field files,
 * part of {@code forcefield.charges} for those of residues.
 *
 * @param law how charges interact
 * @param permittivity ε_r inside the cut-off; 1 without a law
 * @param fieldPermittivity ε_rf beyond it; 0 stands for infinity; with reaction-field only
 * @param screeningLength λ, nm; 0 stands for infinity; with debye-hueckel only
 * @param shifted whether the energy is shifted to 0 at the cut-off; with debye-hueckel only
 * @param damping α, 1/nm; with damped-shifted-force only
 */
public record ElectrostaticsConfig(
    Law law,
    double permittivity,
    double fieldPermittivity,
    double screeningLength,
    boolean shifted,
    double damping)
    implements Serializable {
  /** Laws on offer. */
  public enum Law implements Choice {
    /** Charges must be 0; the default, so that none are left out in silence. */
    NO_CHARGES("no-charges"),
    /** Charges are ignored. */
    NONE("none"),
    /** A dielectric beyond the cut-off, as GROMACS has it. */
    REACTION_FIELD("reaction-field"),
    /** Screened by salt. */
    DEBYE_HUECKEL("debye-hueckel"),
    /** Damped, energy and force shifted to 0 at the cut-off. */
    DAMPED_SHIFTED_FORCE("damped-shifted-force");

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
    Require.notNegative(screeningLength, "screening-length");
    Require.notNegative(damping, "damping");
    Require.that(
        interacts(law) || permittivity == 1,
        "permittivity",
        "needs a `law` by which charges interact; without it nothing has a permittivity");
    requireLaw(law, Law.REACTION_FIELD, fieldPermittivity == 0, "field-permittivity");
    requireLaw(law, Law.DEBYE_HUECKEL, screeningLength == 0, "screening-length");
    requireLaw(law, Law.DEBYE_HUECKEL, !shifted, "shifted");
    requireLaw(law, Law.DAMPED_SHIFTED_FORCE, damping == 0, "damping");
  }

  private static void requireLaw(Law law, Law needed, boolean unset, String key) {
    Require.that(
        law == needed || unset, key, "needs `law = %s`; leave it out".formatted(needed.key()));
  }

  private static boolean interacts(Law law) {
    return law != Law.NO_CHARGES && law != Law.NONE;
  }

  /** Whether charges interact. */
  public boolean isOn() {
    return interacts(law);
  }
}
