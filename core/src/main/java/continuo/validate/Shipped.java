package continuo.validate;

import continuo.bench.ShippedFiles;
import continuo.config.RunConfig;
import continuo.forcefield.MolecularSystem;
import continuo.systems.SystemBuilder;
import java.util.List;
import java.util.SplittableRandom;

/**
 * A system of the example configurations.
 *
 * @param name of the configuration
 * @param config the configuration
 * @param system what it builds
 */
record Shipped(String name, RunConfig config, MolecularSystem system) {
  static Shipped of(String name, String... overrides) {
    return labelled(name, name, overrides);
  }

  private static Shipped labelled(String label, String name, String... overrides) {
    List<String> others = name.equals("capsid") ? List.of("structures/1a34.pdb") : List.of();
    return ShippedFiles.build(
        name + ".conf",
        others,
        List.of(overrides),
        config -> new Shipped(label, config, SystemBuilder.build(config)));
  }

  /** The examples, and the superlattice with contacts between its particles in a periodic cell. */
  static List<Shipped> all() {
    return List.of(
        of("superlattice"),
        labelled(
            "superlattice, periodic, WCA",
            "superlattice",
            "system.periodic=true",
            "system.link.count=2",
            "system.repulsion.epsilon=2 kJ/mol",
            "system.repulsion.sigma=0.6 nm",
            "system.repulsion.skin=0.1 nm"),
        of("harmonic-crystal"),
        of("capsid"),
        of("host-fluid"));
  }

  /** Reference positions, each coordinate displaced at random by up to an amplitude, nm. */
  double[] displaced(double amplitude) {
    double[] x = system.composite().copyReference();
    SplittableRandom random = new SplittableRandom(1);
    for (int c = 0; c < x.length; c++) {
      x[c] += amplitude * (2 * random.nextDouble() - 1);
    }
    return x;
  }
}
