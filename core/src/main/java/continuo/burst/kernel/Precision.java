package continuo.burst.kernel;

/** Arithmetic of the forces in a burst. */
public enum Precision {
  /** Double precision throughout. */
  DOUBLE,
  /**
   * Pair and bond forces from displacements in single precision, summed in single precision per
   * atom; products with basis functions in single precision over blocks of 64 atoms, the blocks
   * summed in double; the sum of forces over the steps of a window in single precision. Positions,
   * velocities, noise, energies and everything that is made of the samples in double. Terms that
   * have no single-precision kernel are evaluated in double.
   */
  MIXED
}
