package continuo.export;

import continuo.config.RunConfig;
import continuo.units.UnitSystem;

/**
 * How another program is to move the atoms.
 *
 * @param units unit system of every value
 * @param temperature T, K
 * @param collisionRate γ, 1/ps; 0 for no heat bath
 * @param timeStep Δt, ps
 * @param seed seed of velocities and random forces
 */
public record MdSettings(
    UnitSystem units, double temperature, double collisionRate, double timeStep, long seed) {
  /** Those of a configuration's bursts. */
  public static MdSettings of(RunConfig config) {
    return new MdSettings(
        config.units(),
        config.thermostat().temperature(),
        config.thermostat().collisionRate(),
        config.burst().timeStep(),
        config.seed());
  }

  /** The seed folded into 1…900,000,000, the range that other programs accept. */
  long smallSeed() {
    return 1 + Math.floorMod(seed - 1, 900_000_000L);
  }
}
