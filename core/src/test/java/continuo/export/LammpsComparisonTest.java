package continuo.export;

import continuo.config.ConfigLoader;
import continuo.config.RunConfig;
import continuo.forcefield.MolecularSystem;
import continuo.systems.SystemBuilder;
import continuo.units.UnitSystem;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Energies by term and forces of shipped and of random systems against LAMMPS, at positions
 * displaced at random. Both evaluate closed forms in double precision, so they differ by rounding.
 */
class LammpsComparisonTest {
  private static final double TOLERANCE = 1e-10;

  @TempDir Path directory;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "superlattice |",
        "superlattice | system.periodic=true",
        "superlattice | system.repulsion.epsilon=2 kJ/mol; system.repulsion.sigma=0.6 nm; system.repulsion.skin=0.1 nm; system.link.count=2; system.periodic=false",
        "superlattice | system.repulsion.epsilon=2 kJ/mol; system.repulsion.sigma=0.6 nm; system.repulsion.skin=0.1 nm; system.link.count=2; system.periodic=true",
        "harmonic-crystal |",
        "harmonic-crystal | system.cells=[4,6,4]; system.disorder=0.3; system.mass-ratio=2",
        "capsid |",
      })
  void shippedSystems(String name, String overrides) throws Exception {
    Path conf = Path.of("..", "conf", name + ".conf");
    List<String> settings = overrides == null ? List.of() : List.of(overrides.split("; "));
    RunConfig config = ConfigLoader.load(conf, settings);
    compare(
        overrides == null ? name : name + " " + overrides,
        SystemBuilder.build(config),
        config.units(),
        0.01);
  }

  @ParameterizedTest
  @CsvSource({
    "1, false, MOLECULAR",
    "2, true, MOLECULAR",
    "3, false, LJ",
    "4, true, LJ",
    "8, true, MOLECULAR"
  })
  void randomMixtures(long seed, boolean periodic, UnitSystem units) throws Exception {
    compare("mixture " + seed, RandomMixture.of(seed, periodic), units, 0.001);
  }

  private void compare(String name, MolecularSystem system, UnitSystem units, double amplitude)
      throws Exception {
    double[] x = system.composite().copyReference();
    SplittableRandom random = new SplittableRandom(1);
    for (int c = 0; c < x.length; c++) {
      x[c] += amplitude * (2 * random.nextDouble() - 1);
    }
    Lammps.Result theirs = new Lammps(units, directory).evaluate(system, x);
    EngineResult.of(system, x).requireEqual(name, theirs, TOLERANCE);
  }
}
