package continuo.validate;

/**
 * Many comparisons of one kind, of which the worst is reported: the elements of a matrix, the atoms
 * of a body.
 */
final class Family {
  private final String system;
  private final String quantity;
  private final Comparison.Kind kind;
  private Comparison worst;
  private String element = "";
  private int count;
  private boolean hasNan;

  Family(String system, String quantity, Comparison.Kind kind) {
    this.system = system;
    this.quantity = quantity;
    this.kind = kind;
  }

  void add(String name, double value, double reference, double error) {
    Comparison next = new Comparison(system, quantity, value, reference, error, kind, "");
    boolean isNan = Double.isNaN(next.z());
    if (worst == null || (isNan && !hasNan) || Math.abs(next.z()) > Math.abs(worst.z())) {
      worst = next;
      element = name;
    }
    hasNan |= isNan;
    count++;
  }

  /**
   * The worst one.
   *
   * @throws IllegalStateException if there is none
   */
  Comparison worst(String note) {
    if (worst == null) {
      throw new IllegalStateException("Nothing compared: " + quantity + " of " + system);
    }
    return new Comparison(
        system,
        "%s, worst of %d: %s".formatted(quantity, count, element),
        worst.value(),
        worst.reference(),
        worst.error(),
        kind,
        note);
  }
}
