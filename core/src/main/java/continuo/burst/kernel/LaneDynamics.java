package continuo.burst.kernel;

/**
 * The replicas of a block in motion: forces and BAOAB steps at one {@link Precision}. Positions and
 * velocities are the caller's arrays, [atom][xyz][lane], always in double; a caller that writes to
 * the positions says so by {@link #moved}. Not thread-safe: one instance per task.
 *
 * <p>A run of n steps is
 *
 * <pre>
 * computeForces
 * kickAndDrift(1)  computeForces  kickAndDrift(2)  computeForces  …  kickAndDrift(2)  computeForces
 * kick
 * </pre>
 */
public interface LaneDynamics {
  /** Goes on with another heat bath; the time step may differ too. */
  void couple(Thermostat thermostat);

  /** Positions have been written to since the last step. */
  void moved();

  /**
   * Forces at the positions.
   *
   * @throws continuo.error.NumericalException as {@link LaneForces#compute}
   */
  void computeForces();

  /** B: the second half kick of the last step. */
  void kick();

  /**
   * B (one half kick, or the second of a step and the first of the next), A, O, A.
   *
   * @param halfKicks 1 or 2
   * @param noise normal numbers of each lane; advanced when γ &gt; 0
   */
  void kickAndDrift(int halfKicks, LaneNoise noise);

  /**
   * Starts a sum of forces at 0, to which every step that is completed adds those that complete it;
   * or stops.
   *
   * @param sum whether forces are summed from now on
   */
  void sumForces(boolean sum);

  /**
   * Forces of the steps completed since the sum was started, [atom][xyz][lane], kJ/mol/nm; valid
   * until the next step.
   *
   * @throws IllegalStateException if none was started
   */
  double[] forceSum();

  /** The forces of the last computation, [atom][xyz][lane], kJ/mol/nm; valid until the next. */
  double[] forces();

  /**
   * Makes the forces of one lane those of another, as the caller has done with the positions and
   * velocities.
   */
  void copyLane(int from, int to);

  /** Energies and forces in double precision at any positions; shares the neighbour lists. */
  LaneForces exact();
}
