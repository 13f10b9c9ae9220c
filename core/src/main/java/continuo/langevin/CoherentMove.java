package continuo.langevin;

import continuo.error.NumericalException;
import continuo.forcefield.AtomTuples;
import continuo.forcefield.BondedTerm;
import continuo.forcefield.DoubleWellBonds;
import continuo.forcefield.EnergyTerm;
import continuo.forcefield.HarmonicBonds;
import continuo.forcefield.MolecularSystem;
import continuo.orderparam.OrderParameterBasis;

/**
 * How many parts the coherent move r ← r + Ũ Δq must be cut into so that no vector between bonded
 * atoms, or neighbours in a listed angle, dihedral or contact, changes by more than a limit in one
 * part. A host does not move along, so with one no atom of the composite may move by more than that
 * limit in one part: the host relaxes between the parts.
 */
public final class CoherentMove {
  /** A step that needs more has run away. */
  private static final int MOST_PARTS = 1000;

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

  /**
   * Number of parts for a change of the coordinates, ≥ 1.
   *
   * @throws NumericalException if the change is not finite, or moves bonded atoms so far that no
   *     run could mean it
   */
  public int parts(double[] change) {
    for (int c = 0; c < change.length; c++) {
      if (!Double.isFinite(change[c])) {
        throw new NumericalException(
            "Cannot move the order parameters: the step of coordinate %d along %s is %s; shorten `langevin.time-step` or measure longer"
                .formatted(c / 3, "xyz".charAt(c % 3), change[c]));
      }
    }
    double[] moved = basis.coherent(change);
    double largest = system.composite().nHost() > 0 ? farthest(moved) : 0;
    for (EnergyTerm term : system.flatTerms()) {
      if (term instanceof HarmonicBonds harmonic) {
        largest = Math.max(largest, largest(moved, AtomTuples.pairs(harmonic.topology())));
      } else if (term instanceof DoubleWellBonds links) {
        largest = Math.max(largest, largest(moved, AtomTuples.pairs(links.topology())));
      } else if (term instanceof BondedTerm bonded) {
        largest = Math.max(largest, largest(moved, bonded.atoms()));
      }
    }
    double parts = Math.ceil(largest / limit);
    if (parts > MOST_PARTS) {
      throw new NumericalException(
          "Cannot move the order parameters: the step changes a bond or contact by %.3g nm, more than %d times `langevin.max-bond-change` (%s nm); shorten `langevin.time-step`"
              .formatted(largest, MOST_PARTS, limit));
    }
    return (int) Math.max(1, parts);
  }

  /** Largest change of the vector between neighbouring members. */
  private double largest(double[] moved, AtomTuples tuples) {
    double largest = 0;
    for (int t = 0; t < tuples.size(); t++) {
      for (int m = 1; m < tuples.arity(); m++) {
        largest = Math.max(largest, relative(moved, tuples.atom(t, m - 1), tuples.atom(t, m)));
      }
    }
    return largest;
  }

  /** Largest displacement of an atom of the composite. */
  private double farthest(double[] moved) {
    double farthest = 0;
    for (int i = 0; i < basis.nAtoms(); i++) {
      double x = displacement(moved, i, 0);
      double y = displacement(moved, i, 1);
      double z = displacement(moved, i, 2);
      farthest = Math.max(farthest, Math.sqrt(x * x + y * y + z * z));
    }
    return farthest;
  }

  private double relative(double[] moved, int i, int j) {
    double sum2 = 0;
    for (int axis = 0; axis < 3; axis++) {
      double d = displacement(moved, i, axis) - displacement(moved, j, axis);
      sum2 += d * d;
    }
    return Math.sqrt(sum2);
  }

  /** 0 for an atom of the host. */
  private double displacement(double[] moved, int i, int axis) {
    return i < basis.nAtoms() ? moved[3 * i + axis] - system.composite().reference(i, axis) : 0;
  }
}
