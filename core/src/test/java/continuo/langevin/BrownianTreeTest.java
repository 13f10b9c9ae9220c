package continuo.langevin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class BrownianTreeTest {
  private static final TimeGrid GRID = new TimeGrid(0.5, 1, 4);
  private static final int WINDOWS = 20_000;

  private static double sum(BrownianTree tree, long tick, int level) {
    return tree.increment(tick, level)[0] * Math.sqrt(GRID.dt(level));
  }

  @Test
  void theIncrementsOverTheHalvesOfAStepAddUpToThatOverTheWhole() {
    BrownianTree tree = new BrownianTree(GRID, 5, 3);
    for (int level = -1; level < 4; level++) {
      long first = 3L * GRID.ticks(-1);
      for (long tick = first; tick < first + 64; tick += GRID.ticks(level)) {
        double halves =
            sum(tree, tick, level + 1) + sum(tree, tick + GRID.ticks(level + 1), level + 1);
        assertThat(halves).isCloseTo(sum(tree, tick, level), within(1e-14));
      }
    }
    assertThatThrownBy(() -> tree.increment(1, 3)).hasMessageContaining("tick 1");
  }

  /** What a step may look at before it is accepted: here its own noise. */
  private static boolean isRefused(double normal, int level) {
    return Math.abs(normal) > 0.8 && level < 4;
  }

  /**
   * Displacements over whole windows when steps with large noise are refused, of a walk with the
   * increments of the tree or with increments that are drawn again after a refusal.
   */
  private static double[] walk(boolean again) {
    BrownianTree tree = new BrownianTree(GRID, 17, 1);
    Random random = new Random(3);
    double[] moved = new double[WINDOWS];
    for (int w = 0; w < WINDOWS; w++) {
      long end = (w + 1) * GRID.ticks(-1);
      long tick = w * GRID.ticks(-1);
      int level = -1;
      while (tick < end) {
        double normal = again ? random.nextGaussian() : tree.increment(tick, level)[0];
        while (isRefused(normal, level)) {
          level++;
          normal = again ? random.nextGaussian() : tree.increment(tick, level)[0];
        }
        moved[w] += normal * Math.sqrt(GRID.dt(level));
        tick += GRID.ticks(level);
        while (GRID.admits(level - 1, tick) && level > 0) {
          level--;
        }
      }
    }
    return moved;
  }

  /** (mean square − Δt)/Δt in its standard errors, for normal displacements √(2/n). */
  private static double z(double[] moved) {
    double square = 0;
    for (double d : moved) {
      square += d * d / moved.length;
    }
    return (square / GRID.dt(-1) - 1) / Math.sqrt(2.0 / moved.length);
  }

  @Test
  void refusingStepsForTheirNoiseLeavesTheVarianceOfTheDisplacement() {
    double[] moved = walk(false);
    assertThat(Math.abs(z(moved))).isLessThan(4);
    double neighbours = 0;
    double fourth = 0;
    double variance = GRID.dt(-1);
    for (int w = 0; w < WINDOWS; w++) {
      neighbours += moved[w] * moved[(w + 1) % WINDOWS] / variance / WINDOWS;
      fourth += Math.pow(moved[w], 4) / variance / variance / WINDOWS;
    }
    assertThat(Math.abs(neighbours)).isLessThan(4 / Math.sqrt(WINDOWS));
    // Variance of the fourth power of a unit normal number: 105 − 9.
    assertThat(Math.abs(fourth - 3)).isLessThan(4 * Math.sqrt(96.0 / WINDOWS));
  }

  @Test
  void drawingAgainAfterARefusalLosesVariance() {
    assertThat(z(walk(true))).isLessThan(-20);
  }

  @Test
  void theGridHoldsThePowersOfTwoWithinItsBounds() {
    assertThat(TimeGrid.between(0.1, 0.8, 1.7)).isEqualTo(new TimeGrid(0.8, 1, 3));
    assertThat(TimeGrid.between(0.11, 0.8, 1.5)).isEqualTo(new TimeGrid(0.8, 0, 2));
    assertThat(TimeGrid.fixed(0.3).time(7)).isEqualTo(7 * 0.3);
    assertThat(GRID.time(3)).isEqualTo(3 * 0.5 / 16);
  }
}
