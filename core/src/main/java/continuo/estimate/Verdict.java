package continuo.estimate;

import java.util.Locale;

/** How far a measured number can be relied on; in ascending order of concern. */
public enum Verdict {
  /** Its stated error is all there is to doubt. */
  TRUST,
  /**
   * A condition of the theory is met only roughly: the number may be off by more than its error.
   */
  DOUBTFUL,
  /** A condition of the theory is not met: the number means nothing. */
  INVALID;

  /** The one of greater concern. */
  public Verdict or(Verdict other) {
    return compareTo(other) >= 0 ? this : other;
  }

  /** As it is written in tables. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
