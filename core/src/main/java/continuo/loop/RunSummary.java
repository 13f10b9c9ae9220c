package continuo.loop;

/**
 * How a call of the loop ended.
 *
 * @param nextStep first state that is not measured yet
 * @param lastStep last state the configuration asks for
 * @param time simulated time of the last measured state, ps
 * @param steps states measured in this call
 * @param wallSeconds wall time of the steps of this call
 * @param secondsToFirstStep wall time until the first of them was finished
 * @param burstSeconds task time in bursts, summed over tasks
 * @param atomSteps atoms × replicas × molecular-dynamics steps
 * @param gap last gap
 * @param stepsAtSaddle steps of this call at which the stiffness had unstable directions
 * @param stepsOutsideWindow steps of this call whose Δt was outside the Markov window
 * @param stepsNotCompensated steps whose sampling error exceeded the random force
 * @param verdicts verdicts of the states of this call
 */
public record RunSummary(
    int nextStep,
    int lastStep,
    double time,
    int steps,
    double wallSeconds,
    double secondsToFirstStep,
    double burstSeconds,
    double atomSteps,
    double gap,
    int stepsAtSaddle,
    int stepsOutsideWindow,
    int stepsNotCompensated,
    VerdictTally verdicts) {
  public boolean isFinished() {
    return nextStep > lastStep;
  }
}
