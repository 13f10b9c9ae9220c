package continuo.burst.kernel;

import continuo.error.InputException;

/**
 * Langevin thermostat and time step of the molecular dynamics.
 *
 * @param timeStep Δt, ps, &gt; 0
 * @param collisionRate γ, 1/ps, ≥ 0; 0 for none
 * @param kT kJ/mol, ≥ 0
 */
public record Thermostat(double timeStep, double collisionRate, double kT) {
  /**
   * Checks the ranges.
   *
   * @throws InputException if a value is out of range
   */
  public Thermostat {
    require(timeStep > 0, "time step", timeStep, "ps", "> 0");
    require(collisionRate >= 0, "collision rate", collisionRate, "1/ps", "≥ 0");
    require(kT >= 0, "kT", kT, "kJ/mol", "≥ 0");
  }

  static void require(boolean good, String what, double value, String unit, String allowed) {
    if (!good || !Double.isFinite(value)) {
      throw new InputException(
          "Invalid %s %s %s: must be finite and %s".formatted(what, value, unit, allowed));
    }
  }
}
