package continuo.langevin;

import java.io.Serializable;

/**
 * The time steps a run may take: Δt·2^(−level) for levels from −coarser (longest) to finer
 * (shortest). Time is counted in ticks of the shortest one. A step of a level starts at a multiple
 * of its own length, so that a step is always a node of the binary tree over the longest one and
 * {@link BrownianTree} can give it its noise.
 *
 * @param timeStep Δt of level 0, ps
 * @param coarser number of longer steps
 * @param finer number of shorter steps
 */
public record TimeGrid(double timeStep, int coarser, int finer) implements Serializable {
  /** More halvings than this from the longest to the shortest step are refused. */
  public static final int MOST_LEVELS = 30;

  /**
   * @throws IllegalArgumentException if a number is negative or there are too many levels
   */
  public TimeGrid {
    if (!(timeStep > 0) || coarser < 0 || finer < 0 || coarser + finer > MOST_LEVELS) {
      throw new IllegalArgumentException(
          "Invalid time grid: step %s, %d longer and %d shorter"
              .formatted(timeStep, coarser, finer));
    }
  }

  /** The one step of a run that does not adapt. */
  public static TimeGrid fixed(double timeStep) {
    return new TimeGrid(timeStep, 0, 0);
  }

  /** All Δt·2^k from {@code shortest} to {@code longest}, ps, bounds included. */
  public static TimeGrid between(double shortest, double timeStep, double longest) {
    // A power of 2 that was written in decimal digits is one all the same.
    double rounding = 1 + 1e-9;
    return new TimeGrid(
        timeStep,
        Math.getExponent(rounding * longest / timeStep),
        Math.getExponent(rounding * timeStep / shortest));
  }

  /** Whether there is a choice. */
  public boolean isAdaptive() {
    return coarser + finer > 0;
  }

  /** Number of halvings from the longest to the shortest step. */
  public int depth() {
    return coarser + finer;
  }

  /** Length of a step of a level, ps. */
  public double dt(int level) {
    return Math.scalb(timeStep, -level);
  }

  /** The same in ticks. */
  public long ticks(int level) {
    return 1L << (finer - level);
  }

  /** Simulated time of a tick, ps. */
  public double time(long tick) {
    return tick * dt(finer);
  }

  /** Whether a step of a level may start at a tick. */
  public boolean admits(int level, long tick) {
    return level >= -coarser && level <= finer && tick % ticks(level) == 0;
  }
}
