package continuo.burst.kernel;

/**
 * Forces of one energy term in single precision, all lanes at once. Positions come as displacements
 * u = r − r0 from the reference, and a pair vector is (u_i − u_j) + (r0_i − r0_j) with the constant
 * part rounded once: while displacements stay below the distance of neighbours, nothing of the size
 * of the box ever enters a float.
 */
interface MixedTermKernel {
  /**
   * @param x positions, [atom][xyz][lane], nm; read
   * @param u displacements of the same positions, nm; read
   * @param f forces, kJ/mol/nm; this term is added
   */
  void add(double[] x, float[] u, float[] f);
}
