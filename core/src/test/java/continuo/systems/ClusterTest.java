package continuo.systems;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import continuo.config.ParticleConfig;
import continuo.config.ParticleConfig.Shape;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ClusterTest {
  private static double[] positions(Shape shape, int atoms) {
    return Cluster.positions(new ParticleConfig(atoms, shape, 0.3, 1, 1, 1.5));
  }

  private static double distance(double[] r, int i, int j) {
    return LinkPattern.distance(r, i, j, new double[3]);
  }

  @ParameterizedTest
  @EnumSource(Shape.class)
  void nearestNeighboursAreOneSpacingApartAtEverySize(Shape shape) {
    for (int atoms = 13; atoms <= 147; atoms++) {
      double[] r = positions(shape, atoms);
      assertThat(r).hasSize(3 * atoms);
      double closest = Double.POSITIVE_INFINITY;
      for (int i = 0; i < atoms; i++) {
        for (int j = 0; j < i; j++) {
          closest = Math.min(closest, distance(r, i, j));
        }
      }
      assertThat(closest).isCloseTo(0.3, within(1e-12));
    }
  }

  /** Neighbours of the centre and pairs within 1.1 spacings of the complete shells. */
  @ParameterizedTest
  @CsvSource({
    "ICOSAHEDRON, 13, 42",
    "ICOSAHEDRON, 55, 234",
    "ICOSAHEDRON, 147, 696",
    "CUBOCTAHEDRON, 13, 36",
    "CUBOCTAHEDRON, 55, 216",
    "CUBOCTAHEDRON, 147, 660",
  })
  void completeShellsHaveTheContactsOfTheMackayClusters(Shape shape, int atoms, int contacts) {
    double[] r = positions(shape, atoms);
    int found = 0;
    for (int i = 0; i < atoms; i++) {
      for (int j = 0; j < i; j++) {
        found += distance(r, i, j) < 1.1 * 0.3 ? 1 : 0;
      }
    }
    assertThat(found).isEqualTo(contacts);
  }

  @ParameterizedTest
  @EnumSource(Shape.class)
  void oddSizesAreCentred(Shape shape) {
    for (int atoms = 13; atoms <= 147; atoms += 2) {
      double[] sum = new double[3];
      double[] r = positions(shape, atoms);
      for (int c = 0; c < r.length; c++) {
        sum[c % 3] += r[c];
      }
      assertThat(sum).containsExactly(new double[3], within(1e-12));
    }
  }

  @ParameterizedTest
  @EnumSource(Shape.class)
  void smallerClustersArePartsOfLargerOnes(Shape shape) {
    double[] large = positions(shape, 147);
    double[] small = positions(shape, 40);
    assertThat(small).isEqualTo(java.util.Arrays.copyOf(large, small.length));
  }
}
