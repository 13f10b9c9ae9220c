package continuo.orderparam;

import continuo.structure.Composite;

/** A way to choose the basis functions of the reference positions. */
public interface BasisFamily {
  /**
   * Evaluates the functions at the reference positions.
   *
   * @param atoms composite and host; the functions are those of the composite; read
   * @return the functions and the orthonormal coordinates they span
   * @throws continuo.error.InputException if the family does not fit the atoms; the message names
   *     the key
   */
  OrderParameterBasis build(Composite atoms);
}
