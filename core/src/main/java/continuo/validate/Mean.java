package continuo.validate;

/** Mean of independent values and its standard error from their scatter. */
final class Mean {
  private int n;
  private double mean;
  private double squares;

  void add(double value) {
    n++;
    double d = value - mean;
    mean += d / n;
    squares += d * (value - mean);
  }

  double value() {
    return mean;
  }

  /** √(s²/n). */
  double error() {
    return Math.sqrt(squares / (n - 1) / n);
  }

  static Mean of(double... values) {
    Mean mean = new Mean();
    for (double value : values) {
      mean.add(value);
    }
    return mean;
  }

  /** Compared with what it should be. */
  Comparison against(String system, String quantity, double reference, String note) {
    return Comparison.statistical(system, quantity, mean, reference, error(), note);
  }
}
