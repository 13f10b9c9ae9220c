package continuo.estimate.diffusion;

/**
 * Lengths of the stretches that {@code loop.DiffusionSampler} runs; times in ps.
 *
 * @param replicas independent replicas, ≥ 4
 * @param equilibrationSteps with Φ held before anything is sampled
 * @param heldEvery steps averaged into a sample of the force, ≥ 1
 * @param heldSamples samples of force, each replica
 * @param releases releases of each replica, ≥ 1, spread over the held ensemble
 * @param stepsBetweenReleases with Φ held between two releases; long beside the residual memory
 * @param releasedEvery steps between samples after a release, ≥ 1; short beside 1/γ
 * @param releasedSamples samples after each release
 * @param restraint κ of ½κ|q − q₀|², 1/ps²
 * @param restrainedEquilibrationSteps in the restraint before sampling
 * @param restrainedEvery steps between samples in the restraint, ≥ 1
 * @param restrainedSamples samples in the restraint, each replica
 * @param correlationTime largest lag of the momentum correlation, ps
 * @param swarmStart τ₁, ps
 * @param swarmEnd τ₂, ps
 */
public record SamplingPlan(
    int replicas,
    int equilibrationSteps,
    int heldEvery,
    int heldSamples,
    int releases,
    int stepsBetweenReleases,
    int releasedEvery,
    int releasedSamples,
    double restraint,
    int restrainedEquilibrationSteps,
    int restrainedEvery,
    int restrainedSamples,
    double correlationTime,
    double swarmStart,
    double swarmEnd) {

  /** Checks the ranges. */
  public SamplingPlan {
    if (replicas < 4
        || Math.min(heldEvery, Math.min(releasedEvery, restrainedEvery)) < 1
        || equilibrationSteps < 0
        || heldSamples < 8
        || releases < 1
        || stepsBetweenReleases < 0
        || releasedSamples < 2
        || !(restraint > 0)
        || restrainedEquilibrationSteps < 0
        || restrainedSamples < 8) {
      throw new IllegalArgumentException(
          "Invalid sampling plan: at least 4 replicas, 8 samples and a restraint > 0 are needed");
    }
  }
}
