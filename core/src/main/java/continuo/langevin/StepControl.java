package continuo.langevin;

import java.util.function.IntPredicate;

/**
 * Chooses the time step of the order parameters from how well the linearised step predicted the
 * force, within the Markov window.
 *
 * <p>The excess ε of a step ({@link LangevinStep#excess}) is what the mismatch of the force is
 * beyond four standard errors, in units of the random force of the step. Curvature of the force
 * makes a mismatch ∝ ΔΦ² ∝ Δt; the random force falls as Δt^(−1/2): ε ∝ Δt^(3/2). A step with ε
 * above the tolerance is to be tried again with the Δt at which ε is expected to meet it. A step is
 * lengthened when twice its length is expected to have an ε of at most half of the tolerance.
 *
 * <p>Δt is not shortened below {@link #ABOVE_FAST}·τ_fast, where an equation without memory means
 * nothing, unless ε is above {@link #RUN_AWAY}, and lengthened when it is below and twice its
 * length is expected to meet the tolerance. It is shortened when it is above {@link
 * #BELOW_SLOW}·τ_slow. It is always between the bounds of the grid.
 *
 * @param grid allowed steps
 * @param tolerance largest excess of a step that is accepted
 */
public record StepControl(TimeGrid grid, double tolerance) {
  /** Δt is at least this many τ_fast. */
  public static final double ABOVE_FAST = 1;

  /** Δt is at most this part of τ_slow. */
  public static final double BELOW_SLOW = 0.5;

  /** A mismatch of more random forces than this would throw the run off its path. */
  public static final double RUN_AWAY = 1;

  private static final double GROWTH = Math.sqrt(8);

  /** Whether a step has to be taken back. */
  public boolean refuses(double excess) {
    return excess > tolerance;
  }

  /**
   * The level at which a refused step is tried again; its own if none shorter is allowed.
   *
   * @param level of the refused step
   * @param excess its ε
   * @param fast τ_fast, ps
   */
  public int retry(int level, double excess, double fast) {
    double shortest = excess > RUN_AWAY ? 0 : ABOVE_FAST * fast;
    double wanted = Math.cbrt(excess / tolerance) * Math.cbrt(excess / tolerance);
    int finer = level;
    double shortened = 1;
    while (isFinerAllowed(finer, shortest) && (finer == level || shortened < wanted)) {
      finer++;
      shortened *= 2;
    }
    return finer;
  }

  private boolean isFinerAllowed(int level, double shortest) {
    return level < grid.finer() && grid.dt(level + 1) >= shortest;
  }

  /** What is remembered of ε: the present one, or half of what was remembered before. */
  public double remember(double before, double excess) {
    return Math.max(excess, 0.5 * before);
  }

  /**
   * The level of the step that follows an accepted one.
   *
   * @param level of the accepted step
   * @param tick where the next one starts
   * @param remembered ε that is remembered
   * @param fast τ_fast, ps
   * @param slow τ_slow, ps; NaN when nothing is bound
   * @param isQuiet whether the sampling error of the force is within its budget at a level
   */
  public int next(
      int level, long tick, double remembered, double fast, double slow, IntPredicate isQuiet) {
    double longest = Double.isNaN(slow) ? Double.POSITIVE_INFINITY : BELOW_SLOW * slow;
    int next = level;
    if (GROWTH * remembered <= 0.5 * tolerance
        && grid.admits(level - 1, tick)
        && grid.dt(level - 1) <= longest
        && isQuiet.test(level - 1)) {
      next--;
    }
    while (grid.dt(next) > longest && isFinerAllowed(next, ABOVE_FAST * fast)) {
      next++;
    }
    if (GROWTH * remembered <= tolerance
        && grid.dt(next) < ABOVE_FAST * fast
        && grid.admits(next - 1, tick)) {
      next--;
    }
    return next;
  }
}
