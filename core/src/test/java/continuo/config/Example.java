package continuo.config;

import java.nio.file.Path;

/** Configurations with the required keys only. */
final class Example {
  static final String REST =
      """
      thermostat { temperature = "300 K", collision-rate = "20 1/ps" }
      order-parameters.cutoff = "7 1/nm"
      burst.time-step = "10 fs"
      langevin { time-step = "1 ps", steps = 60 }
      """;

  static final String SUPERLATTICE =
      """
      system {
        type = superlattice
        lattice-constant = "1.1 nm"
        particle { spacing = "0.3 nm", atom-mass = "100 amu", bond-stiffness = "10000 kJ/mol/nm^2" }
        link { barrier = "1.5 kJ/mol", tilt = "-4 kJ/mol" }
      }
      """
          + REST;

  static final String CRYSTAL =
      """
      system {
        type = harmonic-crystal
        cells = [64, 1, 1]
        spacing = "0.5 nm"
        mass = "100 amu"
        stiffness = "1000 kJ/mol/nm^2"
      }
      """
          + REST;

  static final String REDUCED =
      """
      units = lj
      system { type = harmonic-crystal, cells = [4, 4, 4], spacing = 1, mass = 1, stiffness = 50 }
      thermostat { temperature = 1.5, collision-rate = 1 }
      order-parameters.cutoff = 3
      burst.time-step = 0.005
      langevin { time-step = 0.5, steps = 10, max-bond-change = 0.1 }
      """;

  private Example() {}

  static RunConfig parse(String hocon) {
    return ConfigLoader.parse(hocon, "test.conf", Path.of("."));
  }
}
