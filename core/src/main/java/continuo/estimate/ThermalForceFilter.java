package continuo.estimate;

import java.util.Map;
import org.ejml.data.DMatrixRMaj;

/**
 * What forces measured at earlier states tell of the thermal force at the present one, a Kalman
 * filter along the path of the order parameters.
 *
 * <p>It follows the thermal part δ = f_th − f_0, where f_0 is the force of a structure quenched at
 * the same order parameters (see {@code QuenchedStructure}): f(q′) is predicted as f_0(q′) + δ, so
 * that neither the stiffness of the body nor its curvature has to be known. How much δ varies, and
 * so the gains and the error bars, is learned from the innovations ({@link ForceVariation}). The
 * estimate and what is carried on have errors of known covariance ({@link ForceErrors}), which last
 * over several states; the path follows them, and the random force must know ({@code
 * ForceErrorPath}).
 *
 * <p>Age and distance count: the longer the way since a measurement, the less it weighs, and at
 * least 1/memory of every innovation is taken up.
 *
 * <p>Immutable.
 */
public final class ThermalForceFilter {
  private final double memory;
  private final int coordinates;
  private final double[] carried;
  private final DMatrixRMaj covariance;
  private final DMatrixRMaj cross;
  private final double[] estimate;
  private final ForceErrors errors;
  private final ForceVariation variation;
  private final double distance2;

