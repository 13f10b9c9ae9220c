package continuo.error;

/** A failure that the reader of the message can act on; carries the exit code of the process. */
public abstract class ContinuoException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  ContinuoException(String message, Throwable cause) {
    super(message, cause);
  }

  /** Exit code of the process: 2 input, 3 numerical, 4 storage or cluster. */
  public abstract int exitCode();
}
