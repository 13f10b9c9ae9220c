package continuo.burst.kernel;

/**
 * Products with an N×M table of basis functions for all lanes at once. Atom arrays are
 * [atom][xyz][lane], mode arrays [mode][xyz][lane]. Atoms of an array beyond the N are those of a
 * host, which carry no functions: they are neither read nor changed.
 */
public interface BasisProduct {
  /**
   * out_a = Σ_i w_i U_ia y_i.
   *
   * @param y atom array; read
   * @param weight w, N, or null for 1; read
   * @param out mode array; overwritten
   */
  void contract(double[] y, double[] weight, double[] out);

  /**
   * y_i ← y_i + Σ_a U_ia c_a.
   *
   * @param c mode array; read
   * @param y atom array; updated
   */
  void expand(double[] c, double[] y);
}
