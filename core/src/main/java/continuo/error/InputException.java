package continuo.error;

/** Bad configuration or input: exit code 2. */
public final class InputException extends ContinuoException {
  private static final long serialVersionUID = 1L;

  /**
   * @param message what was found, where, and what is allowed
   */
  public InputException(String message) {
    super(message, null);
  }

  /**
   * @param message what was found, where, and what is allowed
   * @param cause the lower-level failure
   */
  public InputException(String message, Throwable cause) {
    super(message, cause);
  }

  @Override
  public int exitCode() {
    return 2;
  }
}
