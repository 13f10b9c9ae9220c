package continuo.spark.command;

import continuo.error.InputException;
import java.net.URISyntaxException;
import org.apache.hadoop.fs.Path;

/** The directory of a run as a user writes it. */
final class RunPath {
  private RunPath() {}

  /**
   * @param text path or URI
   * @throws InputException if it is neither, or holds a password
   */
  static Path of(String text) {
    if (text.isBlank()) {
      throw new InputException(
          "Invalid run directory \"%s\": name a directory or a URI such as hdfs://HOST/DIR"
              .formatted(text));
    }
    try {
      return withoutCredentials(new Path(text));
    } catch (IllegalArgumentException e) {
      String reason =
          e.getCause() instanceof URISyntaxException syntax ? syntax.getReason() : e.getMessage();
      throw new InputException(
          "Invalid run directory \"%s\": neither a path nor a URI (%s); a colon in a name needs ./ before it"
              .formatted(text, reason),
          e);
    }
  }

  /** What is in the name of a directory is in logs, messages and {@code run.json}. */
  private static Path withoutCredentials(Path path) {
    String authority = path.toUri().getAuthority();
    int at = authority == null ? -1 : authority.lastIndexOf('@');
    if (at >= 0 && authority.substring(0, at).contains(":")) {
      throw new InputException(
          "Invalid run directory %s://…@%s%s: leave the credentials out; Hadoop takes them from its own settings, a credential provider or the machine's role"
              .formatted(
                  path.toUri().getScheme(), authority.substring(at + 1), path.toUri().getPath()));
    }
    return path;
  }
}
