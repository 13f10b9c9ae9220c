package continuo.validate;

/**
 * A measured value beside its known answer.
 *
 * @param system what was simulated
 * @param quantity what was measured, with its unit if it has one
 * @param value measured
 * @param reference known
 * @param error standard error of the value, or for exact comparisons the largest difference that
 *     rounding, truncation or the stated digits of the reference allow
 * @param kind how the difference is judged
 * @param note where the reference comes from, or why nothing was compared
 */
public record Comparison(
    String system,
    String quantity,
    double value,
    double reference,
    double error,
    Kind kind,
    String note) {

  /** How a difference is judged. */
  public enum Kind {
    /** |z| &lt; 4: exceeded by chance once in 16,000 comparisons. */
    STATISTICAL(4),
    /** |z| ≤ 1. */
    EXACT(1),
    /** Nothing was compared. */
    SKIPPED(Double.NaN);

    private final double limit;

    Kind(double limit) {
      this.limit = limit;
    }

    /** Largest |z| of a comparison that passes; NaN where there is none. */
    public double limit() {
      return limit;
    }
  }

  /** A value with a standard error. */
  public static Comparison statistical(
      String system, String quantity, double value, double reference, double error, String note) {
    return new Comparison(system, quantity, value, reference, error, Kind.STATISTICAL, note);
  }

  /** A value that may differ by no more than a tolerance. */
  public static Comparison exact(
      String system,
      String quantity,
      double value,
      double reference,
      double tolerance,
      String note) {
    return new Comparison(system, quantity, value, reference, tolerance, Kind.EXACT, note);
  }

  /** A comparison that cannot be made here. */
  public static Comparison skipped(String system, String quantity, String reason) {
    return new Comparison(
        system, quantity, Double.NaN, Double.NaN, Double.NaN, Kind.SKIPPED, reason);
  }

  /** (value − reference)/error; 0 where both are equal. */
  public double z() {
    return value == reference ? 0 : (value - reference) / error;
  }

  public Verdict verdict() {
    if (kind == Kind.SKIPPED) {
      return Verdict.SKIPPED;
    }
    double size = Math.abs(z());
    boolean within = kind == Kind.EXACT ? size <= kind.limit() : size < kind.limit();
    // Not a number is within nothing.
    return within ? Verdict.PASS : Verdict.FAIL;
  }
}
