package continuo.forcefield;

import java.io.Serializable;

/**
 * Energy of a pair of atoms as a function of their distance, before it is cut off. The scalar
 * methods are the definition, for tables, tests and messages; the kernels evaluate the same
 * formulas over arrays.
 */
public sealed interface RadialPotential extends Serializable
    permits LennardJones12x6, Buckingham, GaussianPotential, SoftRepulsion, TabulatedPotential {
  /**
   * V(r), kJ/mol.
   *
   * @param r distance, nm, &gt; 0
   */
  double energy(double r);

  /**
   * −V′(r), kJ/mol/nm.
   *
   * @param r distance, nm, &gt; 0
   */
  double force(double r);

  /** Largest distance that the function is defined for, nm. */
  default double range() {
    return Double.POSITIVE_INFINITY;
  }
}
