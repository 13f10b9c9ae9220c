package continuo.burst.kernel;

import continuo.forcefield.AngleTerm;
import continuo.forcefield.BondedTerm;
import continuo.forcefield.DihedralTerm;
import continuo.forcefield.TermBatch;

/**
 * From legs to the coordinate of a term, and from its derivative back to forces along the legs.
 * Loops without branches over flat arrays, IEEE-correct operations only: both versions of the
 * kernels use the same code.
 */
interface InternalCoordinate {
  /**
   * @param d legs, [3·leg + axis][element]; read
   * @param batch first and second are overwritten
   */
  void measure(double[][] d, TermBatch batch);

  /**
   * @param d legs; replaced by the forces −∂V/∂d
   * @param batch slope is read
   */
  void pull(double[][] d, TermBatch batch);

  /** The coordinate of a term. */
  static InternalCoordinate of(BondedTerm term, int capacity) {
    if (term instanceof DihedralTerm) {
      return new DihedralCoordinate(capacity);
    }
    return term instanceof AngleTerm ? new AngleCoordinate() : new DistanceCoordinate();
  }
}
