package continuo.orderparam;

import continuo.structure.Box;
import java.util.List;

/** The reciprocal lattice of the cell; every wavevector has weight 1. */
record LatticeGrid() implements WavevectorGrid {
  @Override
  public List<Wavevector> halfSphere(Box cell, double cutoff) {
    return WavevectorLattice.halfSphere(cell, cutoff).stream()
        .map(k -> new Wavevector(k[0], k[1], k[2], 1))
        .toList();
  }

  @Override
  public boolean isPeriodic() {
    return true;
  }
}
