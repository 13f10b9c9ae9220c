package continuo.forcefield;

import continuo.error.InputException;
import continuo.structure.Box;

/**
 * What lies beyond the cut-off at uniform density: Σ_ab n_a n_b/Ω times an integral of each pair.
 */
final class Tail {
  private Tail() {}

  /** Integral of a 12-6 potential beyond its cut-off. */
  @FunctionalInterface
  interface OfPair {
    double applyAsDouble(LennardJones12x6 potential, double cutoff);
  }

  /** Integral for a pair of types. */
  @FunctionalInterface
  interface OfTypes {
    double applyAsDouble(int a, int b);
  }

  /**
   * @throws InputException if the box is free space
   */
  static double sum(int[] type, int nTypes, Box box, OfTypes integral) {
    if (!box.isPeriodic()) {
      throw new InputException(
          "Invalid tail correction: it needs a periodic box, this is free space");
    }
    double[] count = new double[nTypes];
    for (int t : type) {
      count[t]++;
    }
    double sum = 0;
    for (int a = 0; a < nTypes; a++) {
      for (int b = 0; b < nTypes; b++) {
        sum += count[a] * count[b] * integral.applyAsDouble(a, b);
      }
    }
    return sum / box.volume();
  }
}
