package continuo.spark.command;

import continuo.error.InputException;
import java.net.URISyntaxException;
import org.apache.hadoop.fs.Path;

/** The directory of a run as a user writes it. */
final class RunPath {
  private RunPath() {}

  /**
   * @param text path or URI
   * @throws InputException if it is neither
   */
  static Path of(String text) {
    if (text.isBlank()) {
      throw new InputException(
          "Invalid run directory \"%s\": name a directory or a URI such as hdfs://HOST/DIR"
              .formatted(text));
    }
    try {
      return new Path(text);
    } catch (IllegalArgumentException e) {
      String reason =
          e.getCause() instanceof URISyntaxException syntax ? syntax.getReason() : e.getMessage();
      throw new InputException(
          "Invalid run directory \"%s\": neither a path nor a URI (%s); a colon in a name needs ./ before it"
              .formatted(text, reason),
          e);
    }
  }
}
