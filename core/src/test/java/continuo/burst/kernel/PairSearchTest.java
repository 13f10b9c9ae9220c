package continuo.burst.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import continuo.burst.kernel.BruteForce.PairImage;
import continuo.forcefield.LennardJones;
import continuo.structure.Box;
import continuo.structure.Composite;
import java.util.HashSet;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The search itself, before the surplus is removed, against a loop over all pairs, images and
 * lanes.
 */
class PairSearchTest {
  private static final double RADIUS = 1.5;

  /** Amplitudes from lanes on one point to lanes too far apart for one sweep. */
  @ParameterizedTest
  @ValueSource(doubles = {0, 0.02, 0.2, 0.4, 0.6, 1, 4})
  void everyPairWithinTheRadiusInAnyLaneIsFound(double amplitude) {
    SplittableRandom random = new SplittableRandom(Double.hashCode(amplitude));
    for (int round = 0; round < 20; round++) {
      Box[] boxes = {
        Box.FREE,
        new Box(7, 3.3, 1.9),
        new Box(7, 6.5, 6, 3.5, -3.5, 3.25),
        new Box(4, 1.1, 1.9, 1.9, -1.7, 0.5)
      };
      Box box = boxes[round % boxes.length];
      int lanes = 1 + random.nextInt(8);
      int n = 1 + random.nextInt(40);
      Composite composite = TestSystems.composite(box, TestSystems.uniform(random, 3 * n, 0, 5));
      double[] x = TestSystems.lanes(random, composite, lanes, amplitude);
      LennardJones lj = TestSystems.reducedLennardJones(n, 1, 0.1);
      PairSearch search =
          new PairSearch(composite, new int[n], 1, new Exclusions(lj, n), false, lanes);
      PairRows rows = new PairRows();
      rows.clear();
      search.prepare(x, RADIUS);
      for (int i = 0; i < n; i++) {
        search.addRows(x, i, rows);
      }
      Set<PairImage> near = new HashSet<>();
      for (int lane = 0; lane < lanes; lane++) {
        BruteForce.eachPair(box, x, lanes, lane, RADIUS, (p, dx, dy, dz, r) -> near.add(p));
      }
      assertThat(NeighbourListTest.pairs(rows, box)).containsAll(near);
    }
  }
}
