package continuo.config;

/**
 * A system from LAMMPS files: {@code system.type = lammps}. The units of the files are {@code real}
 * where the configuration's are molecular, {@code lj} where they are reduced.
 *
 * @param data absolute path of the data file
 * @param settings absolute path of a script with styles and coefficients; empty for none
 * @param skin extra radius of the neighbour list, nm
 */
public record LammpsConfig(String data, String settings, double skin) implements SystemConfig {
  static final String TYPE = "lammps";

  /** Checks the ranges. */
  public LammpsConfig {
    Require.that(!data.isBlank(), "data", "must name a LAMMPS data file");
    Require.positive(skin, "skin");
  }

  @Override
  public String type() {
    return TYPE;
  }
}
