package continuo.burst.kernel;

/**
 * Products with an N×M table of basis functions for all lanes at once. Atom arrays are
 * [atom][xyz][lane], mode arrays [mode][xyz][lane]. Atoms of an array beyond the N are those of a
 * host, which carry no functions: they are neither read nor changed.
 */
public interface BasisProduct {
  /**
   * out_a = Σ_i w_i U_ia (y_i − h_i) for several arrays, for which the functions are read once.
   *
   * @param y atom arrays; read
   * @param home h of each array, [atom][xyz], or null for 0; read
   * @param weight w, N, or null for 1; read
   * @param out as many mode arrays; overwritten
   */
  void contract(double[][] y, double[][] home, double[] weight, double[][] out);

  /**
   * y_i ← y_i + Σ_a U_ia c_a for several arrays, for which the functions are read once.
   *
   * @param c mode arrays; read
   * @param y as many atom arrays; updated
   */
  void expand(double[][] c, double[][] y);

  /**
   * out_a = Σ_i w_i U_ia y_i; see {@link #contract(double[][], double[][], double[], double[][])}.
   */
  default void contract(double[] y, double[] weight, double[] out) {
    contract(new double[][] {y}, new double[1][], weight, new double[][] {out});
  }

  /** {@link #expand(double[][], double[][])} of one array. */
  default void expand(double[] c, double[] y) {
    expand(new double[][] {c}, new double[][] {y});
  }
}
