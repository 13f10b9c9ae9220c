package continuo.error;

/** The numbers cannot be trusted any more (NaN, indefinite matrix): exit code 3. */
public final class NumericalException extends ContinuoException {
  private static final long serialVersionUID = 1L;

  /**
   * @param message what was found, where, and what is allowed
   */
  public NumericalException(String message) {
    super(message, null);
  }

  /**
   * @param message what was found, where, and what is allowed
   * @param cause the lower-level failure
   */
  public NumericalException(String message, Throwable cause) {
    super(message, cause);
  }

  @Override
  public int exitCode() {
    return 3;
  }
}
