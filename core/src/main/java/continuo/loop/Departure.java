package continuo.loop;

import continuo.estimate.FrictionMemory;
import continuo.estimate.ThermalForceFilter;
import java.util.Map;
import java.util.TreeMap;
import org.ejml.data.DMatrixRMaj;

/**
 * All that a Langevin step starts from, so that a step which turns out too long can be taken again,
 * shorter, without measuring anew. Immutable: nothing here is written.
 *
 * @param step index of the state it starts at
 * @param tick its time
 * @param q coordinates there, 3R
 * @param force thermal force that drives the step, in the coordinates, 3R
 * @param measured force measured there alone, in the coordinates, 3R
 * @param error standard error of the measured force on the unit-normalised functions, 3M
 * @param sampledTime of all replicas that it rests on, ps
 * @param noise covariance of its sampling error in the coordinates, 3R×3R
 * @param stiffness H there, 3R×3R
 * @param age states since H was measured
 * @param friction ζ there, 3R×3R
 * @param memory running average of the force spectrum
 * @param filter the thermal force that earlier states tell of
 * @param fast τ_fast there, ps
 */
record Departure(
    int step,
    long tick,
    double[] q,
    double[] force,
    double[] measured,
    double[] error,
    double sampledTime,
    DMatrixRMaj noise,
    DMatrixRMaj stiffness,
    int age,
    DMatrixRMaj friction,
    FrictionMemory memory,
    ThermalForceFilter filter,
    double fast) {
  private static final String PREFIX = "departure.";

  /** Copies everything into named arrays of a checkpoint. */
  void save(Map<String, double[]> arrays) {
    Map<String, double[]> own = new TreeMap<>();
    own.put("numbers", new double[] {step, tick, sampledTime, age, fast});
    own.put("q", q);
    own.put("force", force);
    own.put("measured", measured);
    own.put("error", error);
    own.put("noise", noise.data);
    own.put("stiffness", stiffness.data);
    own.put("friction", friction.data);
    memory.save(own);
    filter.save(own);
    own.forEach((name, values) -> arrays.put(PREFIX + name, values));
  }

  /**
   * What is kept in named arrays of a checkpoint; null if there is nothing.
   *
   * @param memory average that is like the saved one
   * @param filter likewise
   */
  static Departure restored(
      Map<String, double[]> arrays, FrictionMemory memory, ThermalForceFilter filter) {
    Map<String, double[]> own = new TreeMap<>();
    arrays.forEach(
        (name, values) -> {
          if (name.startsWith(PREFIX)) {
            own.put(name.substring(PREFIX.length()), values);
          }
        });
    if (own.isEmpty()) {
      return null;
    }
    double[] numbers = own.get("numbers");
    double[] q = own.get("q");
    return new Departure(
        (int) numbers[0],
        (long) numbers[1],
        q,
        own.get("force"),
        own.get("measured"),
        own.get("error"),
        numbers[2],
        square(own.get("noise"), q.length),
        square(own.get("stiffness"), q.length),
        (int) numbers[3],
        square(own.get("friction"), q.length),
        memory.restored(own),
        filter.restored(own),
        numbers[4]);
  }

  private static DMatrixRMaj square(double[] data, int n) {
    return DMatrixRMaj.wrap(n, n, data);
  }
}
