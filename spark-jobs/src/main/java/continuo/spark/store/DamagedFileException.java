package continuo.spark.store;

import java.io.IOException;

/** The bytes of a checkpoint file are not those that were written. */
final class DamagedFileException extends IOException {
  private static final long serialVersionUID = 1L;

  /**
   * @param message what is wrong with the file, without its name
   */
  DamagedFileException(String message) {
    super(message);
  }
}
