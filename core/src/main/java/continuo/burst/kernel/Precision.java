package continuo.burst.kernel;

/** Arithmetic of the forces in a burst. */
public enum Precision {
  /** Double precision throughout. */
  DOUBLE,
  /**
   * Pair and bond forces from displacements in single precision, summed in single precision per
   * atom; products with basis functions in single precision over blocks of 64 atoms, the blocks
   * summed in double. Positions, velocities, noise, energies and sums over samples in double. Terms
   * that have no single-precision kernel are evaluated in double.
   */
  MIXED
}
