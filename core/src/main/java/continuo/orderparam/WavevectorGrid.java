package continuo.orderparam;

import continuo.structure.Box;
import java.util.List;

/** Where the wavevectors of a Fourier basis lie. */
public sealed interface WavevectorGrid permits LatticeGrid, ShellGrid {
  /** k = 2πn/L. */
  WavevectorGrid LATTICE = new LatticeGrid();

  /**
   * One of each pair ±k with 0 &lt; |k| ≤ k_c, sorted by length, then by direction.
   *
   * @param cell periodic cell, or the box around a free body
   * @param cutoff k_c, 1/nm
   */
  List<Wavevector> halfSphere(Box cell, double cutoff);

  /** Whether the waves are continuous through the faces of the cell. */
  boolean isPeriodic();
}
