package continuo.plain;

import continuo.error.InputException;

/**
 * How much plain molecular dynamics is run.
 *
 * @param replicas independent replicas, ≥ 1
 * @param steps sampled steps of each; a multiple of sampleEvery, ≥ sampleEvery
 * @param sampleEvery steps between samples, ≥ 1
 * @param settleSteps steps before the first sample, ≥ 0
 */
public record PlainMdPlan(int replicas, int steps, int sampleEvery, int settleSteps) {
  /**
   * Checks the ranges.
   *
   * @throws InputException if a number is out of range
   */
  public PlainMdPlan {
    require(replicas >= 1, "--replicas", replicas, "at least 1");
    require(sampleEvery >= 1, "--sample-every", sampleEvery, "at least 1");
    require(
        steps >= sampleEvery && steps % sampleEvery == 0,
        "--steps",
        steps,
        "a positive multiple of --sample-every (%d)".formatted(sampleEvery));
    require(settleSteps >= 0, "--settle", settleSteps, "at least 0");
  }

  private static void require(boolean good, String option, int value, String allowed) {
    if (!good) {
      throw new InputException("Invalid %s %d: must be %s".formatted(option, value, allowed));
    }
  }

  /** Samples of each replica, the one at the start of the sampling included. */
  public int samples() {
    return steps / sampleEvery + 1;
  }

  /** Atoms × replicas × steps, settling included. */
  public double atomSteps(int nAtoms) {
    return (double) nAtoms * replicas * ((double) steps + settleSteps);
  }
}
