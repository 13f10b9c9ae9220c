package continuo.estimate;

import continuo.linalg.DenseAlgebra;
import continuo.orderparam.OrderParameterBasis;
import java.util.Map;
import org.ejml.data.DMatrixRMaj;

/**
 * The free-energy stiffness H = −∂f_th/∂Φ that the stepper uses: measured now and then, and in
 * between corrected along the path by the secant condition. Kept in the orthonormal coordinates,
 * 3R×3R, 1/ps².
 */
public final class StiffnessModel {
  private DMatrixRMaj matrix;
  private int age;

  /**
   * Takes a new measurement.
   *
   * @param measured H on the unit-normalised functions, 3M×3M row major; read
   * @param basis order parameters
   * @param algebra what to compute with
   */
  public void replace(double[] measured, OrderParameterBasis basis, DenseAlgebra algebra) {
    matrix = basis.formInCoordinates(measured, algebra);
    age = 0;
  }

  /**
   * Starts anew from H = 0, which says nothing of the curvature.
   *
   * @param coordinates 3R
   */
  public void forget(int coordinates) {
    matrix = new DMatrixRMaj(coordinates, coordinates);
    age = 0;
  }

  /** Whether a measurement is due at the next state. */
  public boolean isDue(int refreshEvery) {
    return matrix == null || age + 1 >= refreshEvery;
  }

  /** States since the last measurement. */
  public int age() {
    return age;
  }

  /**
   * Corrects the curvature along the last step s so that sᵀ H s = −sᵀ Δf, weighted by how far the
   * mismatch stands out of the sampling noise, and not at all within three standard errors: noise
   * that got in would stay until the next measurement, and it does not average to 0, because s
   * follows the sampling error of the force at its start. Other directions are left alone, so a
   * noisy difference cannot spoil them.
   *
   * @param s change of the coordinates, 3R; read
   * @param forceChange change of the thermal force in the coordinates, 3R; read
   * @param noise variance of sᵀ Δf from sampling
   */
  public void secant(double[] s, double[] forceChange, double noise) {
    age++;
    double norm2 = 0;
    double wanted = 0;
    double present = 0;
    for (int i = 0; i < s.length; i++) {
      norm2 += s[i] * s[i];
      wanted -= s[i] * forceChange[i];
      double row = 0;
      for (int j = 0; j < s.length; j++) {
        row += matrix.get(i, j) * s[j];
      }
      present += s[i] * row;
    }
    double mismatch = wanted - present;
    double gain = Math.max(0, 1 - 9 * noise / (mismatch * mismatch));
    if (!(norm2 > 0 && gain > 0)) {
      return;
    }
    // A new matrix: the state where the step started may be gone back to.
    matrix = matrix.copy();
    double factor = gain * mismatch / (norm2 * norm2);
    for (int i = 0; i < s.length; i++) {
      for (int j = 0; j < s.length; j++) {
        matrix.add(i, j, factor * s[i] * s[j]);
      }
    }
  }

  /**
   * Goes back to an earlier state.
   *
   * @param earlier H there; kept by reference
   * @param ageThere states since its measurement
   */
  public void goBack(DMatrixRMaj earlier, int ageThere) {
    matrix = earlier;
    age = ageThere;
  }

  /** H, 3R×3R; not to be written by the caller. */
  public DMatrixRMaj matrix() {
    return matrix;
  }

  /** Turns the axes of every coordinate, when the body is turned. */
  public void rotate(double[] rotation) {
    matrix =
        DMatrixRMaj.wrap(
            matrix.numRows, matrix.numCols, AxisRotation.congruence(matrix.data, rotation));
  }

  /** Copies the state into named arrays of a checkpoint. */
  public void save(Map<String, double[]> arrays) {
    arrays.put("stiffness.matrix", matrix.data);
    arrays.put("stiffness.age", new double[] {age});
  }

  /** Takes the state from named arrays of a checkpoint. */
  public void restore(Map<String, double[]> arrays) {
    double[] data = arrays.get("stiffness.matrix").clone();
    int rows = (int) Math.round(Math.sqrt(data.length));
    matrix = DMatrixRMaj.wrap(rows, rows, data);
    age = (int) arrays.get("stiffness.age")[0];
  }
}
