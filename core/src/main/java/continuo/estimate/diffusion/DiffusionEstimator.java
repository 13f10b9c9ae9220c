package continuo.estimate.diffusion;

/**
 * A way to the diffusion matrix D of the order parameters from the time series of independent
 * replicas. What the series must hold (momenta, forces or coordinates, and under which conditions)
 * is said by each: {@link GreenKubo}, {@link ConstrainedForce}, {@link Restrained}, {@link Swarm},
 * {@link MeanSquareDisplacement}.
 */
public interface DiffusionEstimator {
  /** The word for it, for example {@code green-kubo}. */
  String name();

  /**
   * @param series of at least 4 replicas; read
   * @return D with the standard error of every element, amu nm²/ps
   * @throws NoPlateauException if D is not defined by what was measured; only {@link GreenKubo}
   * @throws IllegalArgumentException if the series are too short for the settings
   */
  DiffusionEstimate estimate(ReplicaSeries series);
}
