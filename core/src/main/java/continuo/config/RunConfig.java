package continuo.config;

import continuo.units.UnitSystem;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * The whole configuration of a run, values in base units, every default filled in. An object that
 * exists is valid.
 *
 * @param units unit system of every value
 * @param seed seed of all random numbers
 * @param system what is simulated
 * @param forcefield terms on top of those of the system
 * @param thermostat heat bath
 * @param orderParameters basis
 * @param ensemble replicas
 * @param burst molecular dynamics
 * @param thermalForce estimate of f_th
 * @param diffusion measurement of D
 * @param stiffness measurement of H
 * @param langevin evolution of the order parameters
 * @param output what is left
 * @param spark how the work is spread
 */
public record RunConfig(
    UnitSystem units,
    long seed,
    SystemConfig system,
    ForcefieldConfig forcefield,
    ThermostatConfig thermostat,
    OrderParameterConfig orderParameters,
    EnsembleConfig ensemble,
    BurstConfig burst,
    ThermalForceConfig thermalForce,
    DiffusionConfig diffusion,
    StiffnessConfig stiffness,
    LangevinConfig langevin,
    OutputConfig output,
    SparkConfig spark)
    implements Serializable {
  /** Checks combinations of blocks. */
  public RunConfig {
    Require.that(
        !(units == UnitSystem.LJ && system instanceof CapsidConfig),
        "units",
        "a capsid is read in nm; `system.type = capsid` needs molecular");
    Require.that(
        !(units == UnitSystem.LJ && system instanceof GromacsConfig),
        "units",
        "GROMACS files are in nm and kJ/mol; `system.type = gromacs` needs molecular");
    Require.that(
        orderParameters.family() == OrderParameterConfig.Family.FOURIER || burst.lowKStretch() == 1,
        "burst.low-k-stretch",
        "stretches by wavenumber, which belongs to `order-parameters.family` fourier; leave it out or 1");
    boolean hasHost = system instanceof SuperlatticeConfig particles && particles.host().isOn();
    Require.that(
        !hasHost || stiffness.estimator() != StiffnessConfig.Estimator.RESPONSE,
        "stiffness.estimator",
        "a fluid at rest in a minimum of its energy is a glass, whose response is not that of the"
            + " fluid; with `system.host` it must be secant or fluctuation");
    Require.that(
        !hasHost || thermostat.equilibrationRate() > 0,
        "thermostat.equilibration-rate",
        "moves of the particles heat their host; with `system.host` it must be > 0");
    Require.that(
        langevin.divergence() == LangevinConfig.Divergence.OFF || diffusion.memory() == 1,
        "langevin.divergence",
        "an average over states hides how D changes; midpoint needs `diffusion.memory = 1`");
  }

  /** Thermal energy k_B T, kJ/mol. */
  public double kT() {
    return units.boltzmann() * thermostat.temperature();
  }

  /**
   * The resolved configuration as JSON, with units in the values; {@link ConfigLoader#reread} gives
   * an equal object.
   */
  public String render() {
    return ConfigWriter.json(ConfigWriter.tree(this));
  }

  /**
   * Keys in which another configuration differs, sorted, each as {@code `burst.time-step`: "0.01
   * ps", the other has "0.02 ps"}.
   *
   * @param other the configuration to compare with
   * @return empty if and only if the two are equal
   */
  public List<String> differences(RunConfig other) {
    Map<String, String> here = ConfigWriter.flat(this);
    Map<String, String> there = ConfigWriter.flat(other);
    TreeSet<String> keys = new TreeSet<>(here.keySet());
    keys.addAll(there.keySet());
    List<String> differences = new ArrayList<>();
    for (String key : keys) {
      String mine = here.getOrDefault(key, "nothing");
      String others = there.getOrDefault(key, "nothing");
      if (!mine.equals(others)) {
        differences.add("`%s`: %s, the other has %s".formatted(key, mine, others));
      }
    }
    return differences;
  }
}
