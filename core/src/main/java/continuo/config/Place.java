package continuo.config;

import com.typesafe.config.ConfigOrigin;
import java.util.regex.Pattern;

/** Where a value was written, as the reader of a message knows it: {@code capsid.conf:17}. */
final class Place {
  private static final Pattern LINE = Pattern.compile(": [0-9]+(-[0-9]+)?$");

  private Place() {}

  /**
   * @param origin as the parser recorded it
   * @param document name of the document, for origins that are a merge of several
   */
  static String of(ConfigOrigin origin, String document) {
    String description = origin.description();
    if (description.startsWith("merge of ")) {
      return document;
    }
    String name = LINE.matcher(description).replaceFirst("");
    boolean withLine = origin.lineNumber() > 0 && !name.startsWith(Overrides.OPTION);
    return withLine ? name + ":" + origin.lineNumber() : name;
  }
}
