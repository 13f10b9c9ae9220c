package continuo.burst.kernel;

/**
 * A radial energy over flat arrays. Loops without branches over long arrays, so that the compiler
 * vectorises them; only operations that IEEE 754 rounds correctly, so that the bits do not depend
 * on that. May keep scratch arrays: not thread-safe.
 */
interface PairForm {
  /**
   * Beyond the cut-off, where nobody looks, the result is arbitrary.
   *
   * @param n how many
   * @param r2 squared distances, nm²; read
   * @param v V(r), kJ/mol; overwritten
   * @param c −V′(r)/r, kJ/mol/nm²; overwritten
   */
  void evaluate(int n, double[] r2, double[] v, double[] c);
}
