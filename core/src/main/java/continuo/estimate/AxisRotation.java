package continuo.estimate;

/** Turns the xyz index of matrices whose rows and columns are (function, axis). */
public final class AxisRotation {
  private AxisRotation() {}

  /**
   * (1 ⊗ R) A (1 ⊗ R)ᵀ.
   *
   * @param a 3m×3m row major; read
   * @param r rotation, row major, 9; read
   * @return a new matrix
   */
  public static double[] congruence(double[] a, double[] r) {
    int rows = (int) Math.round(Math.sqrt(a.length));
    double[] out = new double[a.length];
    for (int i = 0; i < rows; i += 3) {
      for (int j = 0; j < rows; j += 3) {
        for (int p = 0; p < 3; p++) {
          for (int q = 0; q < 3; q++) {
            double sum = 0;
            for (int s = 0; s < 3; s++) {
              for (int t = 0; t < 3; t++) {
                sum += r[3 * p + s] * a[(i + s) * rows + j + t] * r[3 * q + t];
              }
            }
            out[(i + p) * rows + j + q] = sum;
          }
        }
      }
    }
    return out;
  }

  /** (1 ⊗ R) v, a new vector. */
  public static double[] apply(double[] v, double[] r) {
    double[] out = new double[v.length];
    for (int i = 0; i < v.length; i += 3) {
      for (int p = 0; p < 3; p++) {
        out[i + p] = r[3 * p] * v[i] + r[3 * p + 1] * v[i + 1] + r[3 * p + 2] * v[i + 2];
      }
    }
    return out;
  }
}
