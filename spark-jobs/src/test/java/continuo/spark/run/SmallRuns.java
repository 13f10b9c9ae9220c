package continuo.spark.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Configurations of runs that take seconds and still go through every part of the loop. */
public final class SmallRuns {
  /**
   * A free body of four particles: it turns, its moves are split, every step has two rounds, the
   * stiffness is measured in the middle, patches have bursts of different lengths and blocks that
   * are not full.
   */
  public static final String BODY =
      """
      seed = 7
      system {
        type = superlattice
        cells = [2, 2, 1]
        lattice-constant = "1.1 nm"
        particle { spacing = "0.3 nm", atom-mass = "100 amu", bond-stiffness = "10000 kJ/mol/nm^2" }
        link { barrier = "1.5 kJ/mol", tilt = "-4 kJ/mol" }
        repulsion { epsilon = "0.5 kJ/mol", sigma = "0.3 nm", skin = "0.1 nm" }
      }
      thermostat { temperature = "300 K", collision-rate = "20 1/ps" }
      order-parameters { cutoff = "6 1/nm", box-scale = 1.4, patches = 3 }
      ensemble { replicas = 12, lanes = 8, preparation-steps = 20 }
      burst { time-step = "10 fs", equilibration-steps = 10, sampling-steps = 80, low-k-stretch = 1.5 }
      diffusion.memory = 2
      stiffness.refresh-every = 3
      langevin {
        time-step = "0.2 ps"
        steps = 5
        max-bond-change = "0.004 nm"
        relaxation-steps = 5
        noise-budget = 1e-6
        max-rounds = 2
      }
      output { checkpoint-every = 2, frames-every = 2, diffusion-every = 2 }
      """;

  /** A periodic crystal in three patches of one block each. */
  public static final String CRYSTAL =
      """
      seed = 3
      system {
        type = harmonic-crystal
        cells = [4, 4, 4]
        spacing = "0.5 nm"
        mass = "100 amu"
        stiffness = "1000 kJ/mol/nm^2"
      }
      thermostat { temperature = "300 K", collision-rate = "20 1/ps" }
      order-parameters { cutoff = "3.2 1/nm", patches = 3 }
      ensemble { replicas = 8, lanes = 8, preparation-steps = 20 }
      burst { time-step = "20 fs", equilibration-steps = 10, sampling-steps = 80 }
      stiffness.refresh-every = 2
      langevin { time-step = "1 ps", steps = 5 }
      output.checkpoint-every = 2
      """;

  private SmallRuns() {}

  /** Writes a configuration into a directory and returns the file. */
  public static Path write(Path directory, String name, String configuration) {
    try {
      return Files.writeString(directory.resolve(name), configuration);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
