package continuo.units;

/** A quantity that cannot be understood; the message says why and what to write instead. */
public final class UnitException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  UnitException(String message) {
    super(message);
  }
}
