package continuo.validate;

import java.util.Locale;

/** What came of a comparison. */
public enum Verdict {
  /** Within its bound. */
  PASS,
  /** Outside its bound, or not a number. */
  FAIL,
  /** Not made; the note says why. */
  SKIPPED;

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
