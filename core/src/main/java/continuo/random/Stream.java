package continuo.random;

/** Every use of random numbers in a run; the ordinal is part of the key, so only append. */
public enum Stream {
  /** Thermostat noise of the bursts. */
  THERMOSTAT,
  /** Initial velocities of the replicas. */
  VELOCITIES,
  /** Random force of the Langevin step of the order parameters. */
  ORDER_PARAMETERS,
  /** Disorder drawn by a structure builder. */
  STRUCTURE,
  /** Thermostat noise of a burst that is repeated with half the time step. */
  THERMOSTAT_RETRY,
  /** Directions in which atoms in the same place are pushed apart. */
  OVERLAP,
  /** Velocities of replicas released to measure diffusion. */
  DIFFUSION_VELOCITIES,
  /** Thermostat noise of the bursts that measure diffusion. */
  DIFFUSION_THERMOSTAT,
  /** Velocities at the start of plain molecular dynamics. */
  PLAIN_VELOCITIES,
  /** Thermostat noise of plain molecular dynamics. */
  PLAIN_THERMOSTAT,
  /** Wiener path of the order parameters where the time step adapts. */
  BROWNIAN_PATH
}
