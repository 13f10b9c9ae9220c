package continuo.loop;

import continuo.estimate.Verdict;

/**
 * What is told of a finished step.
 *
 * @param step index of the state just measured
 * @param lastStep index of the last state of the run
 * @param time simulated time of the state, ps
 * @param timeStep the step to the next state that is tried first, ps
 * @param gap τ_slow / τ_fast; NaN when nothing is bound
 * @param noiseRatio share of sampling error in the random force
 * @param verdict whether the state can be relied on
 * @param replicas replicas in the ensemble, without quarantined ones
 * @param quarantined replicas out of service
 * @param atomSteps atoms × replicas × molecular-dynamics steps of this step
 * @param burstSeconds task time in bursts, summed over tasks, s
 * @param wallSeconds wall time of the step with its checkpoint, s
 * @param driverSeconds the part of it in which no burst ran: estimates, Langevin step, storage, s
 * @param secondsLeft estimate of the wall time to the end, s
 */
public record StepReport(
    int step,
    int lastStep,
    double time,
    double timeStep,
    double gap,
    double noiseRatio,
    Verdict verdict,
    int replicas,
    int quarantined,
    double atomSteps,
    double burstSeconds,
    double wallSeconds,
    double driverSeconds,
    double secondsLeft) {}
