package continuo.config;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigParseOptions;
import com.typesafe.config.ConfigUtil;
import continuo.error.InputException;
import java.util.List;

/** Settings from the command line, which win over the file. */
final class Overrides {
  /** The option, and the beginning of the origin of its values. */
  static final String OPTION = "--set ";

  private Overrides() {}

  /**
   * @param base the configuration as written
   * @param overrides each {@code key=value}; a value may be bare, so that units need no quotes
   * @throws InputException if one is not of that form
   */
  static Config apply(Config base, List<String> overrides) {
    Config config = base;
    for (String override : overrides) {
      config = parse(override).withFallback(config);
    }
    return config;
  }

  private static Config parse(String override) {
    int equals = override.indexOf('=');
    String key = equals < 0 ? override.strip() : override.substring(0, equals).strip();
    String value = equals < 0 ? "" : override.substring(equals + 1).strip();
    if (key.isEmpty() || value.isEmpty()) {
      throw malformed(override, "key and value are needed", null);
    }
    try {
      String path = ConfigUtil.joinPath(ConfigUtil.splitPath(key));
      boolean bare = "[{\"".indexOf(value.charAt(0)) < 0;
      ConfigParseOptions options =
          ConfigParseOptions.defaults().setOriginDescription(OPTION + override);
      return ConfigFactory.parseString(
          path + " = " + (bare ? ConfigUtil.quoteString(value) : value), options);
    } catch (ConfigException e) {
      throw malformed(override, ConfigLoader.withoutOrigin(e), e);
    }
  }

  private static InputException malformed(String override, String problem, Throwable cause) {
    return new InputException(
        "Invalid option %s\"%s\": %s; write for example --set burst.sampling-steps=400"
            .formatted(OPTION, override, problem),
        cause);
  }
}
