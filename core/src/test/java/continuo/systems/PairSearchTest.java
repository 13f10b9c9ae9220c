package continuo.systems;

import static org.assertj.core.api.Assertions.assertThat;

import continuo.structure.AtomLabel;
import continuo.structure.Box;
import continuo.structure.Composite;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PairSearchTest {
  private static double[] points(int n, double x, double y, double z, long seed) {
    Random random = new Random(seed);
    double[] points = new double[3 * n];
    for (int i = 0; i < n; i++) {
      points[3 * i] = x * random.nextDouble() - 1;
      points[3 * i + 1] = y * random.nextDouble();
      points[3 * i + 2] = z * random.nextDouble();
    }
    return points;
  }

  private static double distance(double[] p, int i, int j, Box box) {
    double[] d = {p[3 * i] - p[3 * j], p[3 * i + 1] - p[3 * j + 1], p[3 * i + 2] - p[3 * j + 2]};
    double r2 = box.nearest2(d[0], d[1], d[2]);
    return Math.sqrt(r2);
  }

  @ParameterizedTest
  @CsvSource({
    "0, 1, 1, 1, 0.5",
    "1, 1, 1, 1, 0.5",
    "2, 1, 1, 1, 5",
    "300, 1, 1, 1, 0.2",
    "300, 10, 1, 0, 0.3",
    "300, 0, 0, 0, 0.3",
    "300, 1, 1, 1, 3",
    "300, 100, 100, 100, 0.01",
    "300, 1, 2, 3, 1",
  })
  void findsWhatTheDoubleLoopFindsInOrder(int n, double x, double y, double z, double cutoff) {
    double[] points = points(n, x, y, z, 11);
    List<PairSearch.Pair> expected = new ArrayList<>();
    for (int i = 0; i < n; i++) {
      for (int j = i + 1; j < n; j++) {
        double r = distance(points, i, j, Box.FREE);
        if (r <= cutoff) {
          expected.add(new PairSearch.Pair(i, j, r));
        }
      }
    }
    List<PairSearch.Pair> found = new ArrayList<>();
    PairSearch.forEach(points, cutoff, (i, j, r) -> found.add(new PairSearch.Pair(i, j, r)));
    assertThat(found).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0.9, 0",
    "3, 0.4, 0",
    "3, 1.0, 0",
    "5, 0.2, 0",
    "8, 0.01, 0",
    "3, 0.9, 0.5",
    "3, 0.4, -0.5",
    "5, 0.2, 0.3"
  })
  void closestPairIsTheNearestImage(double edge, double cutoff, double tilt) {
    double t = tilt * edge;
    Box box = edge == 0 ? Box.FREE : new Box(edge, 1.5 * edge, 0.9 * edge, t, -t, t);
    int n = 60;
    double[] points = points(n, 6, 6, 6, 5);
    Composite composite =
        new Composite(
            box,
            java.util.Arrays.stream(new double[n]).map(m -> 1).toArray(),
            points,
            new int[n],
            Collections.nCopies(n, new AtomLabel("X", "X", "A", 1)));
    double closest = Double.POSITIVE_INFINITY;
    for (int i = 0; i < n; i++) {
      for (int j = i + 1; j < n; j++) {
        if ((i + j) % 3 != 0) {
          closest = Math.min(closest, distance(points, i, j, box));
        }
      }
    }
    PairSearch.Pair found =
        PairSearch.closest(composite, cutoff, pair -> ((pair >>> 32) + (int) pair) % 3 != 0);
    if (closest <= cutoff) {
      assertThat(found.distance()).isEqualTo(closest);
    } else {
      assertThat(found).isNull();
    }
  }
}
