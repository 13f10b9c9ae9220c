package continuo.estimate;

import java.util.Map;

/**
 * Running average of the zero-frequency spectrum of the order-parameter forces, S(0) =
 * ∫⟨δf(0)δfᵀ(t)⟩dt over the whole time line, over the last states. It varies slowly with Φ, and one
 * state alone has fewer independent samples than the matrix has rows. Weights fall by 1 − 1/memory
 * a state.
 */
public final class FrictionMemory {
  private final double keep;
  private final double[] sum;
  private final double weight;
  private final double weightSquared;

  private FrictionMemory(double keep, double[] sum, double weight, double weightSquared) {
    this.keep = keep;
    this.sum = sum;
    this.weight = weight;
    this.weightSquared = weightSquared;
  }

  /**
   * An average over nothing yet.
   *
   * @param memory states the average reaches back over, ≥ 1; 1 means the present state alone
   */
  public static FrictionMemory empty(double memory) {
    if (!(memory >= 1)) {
      throw new IllegalArgumentException("Invalid memory " + memory + ": must be at least 1");
    }
    return new FrictionMemory(1 - 1 / memory, new double[0], 0, 0);
  }

  /** The average with the measurements at a new state. */
  public FrictionMemory plus(EnsembleMoments moments) {
    double[] fresh = moments.spectralSum();
    for (int c = 0; c < sum.length; c++) {
      fresh[c] += keep * sum[c];
    }
    return new FrictionMemory(
        keep,
        fresh,
        keep * weight + moments.terms(),
        keep * keep * weightSquared + moments.terms());
  }

  /** S(0), 3M×3M row major, on the unit-normalised functions. */
  public double[] spectrum() {
    double[] s = new double[sum.length];
    for (int c = 0; c < s.length; c++) {
      s[c] = sum[c] / weight;
    }
    return s;
  }

  /** S(0) of one component. */
  public double spectrum(int row) {
    int rows = (int) Math.round(Math.sqrt(sum.length));
    return sum[row * rows + row] / weight;
  }

  /** Effective number of independent terms in the average. */
  public double degreesOfFreedom() {
    return weight * weight / weightSquared;
  }

  /** The same in turned axes, when the body is turned. */
  public FrictionMemory rotated(double[] rotation) {
    return new FrictionMemory(keep, AxisRotation.congruence(sum, rotation), weight, weightSquared);
  }

  /** Copies the state into named arrays of a checkpoint. */
  public void save(Map<String, double[]> arrays) {
    arrays.put("friction.sum", sum);
    arrays.put("friction.weight", new double[] {weight, weightSquared});
  }

  /** The average kept in named arrays of a checkpoint. */
  public FrictionMemory restored(Map<String, double[]> arrays) {
    double[] weights = arrays.get("friction.weight");
    return new FrictionMemory(keep, arrays.get("friction.sum").clone(), weights[0], weights[1]);
  }
}
