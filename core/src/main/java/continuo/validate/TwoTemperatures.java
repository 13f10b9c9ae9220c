package continuo.validate;

/**
 * Energies drawn at two temperatures: ln P₁(E)/P₂(E) is linear in E with slope −(β₁ − β₂), whatever
 * the density of states. The slope is that of the most likely logistic law for which of the two
 * temperatures an energy comes from, its standard error from the Fisher information; energies must
 * be independent.
 */
final class TwoTemperatures {
  private static final int ITERATIONS = 30;

  private final double slope;
  private final double error;

  /**
   * @param first energies at the first temperature; read
   * @param second energies at the second one; read
   */
  TwoTemperatures(double[] first, double[] second) {
    // Energies from their mean, so that the two unknowns hardly depend on each other.
    double middle = 0.5 * (mean(first) + mean(second));
    double a = 0;
    double b = 0;
    double determinant = 1;
    double weight = 0;
    for (int i = 0; i < ITERATIONS; i++) {
      double[] sums = new double[5];
      add(first, 1, middle, a, b, sums);
      add(second, 0, middle, a, b, sums);
      determinant = sums[2] * sums[4] - sums[3] * sums[3];
      a += (sums[4] * sums[0] - sums[3] * sums[1]) / determinant;
      b += (sums[2] * sums[1] - sums[3] * sums[0]) / determinant;
      weight = sums[2];
    }
    this.slope = b;
    this.error = Math.sqrt(weight / determinant);
  }

  /** Gradient and information of the logarithm of the likelihood. */
  private static void add(
      double[] energies, int isFirst, double middle, double a, double b, double[] sums) {
    for (double energy : energies) {
      double e = energy - middle;
      double p = 1 / (1 + Math.exp(-a - b * e));
      sums[0] += isFirst - p;
      sums[1] += (isFirst - p) * e;
      sums[2] += p * (1 - p);
      sums[3] += p * (1 - p) * e;
      sums[4] += p * (1 - p) * e * e;
    }
  }

  private static double mean(double[] x) {
    double sum = 0;
    for (double value : x) {
      sum += value;
    }
    return sum / x.length;
  }

  /** d ln(P₁/P₂)/dE. */
  double slope() {
    return slope;
  }

  /** Its standard error. */
  double error() {
    return error;
  }
}
