package continuo.error;

/** Storage or cluster failure: exit code 4. */
public final class StorageException extends ContinuoException {
  private static final long serialVersionUID = 1L;

  /**
   * @param message what was found, where, and what is allowed
   */
  public StorageException(String message) {
    super(message, null);
  }

  /**
   * @param message what was found, where, and what is allowed
   * @param cause the lower-level failure
   */
  public StorageException(String message, Throwable cause) {
    super(message, cause);
  }

  @Override
  public int exitCode() {
    return 4;
  }
}
