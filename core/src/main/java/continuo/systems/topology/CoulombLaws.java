package continuo.systems.topology;

import continuo.config.ElectrostaticsConfig;
import continuo.forcefield.Charges;
import continuo.forcefield.CoulombLaw;
import continuo.forcefield.DampedShiftedForce;
import continuo.forcefield.DebyeHueckel;
import continuo.forcefield.ReactionField;
import continuo.units.UnitSystem;

/** The Coulomb law that a configuration asks for. */
public final class CoulombLaws {
  private CoulombLaws() {}

  /**
   * @param config law and its parameters; one by which charges interact
   * @param cutoff r_c, nm
   * @throws IllegalArgumentException if charges do not interact, or the damping is too strong for
   *     the cut-off
   */
  public static CoulombLaw of(ElectrostaticsConfig config, double cutoff) {
    return switch (config.law()) {
      case REACTION_FIELD ->
          new ReactionField(
              cutoff, config.permittivity(), infinityForZero(config.fieldPermittivity()));
      case DEBYE_HUECKEL ->
          new DebyeHueckel(
              cutoff,
              config.permittivity(),
              infinityForZero(config.screeningLength()),
              config.shifted());
      case DAMPED_SHIFTED_FORCE ->
          new DampedShiftedForce(cutoff, config.permittivity(), config.damping());
      case NONE, NO_CHARGES -> throw new IllegalArgumentException("No law for " + config.law());
    };
  }

  private static double infinityForZero(double value) {
    return value == 0 ? Double.POSITIVE_INFINITY : value;
  }

  /** k_C, kJ/mol nm/e², or 1 in reduced units. */
  public static double constant(UnitSystem units) {
    return units == UnitSystem.LJ ? 1 : Charges.MOLECULAR_CONSTANT;
  }
}
