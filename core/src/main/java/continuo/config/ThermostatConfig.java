package continuo.config;

import java.io.Serializable;

/**
 * Heat bath of the bursts: the block {@code thermostat}.
 *
 * @param temperature T, K; k_B T in reduced units
 * @param collisionRate γ of every atom in the sampled dynamics, 1/ps; 0 for none
 * @param equilibrationRate γ of every atom where nothing is sampled, 1/ps; 0 for none
 */
public record ThermostatConfig(double temperature, double collisionRate, double equilibrationRate)
    implements Serializable {
  /** Checks the ranges. */
  public ThermostatConfig {
    Require.positive(temperature, "temperature");
    Require.notNegative(collisionRate, "collision-rate");
    Require.notNegative(equilibrationRate, "equilibration-rate");
  }
}
