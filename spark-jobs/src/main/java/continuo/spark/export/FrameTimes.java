package continuo.spark.export;

/**
 * Steps and times of frames.
 *
 * @param steps rising; kept by reference, not to be written
 * @param times simulated time of each, ps; kept by reference, not to be written
 */
record FrameTimes(int[] steps, double[] times) {
  FrameTimes {
    if (steps.length != times.length) {
      throw new IllegalArgumentException(
          "Invalid frame times: %d steps, %d times".formatted(steps.length, times.length));
    }
  }

  int size() {
    return steps.length;
  }

  /** Steps between neighbouring frames if that is the same throughout, otherwise 1. */
  int stride() {
    if (size() < 2) {
      return 1;
    }
    int stride = steps[1] - steps[0];
    for (int f = 2; f < size(); f++) {
      if (steps[f] - steps[f - 1] != stride) {
        return 1;
      }
    }
    return stride;
  }

  /** Mean time between neighbouring frames, ps; 0 for a single frame. */
  double meanInterval() {
    return size() < 2 ? 0 : (times[size() - 1] - times[0]) / (size() - 1);
  }
}