  /**
   * @param carried δ as it is carried on, 3R; empty before the first measurement
   * @param covariance of its error e; null before the first measurement
   * @param cross cov(q, e); null before the first measurement
   * @param estimate f at the present state, 3R; empty before its measurement
   * @param errors at the present state; null before its measurement
   * @param variation null before the first measurement
   * @param distance2 |Δq|² of the step since the last measurement
   */
  private ThermalForceFilter(
      double memory,
      int coordinates,
      double[] carried,
      DMatrixRMaj covariance,
      DMatrixRMaj cross,
      double[] estimate,
      ForceErrors errors,
      ForceVariation variation,
      double distance2) {
    this.memory = memory;
    this.coordinates = coordinates;
    this.carried = carried;
    this.covariance = covariance;
    this.cross = cross;
    this.estimate = estimate;
    this.errors = errors;
    this.variation = variation;
    this.distance2 = distance2;
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
        memory, coordinates, new double[0], null, null, new double[0], null, null, 0);
  }

  /** Whether earlier states count at all. */
  public boolean isOn() {
    return memory > 1;
  }

  /**
   * Takes in the measurement at the present state.
   *
   * @param measured f in the coordinates, 3R; read
   * @param noise R, covariance of its sampling error, 3R×3R; kept by reference
   * @param baseline f_0 at the present state, 3R; read
   */
  public ThermalForceFilter plus(double[] measured, DMatrixRMaj noise, double[] baseline) {
    double[] thermal = new double[coordinates];
    double[] perFunction = new double[coordinates / 3];
    for (int c = 0; c < coordinates; c++) {
      thermal[c] = measured[c] - baseline[c];
      perFunction[c / 3] += noise.get(c, c) / 3;
    }
    if (variation == null) {
      return measured(
          thermal,
          measured.clone(),
          ForceErrors.ofMeasurement(noise),
          ForceVariation.of(thermal, perFunction, 1 / memory));
    }
    ForceVariation now = variation.plus(thermal, perFunction, distance2);
    boolean[] noisy = ForceVariation.isNoisy(perFunction);
    double[] walk = now.walk();
    double[] scatter = new double[coordinates];
    double[] gain = new double[coordinates];
    double[] carriedGain = new double[coordinates];
    DMatrixRMaj before = covariance.copy();
    double[] next = new double[coordinates];
    double[] out = new double[coordinates];
    for (int a = 0; a < perFunction.length; a++) {
      double p = walk[a];
      for (int c = 3 * a; c < 3 * a + 3; c++) {
        p += before.get(c, c) / 3;
        before.add(c, c, walk[a]);
      }
      double w = now.scatter()[a];
      double total = p + w + perFunction[a];
      for (int c = 3 * a; c < 3 * a + 3; c++) {
        scatter[c] = w;
        gain[c] = noisy[a] ? Math.max((p + w) / total, 1 / memory) : 1;
        carriedGain[c] = noisy[a] ? Math.max(p / total, 1 / memory) : 1;
        double innovation = thermal[c] - carried[c];
        out[c] = baseline[c] + carried[c] + gain[c] * innovation;
        next[c] = carried[c] + carriedGain[c] * innovation;
      }
    }
    return measured(
        next, out, ForceErrors.after(before, cross, scatter, noise, gain, carriedGain), now);
  }

  private ThermalForceFilter measured(
      double[] next, double[] out, ForceErrors present, ForceVariation now) {
    return new ThermalForceFilter(
        memory, coordinates, next, present.carried(), present.carriedCross(), out, present, now, 0);
  }

  /**
   * Goes along with a step of the order parameters.
   *
   * @param step change of the coordinates, 3R; read
   * @param crossAfter cov(q, e′) after the step, 3R×3R; kept by reference
   */
  public ThermalForceFilter moved(double[] step, DMatrixRMaj crossAfter) {
    double sum = 0;
    for (double s : step) {
      sum += s * s;
    }
    return between(carried, covariance, crossAfter, variation, sum);
  }

  private ThermalForceFilter between(
      double[] thermal, DMatrixRMaj p, DMatrixRMaj x, ForceVariation then, double way2) {
    return new ThermalForceFilter(
        memory, coordinates, thermal, p, x, new double[0], null, then, way2);
  }

  /** The filtered force in the coordinates, 3R. */
  public double[] force() {
    return estimate.clone();
  }

  /** Errors of the filtered force and of what is carried on; null between two measurements. */
  public ForceErrors errors() {
    return errors;
  }

  /** The same in turned axes, when the body is turned after a step. */
  public ThermalForceFilter rotated(double[] rotation) {
    return between(
        AxisRotation.apply(carried, rotation),
        matrix(AxisRotation.congruence(covariance.data, rotation)),
        matrix(AxisRotation.congruence(cross.data, rotation)),
        variation.rotated(rotation),
        distance2);
  }

  /** Copies the state into named arrays of a checkpoint; nothing if earlier states do not count. */
  public void save(Map<String, double[]> arrays) {
    if (isOn()) {
      arrays.put("filter.carried", carried);
      arrays.put("filter.covariance", covariance.data);
      arrays.put("filter.cross", cross.data);
      arrays.put("filter.distance2", new double[] {distance2});
      variation.save(arrays);
      if (errors != null) {
        arrays.put("filter.estimate", estimate);
        arrays.put("filter.errors.estimate", errors.estimate().data);
        arrays.put("filter.errors.estimateCross", errors.estimateCross().data);
        arrays.put("filter.errors.between", errors.between().data);
      }
    }
  }

  /** The filter kept in named arrays of a checkpoint; this one if there is none. */
  public ThermalForceFilter restored(Map<String, double[]> arrays) {
    if (!isOn() || !arrays.containsKey("filter.carried")) {
      return this;
    }
    double[] thermal = arrays.get("filter.carried").clone();
    DMatrixRMaj p = matrix(arrays, "filter.covariance");
    DMatrixRMaj x = matrix(arrays, "filter.cross");
    ForceVariation then = ForceVariation.restored(arrays, 1 / memory);
    double way2 = arrays.get("filter.distance2")[0];
    if (!arrays.containsKey("filter.estimate")) {
      return between(thermal, p, x, then, way2);
    }
    ForceErrors present =
        new ForceErrors(
            p,
            x,
            matrix(arrays, "filter.errors.estimate"),
            matrix(arrays, "filter.errors.estimateCross"),
            matrix(arrays, "filter.errors.between"));
    double[] out = arrays.get("filter.estimate").clone();
    return new ThermalForceFilter(memory, coordinates, thermal, p, x, out, present, then, way2);
  }

  private DMatrixRMaj matrix(Map<String, double[]> arrays, String name) {
    return matrix(arrays.get(name).clone());
  }

  private DMatrixRMaj matrix(double[] data) {
    return DMatrixRMaj.wrap(coordinates, coordinates, data);
  }
}
