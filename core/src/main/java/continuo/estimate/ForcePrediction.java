package continuo.estimate;

import java.util.Map;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/**
 * What the linearised step expects the thermal force to be where it leads to: f − H Δq, with force
 * and stiffness measured where it starts. {@link ForceMismatch} compares it with the force that is
 * found there.
 *
 * @param force predicted force in the coordinates, 3R
 * @param size |f| + |H Δq| of every coordinate function, the size of what was subtracted, R
 * @param squaredError sum over the axes of the squared standard error of f on every unit-normalised
 *     function, M; it does not change when the body is turned
 * @param sampledTime of all replicas that f rests on, ps
 */
public record ForcePrediction(
    double[] force, double[] size, double[] squaredError, double sampledTime) {

  /**
   * @param error standard error of the force where the step starts, 3M; read
   * @param force the force there in the coordinates, 3R; read
   * @param stiffness H there, 3R×3R; read
   * @param change Δq, 3R; read
   * @param sampledTime of all replicas that the force rests on, ps
   */
  public static ForcePrediction of(
      double[] error, double[] force, DMatrixRMaj stiffness, double[] change, double sampledTime) {
    int n = force.length;
    DMatrixRMaj drop = new DMatrixRMaj(n, 1);
    CommonOps_DDRM.mult(stiffness, DMatrixRMaj.wrap(n, 1, change), drop);
    double[] predicted = new double[n];
    for (int c = 0; c < n; c++) {
      predicted[c] = force[c] - drop.data[c];
    }
    double[] size = new double[n / 3];
    for (int a = 0; a < size.length; a++) {
      size[a] = Math.sqrt(squared(force, a)) + Math.sqrt(squared(drop.data, a));
    }
    double[] squaredError = new double[error.length / 3];
    for (int a = 0; a < squaredError.length; a++) {
      squaredError[a] = squared(error, a);
    }
    return new ForcePrediction(predicted, size, squaredError, sampledTime);
  }

  private static double squared(double[] vectors, int a) {
    double x = vectors[3 * a];
    double y = vectors[3 * a + 1];
    double z = vectors[3 * a + 2];
    return x * x + y * y + z * z;
  }

  /** The same in turned axes, when the body is turned. */
  public ForcePrediction rotated(double[] rotation) {
    return new ForcePrediction(
        AxisRotation.apply(force, rotation), size, squaredError, sampledTime);
  }

  /** Copies the prediction into named arrays of a checkpoint. */
  public void save(Map<String, double[]> arrays) {
    arrays.put("prediction.force", force);
    arrays.put("prediction.size", size);
    arrays.put("prediction.squaredError", squaredError);
    arrays.put("prediction.sampledTime", new double[] {sampledTime});
  }

  /** The prediction kept in named arrays of a checkpoint; null if there is none. */
  public static ForcePrediction restored(Map<String, double[]> arrays) {
    return arrays.containsKey("prediction.force")
        ? new ForcePrediction(
            arrays.get("prediction.force"),
            arrays.get("prediction.size"),
            arrays.get("prediction.squaredError"),
            arrays.get("prediction.sampledTime")[0])
        : null;
  }
}
