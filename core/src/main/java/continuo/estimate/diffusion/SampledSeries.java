package continuo.estimate.diffusion;

/**
 * What {@code loop.DiffusionSampler} keeps of the bursts at one Φ, all in the orthonormal
 * coordinates.
 *
 * @param forces with Φ held, averaged over every interval, √amu kJ/mol/nm per amu, one series a
 *     replica; for {@link ConstrainedForce}
 * @param momenta after release, √amu nm/ps, one series a release; for {@link GreenKubo}
 * @param released coordinates after release, √amu nm, one series a release; for {@link Swarm}
 * @param restrained coordinates in the restraint, √amu nm, one series a replica; for {@link
 *     Restrained}
 */
public record SampledSeries(
    ReplicaSeries forces,
    ReplicaSeries momenta,
    ReplicaSeries released,
    ReplicaSeries restrained) {}
