package continuo.langevin;

import continuo.forcefield.BondTopology;
import continuo.forcefield.DoubleWellBonds;
import continuo.forcefield.EnergyTerm;
import continuo.forcefield.HarmonicBonds;
import continuo.forcefield.MolecularSystem;
import continuo.orderparam.OrderParameterBasis;

/**
 * How many parts the coherent move r ← r + Ũ Δq must be cut into so that no bond vector changes by
 * more than a limit in one part.
 */
public final class CoherentMove {
  private final MolecularSystem system;
  private final OrderParameterBasis basis;
  private final double limit;

  /**
   * @param system atoms and bonds; kept by reference
   * @param basis order parameters; kept by reference
   * @param limit largest change of a bond vector in one part, nm
   */
  public CoherentMove(MolecularSystem system, OrderParameterBasis basis, double limit) {
    this.system = system;
    this.basis = basis;
    this.limit = limit;
  }

  /** Number of parts for a change of the coordinates, ≥ 1. */
  public int parts(double[] change) {
    double[] moved = basis.coherent(change);
    double largest = 0;
    for (EnergyTerm term : system.terms()) {
      BondTopology bonds = null;
      if (term instanceof HarmonicBonds harmonic) {
        bonds = harmonic.topology();
      } else if (term instanceof DoubleWellBonds links) {
        bonds = links.topology();
      }
      for (int b = 0; bonds != null && b < bonds.size(); b++) {
        largest = Math.max(largest, relative(moved, bonds.i(b), bonds.j(b)));
      }
    }
    return (int) Math.max(1, Math.ceil(largest / limit));
  }

  private double relative(double[] moved, int i, int j) {
    double sum2 = 0;
    for (int axis = 0; axis < 3; axis++) {
      double d =
          moved[3 * i + axis]
              - system.composite().reference(i, axis)
              - moved[3 * j + axis]
              + system.composite().reference(j, axis);
      sum2 += d * d;
    }
    return Math.sqrt(sum2);
  }
}
