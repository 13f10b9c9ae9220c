package continuo.spark.export;

import continuo.error.InputException;

/**
 * Which frames to export.
 *
 * @param first first step wanted
 * @param last last step wanted
 * @param every take one of so many of the frames in between, beginning with the first of them
 */
public record FrameSelection(int first, int last, int every) {
  /** All frames. */
  public static final FrameSelection ALL = new FrameSelection(0, Integer.MAX_VALUE, 1);

  /**
   * @throws InputException if the range is empty or {@code every} is not positive
   */
  public FrameSelection {
    if (first < 0) {
      throw new InputException("Invalid --first %d; steps begin with 0".formatted(first));
    }
    if (last < first) {
      throw new InputException("Invalid --last %d: it is before --first %d".formatted(last, first));
    }
    if (every < 1) {
      throw new InputException("Invalid --every %d; allowed are 1, 2, 3 …".formatted(every));
    }
  }

  /** The steps wanted out of those there are, in the same order. */
  int[] of(int[] steps) {
    int[] inRange =
        java.util.Arrays.stream(steps).filter(step -> step >= first && step <= last).toArray();
    int[] chosen = new int[(inRange.length + every - 1) / every];
    for (int f = 0; f < chosen.length; f++) {
      chosen[f] = inRange[f * every];
    }
    return chosen;
  }
}
