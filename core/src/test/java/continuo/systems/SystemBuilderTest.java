package continuo.systems;

import static org.assertj.core.api.Assertions.assertThat;

import continuo.config.ConfigLoader;
import continuo.config.RunConfig;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SystemBuilderTest {
  private static final Path CONF = Path.of("..", "conf");

  @ParameterizedTest
  @CsvSource({
    "superlattice.conf, 351, 27",
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
    "harmonic-crystal.conf, 9",
    "capsid.conf, 84",
  })
  void cutoffsGiveTheStatedNumberOfFunctions(String name, int functions) {
    RunConfig config = ConfigLoader.load(CONF.resolve(name), List.of());
    var composite = SystemBuilder.build(config).composite();
    double[] length = new double[3];
    for (int axis = 0; axis < 3; axis++) {
      double low = Double.POSITIVE_INFINITY;
      double high = Double.NEGATIVE_INFINITY;
      for (int i = 0; i < composite.nAtoms(); i++) {
        low = Math.min(low, composite.reference(i, axis));
        high = Math.max(high, composite.reference(i, axis));
      }
      length[axis] = composite.box().isPeriodic() ? composite.box().length(axis) : high - low;
    }
    double cutoff = config.orderParameters().cutoff();
    int count = composite.box().isPeriodic() ? 1 : 4; // constant, and x, y, z of a free body
    for (int nx = -9; nx <= 9; nx++) {
      for (int ny = -9; ny <= 9; ny++) {
        for (int nz = -9; nz <= 9; nz++) {
          double k =
              2
                  * Math.PI
                  * Math.sqrt(
                      Math.pow(nx / length[0], 2)
                          + Math.pow(ny / length[1], 2)
                          + Math.pow(nz / length[2], 2));
          count += k > 0 && k <= cutoff ? 1 : 0;
        }
      }
    }
    assertThat(count).isEqualTo(functions);
  }
}
