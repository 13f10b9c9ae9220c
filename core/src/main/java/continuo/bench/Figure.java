package continuo.bench;

/**
 * One repeat of a measurement.
 *
 * @param atomStepsPerSecond atoms × steps × lanes over the wall time
 * @param seconds wall time of the timed section
 * @param coreShare processor time over wall time; NaN where unknown
 */
public record Figure(double atomStepsPerSecond, double seconds, double coreShare) {
  /** Share of the core below which a repeat does not count. */
  private static final double WHOLE_CORE = 0.95;

  /** Whether somebody else used the core. */
  public boolean isContended() {
    return coreShare < WHOLE_CORE;
  }
}
