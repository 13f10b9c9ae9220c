package continuo.linalg;

import org.ejml.data.DMatrixRMaj;

/**
 * Triangular solves with many right-hand sides, row by row: the inner loop runs along rows of the
 * right-hand side, which the compiler vectorises, and the order of sums does not depend on the
 * machine.
 */
public final class Triangular {
  private Triangular() {}

  /**
   * B ← L⁻¹ B.
   *
   * @param l lower triangular, n×n; read
   * @param b n×m; overwritten with the solution
   */
  public static void solveLower(DMatrixRMaj l, DMatrixRMaj b) {
    int n = l.numRows;
    int m = b.numCols;
    for (int i = 0; i < n; i++) {
      for (int k = 0; k < i; k++) {
        subtractRow(b.data, i * m, k * m, m, l.data[i * n + k]);
      }
      divideRow(b.data, i * m, m, l.data[i * n + i]);
    }
  }

  /**
   * B ← L⁻ᵀ B.
   *
   * @param l lower triangular, n×n; read
   * @param b n×m; overwritten with the solution
   */
  public static void solveLowerTransposed(DMatrixRMaj l, DMatrixRMaj b) {
    int n = l.numRows;
    int m = b.numCols;
    for (int i = n - 1; i >= 0; i--) {
      for (int k = i + 1; k < n; k++) {
        subtractRow(b.data, i * m, k * m, m, l.data[k * n + i]);
      }
      divideRow(b.data, i * m, m, l.data[i * n + i]);
    }
  }

  /** Whether all of the diagonal is; factorisations let a NaN pass. */
  static boolean isPositive(DMatrixRMaj l) {
    for (int i = 0; i < l.numRows; i++) {
      if (!(l.get(i, i) > 0)) {
        return false;
      }
    }
    return true;
  }

  private static void subtractRow(double[] b, int to, int from, int m, double factor) {
    for (int c = 0; c < m; c++) {
      b[to + c] -= factor * b[from + c];
    }
  }

  private static void divideRow(double[] b, int at, int m, double divisor) {
    double inverse = 1 / divisor;
    for (int c = 0; c < m; c++) {
      b[at + c] *= inverse;
    }
  }
}
