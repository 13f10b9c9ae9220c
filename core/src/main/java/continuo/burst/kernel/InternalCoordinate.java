package continuo.burst.kernel;

import continuo.forcefield.TermBatch;

/**
 * From legs to the coordinate of a term, and from its derivative back to forces along the legs.
 * IEEE-correct operations only, so that the bits of an element depend on nothing else.
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
}
