package continuo.estimate;

import continuo.orderparam.OrderParameterBasis;
import java.util.Arrays;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/**
 * How far the force found at a state is from the force that the linearised step predicted, in units
 * of the standard error of the difference: |f − f_pred| / √(se² + se_pred²) of every function, the
 * norms over its three axes. Where the step is short enough for a linear force and H is exact, the
 * mean of its square is 1 (less with replicas that persist, whose errors have the same sign before
 * and after). The error of H, which is not counted, and the curvature of the force add to it.
 *
 * @param difference f − f_pred in the coordinates, 3R; empty where nothing was predicted
 * @param timeRatio sampled time at the state over that where the step started
 * @param functions mismatch of every function, M; NaN where nothing was predicted and for functions
 *     whose force has no noise
 */
public record ForceMismatch(double[] difference, double timeRatio, double[] functions) {
  /** A standard error that is this small beside the forces is rounding. */
  private static final double ROUNDING = 1e-9;

  /**
   * @param prediction of the step that led to the state, in its axes; null if there was none
   * @param measured force at the state
   * @param sampledTime of all replicas that it rests on, ps
   * @param basis order parameters
   */
  public static ForceMismatch of(
      ForcePrediction prediction,
      ThermalForce measured,
      double sampledTime,
      OrderParameterBasis basis) {
    double[] functions = new double[basis.nFunctions()];
    if (prediction == null) {
      Arrays.fill(functions, Double.NaN);
      return new ForceMismatch(new double[0], Double.NaN, functions);
    }
    double[] difference = basis.toCoordinates(measured.value());
    double largest = 0;
    for (int c = 0; c < difference.length; c++) {
      largest = Math.max(largest, Math.abs(difference[c]) + prediction.size()[c / 3]);
      difference[c] -= prediction.force()[c];
    }
    double[] onFunctions =
        basis.forcesOnFunctions(DMatrixRMaj.wrap(difference.length, 1, difference)).data;
    double[] overlap = basis.overlap();
    for (int a = 0; a < functions.length; a++) {
      double norm2 = overlap[a * functions.length + a];
      double distance2 = 0;
      double error2 = prediction.squaredError()[a];
      for (int row = 3 * a; row < 3 * a + 3; row++) {
        distance2 += onFunctions[row] * onFunctions[row];
        error2 += measured.error()[row] * measured.error()[row];
      }
      // Total force on a body that is free, for one: it has no noise to measure a distance in.
      double rounding = ROUNDING * largest;
      functions[a] =
          error2 > rounding * rounding * norm2 ? Math.sqrt(distance2 / error2) : Double.NaN;
    }
    return new ForceMismatch(difference, sampledTime / prediction.sampledTime(), functions);
  }

  /** Whether nothing was predicted. */
  public boolean isEmpty() {
    return difference.length == 0;
  }

  /**
   * Covariance of the sampling error of the difference: that of both ends, with the spectrum of the
   * forces as it is known at the state.
   *
   * @param here covariance of the sampling error of the force at the state; read
   */
  public DMatrixRMaj noise(DMatrixRMaj here) {
    DMatrixRMaj both = here.copy();
    CommonOps_DDRM.scale(1 + timeRatio, both);
    return both;
  }

  /** Root of the mean square over the functions that have a mismatch; NaN if none has. */
  public double overall() {
    double square =
        Arrays.stream(functions)
            .filter(Double::isFinite)
            .map(value -> value * value)
            .average()
            .orElse(Double.NaN);
    return Math.sqrt(square);
  }
}
