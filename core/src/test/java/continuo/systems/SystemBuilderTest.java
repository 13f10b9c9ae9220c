package continuo.systems;

import static org.assertj.core.api.Assertions.assertThat;

import continuo.config.ConfigLoader;
import continuo.config.RunConfig;
import continuo.loop.Simulation;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SystemBuilderTest {
  private static final Path CONF = Path.of("..", "conf");

  @ParameterizedTest
  @CsvSource({
    "superlattice.conf, 351, 27",
    "superlattice-216.conf, 2808, 216",
    "harmonic-crystal.conf, 64, 1",
    "capsid.conf, 8820, 60",
  })
  void shippedConfigurationsBuild(String name, int atoms, int components) {
    RunConfig config = ConfigLoader.load(CONF.resolve(name), List.of());
    var composite = SystemBuilder.build(config).composite();
    assertThat(composite.nAtoms()).isEqualTo(atoms);
    assertThat(composite.nComponents()).isEqualTo(components);
  }

  /** The numbers of basis functions that the comments of the shipped configurations promise. */
  @ParameterizedTest
  @CsvSource({
    "superlattice.conf, 174",
    "superlattice-216.conf, 174",
    "harmonic-crystal.conf, 9",
    "capsid.conf, 84",
  })
  void cutoffsGiveTheStatedNumberOfFunctions(String name, int functions) {
    RunConfig config = ConfigLoader.load(CONF.resolve(name), List.of());
    assertThat(Simulation.of(config).basis().nFunctions()).isEqualTo(functions);
  }
}
