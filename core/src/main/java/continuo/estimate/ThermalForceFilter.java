package continuo.estimate;

import java.util.Arrays;
import java.util.Map;
import org.ejml.data.DMatrixRMaj;

/**
 * Kalman filter of the thermal force along the path of the order parameters: f_th is a smooth
 * function of Φ, so that forces measured at earlier states inform the present one. All in the
 * orthonormal coordinates q, 3R.
 *
 * <ul>
 *   <li>Prediction: f(q + s) = f(q) − ½ (H(q) + H(q + s)) s + w, with the stiffness at both ends of
 *       the step s. The covariance of w, the error of H and the curvature it misses, grows with the
 *       distance: ⟨w wᵀ⟩ = ψ |s|², with ψ of every coordinate function learned from the innovations
 *       ν = measured − predicted: ⟨ν²⟩ = P + R + ψ|s|².
 *   <li>Update: f ← f + K ν, K = (P + ψ|s|²)/(P + ψ|s|² + R), one gain for the three axes of a
 *       coordinate function. R is the covariance of the sampling error. A gain per function needs
 *       no inverse of a noisy matrix; the covariance P of the error e of the result is exact for
 *       any gain, P ← (1 − K)(P + ψ|s|²)(1 − K)ᵀ + K R Kᵀ.
 * </ul>
 *
 * <p>Old measurements fade: the gain is at least 1/memory. Errors of successive states are
 * correlated and the path follows them; {@link #cross} is cov(q, e), which the random force must
 * know.
 *
 * <p>Immutable.
 */
public final class ThermalForceFilter {
  private final double memory;
  private final double[] force;
  private final DMatrixRMaj covariance;
  private final DMatrixRMaj cross;
  private final double[] change;
  private final double[] drop;
  private final double[] excess;
  private final double[] weights;

  /**
   * @param force f, 3R; empty before the first measurement
   * @param covariance P
   * @param cross cov(q, e)
   * @param change s, the step since the force was estimated; empty if none was made
   * @param drop H(q) s
   * @param excess Σ(ν² − P − R) over the axes and past states, by function, R
   * @param weights Σ 3|s|² and Σ 1 over the past states
   */
  private ThermalForceFilter(
      double memory,
      double[] force,
      DMatrixRMaj covariance,
      DMatrixRMaj cross,
      double[] change,
      double[] drop,
      double[] excess,
      double[] weights) {
    this.memory = memory;
    this.force = force;
    this.covariance = covariance;
    this.cross = cross;
    this.change = change;
    this.drop = drop;
    this.excess = excess;
    this.weights = weights;
  }

  /**
   * A filter that has seen nothing yet.
   *
   * @param memory states the filter reaches back over at most, ≥ 1; 1 means the present state alone
   * @param coordinates 3R
   */
  public static ThermalForceFilter empty(double memory, int coordinates) {
    if (!(memory >= 1)) {
      throw new IllegalArgumentException("Invalid memory " + memory + ": must be at least 1");
    }
    return new ThermalForceFilter(
        memory,
        new double[0],
        new DMatrixRMaj(coordinates, coordinates),
        new DMatrixRMaj(coordinates, coordinates),
        new double[0],
        new double[0],
        new double[coordinates / 3],
        new double[2]);
  }

  /** Whether earlier states count at all. */
  public boolean isOn() {
    return memory > 1;
  }

  /**
   * Takes in the measurement at the present state.
   *
   * @param measured force, 3R; read
   * @param noise R, covariance of its sampling error, 3R×3R; read
   * @param stiffness H at the present state, 3R×3R; read
   */
  public ThermalForceFilter plus(double[] measured, DMatrixRMaj noise, DMatrixRMaj stiffness) {
    if (change.length == 0) {
      int n = measured.length;
      return new ThermalForceFilter(
          memory,
          measured.clone(),
          noise.copy(),
          new DMatrixRMaj(n, n),
          change,
          drop,
          excess,
          weights);
    }
    int n = measured.length;
    double[] now = product(stiffness, change);
    double[] predicted = new double[n];
    double[] innovation = new double[n];
    double distance2 = 0;
    for (int c = 0; c < n; c++) {
      predicted[c] = force[c] - 0.5 * (drop[c] + now[c]);
      innovation[c] = measured[c] - predicted[c];
      distance2 += change[c] * change[c];
    }
    double keep = 1 - 1 / memory;
    double[] sums = {keep * weights[0] + 3 * distance2, keep * weights[1] + 1};
    double[] newExcess = new double[excess.length];
    double[] scale = new double[excess.length];
    double pooled = 0;
    for (int a = 0; a < newExcess.length; a++) {
      newExcess[a] = keep * excess[a];
      for (int c = 3 * a; c < 3 * a + 3; c++) {
        newExcess[a] += innovation[c] * innovation[c] - covariance.get(c, c) - noise.get(c, c);
        scale[a] += noise.get(c, c);
      }
      pooled += scale[a] > 0 ? newExcess[a] / scale[a] / newExcess.length : 0;
    }
    DMatrixRMaj p = covariance.copy();
    double[] gain = new double[n];
    for (int a = 0; a < newExcess.length; a++) {
      double psi = sums[0] > 0 ? spread(newExcess[a], pooled, scale[a], sums[1]) / sums[0] : 0;
      double before = 0;
      for (int c = 3 * a; c < 3 * a + 3; c++) {
        p.add(c, c, psi * distance2);
        before += p.get(c, c);
      }
      double best = before + scale[a] > 0 ? before / (before + scale[a]) : 1;
      Arrays.fill(gain, 3 * a, 3 * a + 3, Math.max(best, 1 / memory));
    }
    double[] filtered = new double[n];
    DMatrixRMaj newCross = cross.copy();
    for (int i = 0; i < n; i++) {
      filtered[i] = predicted[i] + gain[i] * innovation[i];
      for (int j = 0; j < n; j++) {
        p.set(
            i,
            j,
            (1 - gain[i]) * p.get(i, j) * (1 - gain[j]) + gain[i] * noise.get(i, j) * gain[j]);
        newCross.set(i, j, newCross.get(i, j) * (1 - gain[j]));
      }
    }
    return new ThermalForceFilter(
        memory, filtered, p, newCross, new double[0], new double[0], newExcess, sums);
  }

