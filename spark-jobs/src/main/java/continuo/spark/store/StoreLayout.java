package continuo.spark.store;

/**
 * How the files of a run are cut and how long they are kept. Rows and their bits do not depend on
 * it, and it may differ from one process of a run to the next.
 *
 * @param compactEvery steps in one file of a table, at least, once the run has as many; 1 for a
 *     file with every commit; ≥ 1
 * @param keepCheckpoints newest checkpoints that are kept; ≥ 1
 * @param keepFrames steps before the present one whose frames are kept at least; older ones go, a
 *     file at a time; 0 to keep all; ≥ 0
 */
public record StoreLayout(int compactEvery, int keepCheckpoints, int keepFrames) {
  /** That of a configuration that says nothing. */
  public static final StoreLayout DEFAULT = new StoreLayout(100, 2, 0);

  /**
   * @throws IllegalArgumentException if a number is out of its range
   */
  public StoreLayout {
    if (compactEvery < 1 || keepCheckpoints < 1 || keepFrames < 0) {
      throw new IllegalArgumentException(
          "Invalid layout of a run: compactEvery %d, keepCheckpoints %d, keepFrames %d"
              .formatted(compactEvery, keepCheckpoints, keepFrames));
    }
  }

  /** First step whose frames must be kept. */
  int firstFrame(int steps) {
    return keepFrames == 0 ? 0 : Math.max(0, steps - keepFrames);
  }
}
