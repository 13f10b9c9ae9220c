package continuo.langevin;

import continuo.random.KeyedRandom;
import continuo.random.Stream;

/**
 * The Wiener path of a run, known at every tick of a {@link TimeGrid} without being stored: the
 * increment over each longest step is drawn by its number, and that over each half of an interval
 * conditional on the whole, a Brownian bridge (Gaines &amp; Lyons, SIAM J. Appl. Math. 57 (1997)
 * 1455).
 *
 * <p>In unit normal numbers u = ΔW/√Δt the bridge is u_left = (u + z)/√2, u_right = (u − z)/√2 with
 * an independent unit normal z of the interval: both halves are unit normal, independent of each
 * other, and ΔW_left + ΔW_right = ΔW. A step that is rejected after its noise was seen is thus
 * refined, never drawn again: whatever decides, the path is the same one, and the displacement up
 * to any time keeps its variance. Drawing again would keep the noise that was liked and lose what
 * was not.
 *
 * <p>Numbers are addressed by (seed, number of the longest step, node of its tree), so that they
 * are the same after a restart and on any machine.
 */
public final class BrownianTree {
  private static final double ROOT_HALF = Math.sqrt(0.5);

  private final TimeGrid grid;
  private final long seed;
  private final int coordinates;

  /**
   * @param grid steps of the run
   * @param seed seed of the run
   * @param coordinates components of the path
   */
  public BrownianTree(TimeGrid grid, long seed, int coordinates) {
    this.grid = grid;
    this.seed = seed;
    this.coordinates = coordinates;
  }

  /**
   * The increment over a step, in units of √Δt.
   *
   * @param tick where it starts
   * @param level of the step, which may start there
   * @return unit normal numbers
   */
  public double[] increment(long tick, int level) {
    if (!grid.admits(level, tick)) {
      throw new IllegalArgumentException(
          "No step of level %d starts at tick %d".formatted(level, tick));
    }
    long longest = tick >> grid.depth();
    double[] u = new double[coordinates];
    double[] z = new double[coordinates];
    KeyedRandom.fillGaussian(u, seed, Stream.BROWNIAN_PATH, longest, 0);
    long node = 1;
    for (int l = 1 - grid.coarser(); l <= level; l++) {
      KeyedRandom.fillGaussian(z, seed, Stream.BROWNIAN_PATH, longest, node);
      boolean right = (tick & grid.ticks(l)) != 0;
      for (int c = 0; c < coordinates; c++) {
        u[c] = ROOT_HALF * (right ? u[c] - z[c] : u[c] + z[c]);
      }
      node = 2 * node + (right ? 1 : 0);
    }
    return u;
  }
}
