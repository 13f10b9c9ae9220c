package continuo.burst;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import continuo.known.KnownEnsemble;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class QuenchedStructureTest {
  /** Exactly quadratic: the force is −H q, H the stiffness after relaxation, in closed form. */
  @Test
  void theForceOfAHarmonicNetworkIsItsClosedForm() {
    KnownEnsemble ring = KnownEnsemble.ring();
    QuenchedStructure structure = new QuenchedStructure(ring.context());
    structure.follow(BurstRequest.at(0, new double[ring.q().length], false));
    double[] q = ring.q();
    double[] from = new double[q.length];
    double[] force = structure.follow(new BurstRequest(1, 0, from, q, q, 3, null, null, false));
    double[] exact = ring.exact().stiffness().operate(q);
    double largest = Arrays.stream(exact).map(Math::abs).max().orElseThrow();
    for (int c = 0; c < q.length; c++) {
      assertThat(force[c]).isCloseTo(-exact[c], within(1e-4 * largest));
    }
    assertThat(largest).isPositive();
    assertThat(structure.steps()).isPositive();
  }

  /** A further round stays where it is: no work, the same force. */
  @Test
  void aFurtherRoundAtTheSameStateCostsNothing() {
    KnownEnsemble ring = KnownEnsemble.ring();
    QuenchedStructure structure = new QuenchedStructure(ring.context());
    BurstRequest first = BurstRequest.at(0, ring.q(), false);
    double[] force = structure.follow(first);
    assertThat(structure.follow(first.again(1))).isEqualTo(force);
    assertThat(structure.steps()).isZero();
  }

  /**
   * Turning the body with the order parameters turns the force; from a checkpoint the same bits.
   */
  @Test
  void turnsWithTheBodyAndComesBackFromACheckpoint() {
    KnownEnsemble free = KnownEnsemble.free();
    double[] q = free.q();
    double[] rotation = {0.6, -0.8, 0, 0.8, 0.6, 0, 0, 0, 1};
    // About the origin; q counts from the reference, so its turned value comes from the atoms.
    double[] r = free.basis().coherent(q);
    double[] turned = new double[r.length];
    for (int i = 0; i < r.length; i += 3) {
      for (int a = 0; a < 3; a++) {
        int row = a;
        int atom = i;
        turned[i + a] =
            IntStream.range(0, 3).mapToDouble(b -> rotation[3 * row + b] * r[atom + b]).sum();
      }
    }
    double[] target = free.basis().coordinates(turned);
    QuenchedStructure structure = new QuenchedStructure(free.context());
    double[] before = structure.follow(BurstRequest.at(0, q, false));
    Map<String, double[]> arrays = new TreeMap<>();
    structure.save(arrays);
    BurstRequest turn = new BurstRequest(1, 0, q, q, target, 1, rotation, new double[3], false);
    double[] after = structure.follow(turn);
    double largest = Arrays.stream(before).map(Math::abs).max().orElseThrow();
    for (int c = 0; c < q.length; c++) {
      int first = c - c % 3;
      int row = c % 3;
      double expected =
          IntStream.range(0, 3).mapToDouble(b -> rotation[3 * row + b] * before[first + b]).sum();
      assertThat(after[c]).isCloseTo(expected, within(1e-3 * largest));
    }
    QuenchedStructure back = new QuenchedStructure(free.context());
    back.restore(arrays);
    assertThat(back.follow(turn)).isEqualTo(after);
  }
}