  /**
   * Excess of one function: that of all functions together, in units of R, unless its own stands
   * out of the statistical error by more than two standard errors. A sum of 3n squares of normal
   * numbers of variance v has the variance 6 n v².
   */
  private static double spread(double own, double pooled, double scale, double states) {
    double common = Math.max(0, pooled) * scale;
    double deviation = own - common;
    double perState = (scale + common / states) / 3;
    double variance = 6 * states * perState * perState;
    double weight = Math.max(0, 1 - 4 * variance / (deviation * deviation));
    return Math.max(0, deviation == 0 ? common : common + weight * deviation);
  }

  /**
   * Goes along with a step of the order parameters.
   *
   * @param step change of the coordinates, 3R; read
   * @param stiffness H at its start; read
   * @param crossAfter cov(q, e) after the step; kept by reference
   */
  public ThermalForceFilter moved(double[] step, DMatrixRMaj stiffness, DMatrixRMaj crossAfter) {
    return new ThermalForceFilter(
        memory,
        force,
        covariance,
        crossAfter,
        step.clone(),
        product(stiffness, step),
        excess,
        weights);
  }

  private static double[] product(DMatrixRMaj a, double[] v) {
    double[] out = new double[v.length];
    for (int i = 0; i < v.length; i++) {
      for (int j = 0; j < v.length; j++) {
        out[i] += a.get(i, j) * v[j];
      }
    }
    return out;
  }

  /** The filtered force, 3R. */
  public double[] force() {
    return force.clone();
  }

  /** P, covariance of its error, 3R×3R; not to be written by the caller. */
  public DMatrixRMaj covariance() {
    return covariance;
  }

  /** cov(q, e), 3R×3R; not to be written by the caller. */
  public DMatrixRMaj cross() {
    return cross;
  }

  /** The same in turned axes, when the body is turned. */
  public ThermalForceFilter rotated(double[] rotation) {
    int n = covariance.numRows;
    return new ThermalForceFilter(
        memory,
        AxisRotation.apply(force, rotation),
        DMatrixRMaj.wrap(n, n, AxisRotation.congruence(covariance.data, rotation)),
        DMatrixRMaj.wrap(n, n, AxisRotation.congruence(cross.data, rotation)),
        AxisRotation.apply(change, rotation),
        AxisRotation.apply(drop, rotation),
        excess,
        weights);
  }

  /** Copies the state into named arrays of a checkpoint; nothing if earlier states do not count. */
  public void save(Map<String, double[]> arrays) {
    if (isOn()) {
      arrays.put("filter.force", force);
      arrays.put("filter.covariance", covariance.data);
      arrays.put("filter.cross", cross.data);
      arrays.put("filter.change", change);
      arrays.put("filter.drop", drop);
      arrays.put("filter.excess", excess);
      arrays.put("filter.weights", weights);
    }
  }

  /** The filter kept in named arrays of a checkpoint; this one if there is none. */
  public ThermalForceFilter restored(Map<String, double[]> arrays) {
    if (!isOn() || !arrays.containsKey("filter.force")) {
      return this;
    }
    int n = covariance.numRows;
    return new ThermalForceFilter(
        memory,
        arrays.get("filter.force").clone(),
        DMatrixRMaj.wrap(n, n, arrays.get("filter.covariance").clone()),
        DMatrixRMaj.wrap(n, n, arrays.get("filter.cross").clone()),
        arrays.get("filter.change").clone(),
        arrays.get("filter.drop").clone(),
        arrays.get("filter.excess").clone(),
        arrays.get("filter.weights").clone());
  }
}
