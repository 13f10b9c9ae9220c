package continuo.config;

import java.io.Serializable;

/**
 * Evolution of the order parameters: the block {@code langevin}.
 *
 * @param stepper which integrator
 * @param timeStep Δt, ps
 * @param adaptiveStep whether and how Δt adapts; it then starts with {@code timeStep}
 * @param steps number of steps of the run
 * @param divergence whether and how the drift ∇·D is included
 * @param noiseCompensation whether the sampling error of the force is taken off the random force
 * @param noiseBudget largest share of the random force that may be sampling error, 0…1 excluded
 * @param maxRounds burst rounds of one step at most, ≥ 1
 * @param maxBondChange largest change of a bond vector in one coherent sub-move, nm
 * @param relaxationSteps constrained steps between sub-moves
 */
public record LangevinConfig(
    Stepper stepper,
    double timeStep,
    AdaptiveStepConfig adaptiveStep,
    int steps,
    Divergence divergence,
    boolean noiseCompensation,
    double noiseBudget,
    int maxRounds,
    double maxBondChange,
    int relaxationSteps)
    implements Serializable {
  /** Integrators of the order parameters. */
  public enum Stepper implements Choice {
    /** Exact for forces linear over the step. */
    EXPONENTIAL,
    /** Force at the end of the step; stable for any Δt, stiff directions too cold. */
    IMPLICIT,
    /** First order, for comparison. */
    EULER_MARUYAMA
  }

  /** The drift ∇·D of (III.15). */
  public enum Divergence implements Choice {
    /** Left out: D is constant over a step. */
    OFF,
    /** By the friction in the middle of the step, which one more burst measures. */
    MIDPOINT
  }

  /** Checks the ranges. */
  public LangevinConfig {
    Require.positive(timeStep, "time-step");
    Require.that(
        !adaptiveStep.enabled()
            || (adaptiveStep.min() <= timeStep && timeStep <= adaptiveStep.max()),
        "time-step",
        "must lie between `adaptive-step.min` and `adaptive-step.max`");
    Require.atLeast(steps, 1, "steps");
    Require.between(0, noiseBudget, 1, "noise-budget");
    Require.atLeast(maxRounds, 1, "max-rounds");
    Require.that(
        !adaptiveStep.enabled() || maxRounds <= 40,
        "max-rounds",
        "must be at most 40 where the time step adapts");
    Require.positive(maxBondChange, "max-bond-change");
    Require.atLeast(relaxationSteps, 0, "relaxation-steps");
  }
}
