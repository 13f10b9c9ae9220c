package continuo.burst.kernel;

/** Arithmetic of the forces in a burst. */
public enum Precision {
  /** Double precision throughout. */
  DOUBLE,
  /**
   * Pair and bond forces from displacements in single precision, summed in single precision per
   * atom; positions, velocities, noise, constraints, energies and everything that is measured in
   * double. Terms that have no single-precision kernel are evaluated in double.
   */
  MIXED
}
