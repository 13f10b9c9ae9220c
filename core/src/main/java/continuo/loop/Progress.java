package continuo.loop;

import continuo.estimate.Verdict;

/** Told of every finished step. */
@FunctionalInterface
public interface Progress {
  /**
   * A step is finished.
   *
   * @param step index of the state just measured
   * @param lastStep index of the last state of the run
   * @param time simulated time of the state, ps
   * @param gap τ_slow / τ_fast; NaN when nothing is bound
   * @param noiseRatio share of sampling error in the random force
   * @param verdict whether the state can be relied on
   * @param secondsLeft estimate of the wall time to the end
   */
  void finished(
      int step,
      int lastStep,
      double time,
      double gap,
      double noiseRatio,
      Verdict verdict,
      double secondsLeft);
}
