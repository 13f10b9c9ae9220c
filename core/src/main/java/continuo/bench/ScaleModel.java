package continuo.bench;

import java.util.List;
import java.util.stream.IntStream;

/**
 * How long one Langevin step takes on a cluster, from its measured parts. The bursts of the blocks
 * are independent tasks; their sums are added up by patch; the driver works alone:
 *
 * <p>t(c) = ⌈b/c⌉ t_burst + b (s + (p + a)/min(c, P)) + t_0 + S/w + t_driver
 *
 * <p>with c cores, b blocks, P patches, s the scheduling of a task, p = bytes/w the sending of a
 * block's sums, a their addition, t_0 the start of two stages, S the bytes of the sums that reach
 * the driver and w the bytes a second. What it leaves out: stragglers, a network that all share,
 * and the writing of tables and checkpoints.
 *
 * @param parts of a step
 * @param stages start and end of the two stages of a step without tasks, s
 * @param task scheduling and result of one task, s
 * @param bandwidth of serialising, sending and reading what is shuffled, bytes/s and core
 */
public record ScaleModel(StepParts parts, double stages, double task, double bandwidth) {

  /**
   * Seconds of one step by part.
   *
   * @param cores cores of all executors
   * @param burst bursts of the blocks
   * @param shuffle sending the sums of the blocks and adding them up
   * @param engine scheduling
   * @param driver sums to the driver, and its algebra
   */
  public record Step(int cores, double burst, double shuffle, double engine, double driver) {
    /** Seconds of the step. */
    public double total() {
      return burst + shuffle + engine + driver;
    }
  }

  /**
   * The step on a cluster.
   *
   * @param cores cores of all executors, ≥ 1
   */
  public Step on(int cores) {
    if (cores < 1) {
      throw new IllegalArgumentException("Invalid number of cores " + cores);
    }
    int rounds = (parts.blocks() + cores - 1) / cores;
    int adding = Math.min(cores, parts.patches());
    double perBlock = parts.partialBytes() / bandwidth + parts.assembleSeconds();
    return new Step(
        cores,
        rounds * parts.burstSeconds(),
        parts.blocks() * perBlock / adding,
        stages + (parts.blocks() + parts.patches()) * task,
        parts.sumBytes() / bandwidth + parts.driverSeconds());
  }

  /** 1, 2, 4 … below a number of blocks, and the number. */
  public static List<Integer> doubling(int blocks) {
    return IntStream.concat(
            IntStream.iterate(1, cores -> cores < blocks, cores -> 2 * cores), IntStream.of(blocks))
        .boxed()
        .toList();
  }

  /**
   * The smallest number of cores at which the bursts no longer take half of the step: more cores
   * gain less than what they cost.
   */
  public int balance() {
    int cores = 1;
    while (cores < parts.blocks() && on(cores).burst() > 0.5 * on(cores).total()) {
      cores++;
    }
    return cores;
  }
}
