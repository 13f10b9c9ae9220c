package continuo.config;

import java.io.Serializable;

/**
 * Short molecular dynamics between two Langevin steps: the block {@code burst}.
 *
 * @param timeStep Δt, ps
 * @param equilibrationSteps steps before sampling; a multiple of sampleEvery
 * @param samplingSteps steps that are sampled; a multiple of sampleEvery, at least 8 samples
 * @param sampleEvery steps between samples
 * @param projectEvery steps between projections on the constraint; divides sampleEvery
 * @param lowKStretch sampling of the lowest-|k| patch is this many times longer, ≥ 1
 * @param precision arithmetic of the forces
 */
public record BurstConfig(
    double timeStep,
    int equilibrationSteps,
    int samplingSteps,
    int sampleEvery,
    int projectEvery,
    double lowKStretch,
    Precision precision)
    implements Serializable {
  private static final int FEWEST_SAMPLES = 8;

  /** Values of {@code precision}. */
  public enum Precision implements Choice {
    /** Double precision throughout. */
    DOUBLE,
    /** Forces of bonds and Lennard-Jones pairs in single precision, all else in double. */
    MIXED
  }

  /** Checks the ranges. */
  public BurstConfig {
    Require.positive(timeStep, "time-step");
    Require.atLeast(equilibrationSteps, 0, "equilibration-steps");
    Require.atLeast(samplingSteps, 1, "sampling-steps");
    Require.atLeast(sampleEvery, 1, "sample-every");
    Require.atLeast(projectEvery, 1, "project-every");
    Require.atLeast(lowKStretch, 1, "low-k-stretch");
    Require.that(
        equilibrationSteps % sampleEvery == 0,
        "equilibration-steps",
        "must be a multiple of `sample-every`, which is " + sampleEvery);
    Require.that(
        samplingSteps % sampleEvery == 0,
        "sampling-steps",
        "must be a multiple of `sample-every`, which is " + sampleEvery);
    Require.that(
        samplingSteps / sampleEvery >= FEWEST_SAMPLES,
        "sampling-steps",
        "gives %d samples with `sample-every` %d; at least %d are needed"
            .formatted(samplingSteps / sampleEvery, sampleEvery, FEWEST_SAMPLES));
    Require.that(
        sampleEvery % projectEvery == 0,
        "project-every",
        "must divide `sample-every`, which is " + sampleEvery);
  }
}
