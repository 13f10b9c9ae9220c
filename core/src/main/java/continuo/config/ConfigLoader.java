package continuo.config;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigParseOptions;
import com.typesafe.config.ConfigResolveOptions;
import com.typesafe.config.ConfigSyntax;
import continuo.error.InputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;

/**
 * Reads a configuration. A run is a function of its files: environment variables are not looked up.
 * Every method throws {@link InputException}, with file, line, key, what was found and what is
 * allowed, when the text is no HOCON, a key is unknown or missing, or a value or combination cannot
 * work.
 */
public final class ConfigLoader {
  private ConfigLoader() {}

  /**
   * Reads a file.
   *
   * @param file HOCON; files named inside are relative to its directory and must exist; it may
   *     include others from there
   * @param overrides settings {@code key=value} that win over the file
   * @return the configuration with every default filled in
   */
  public static RunConfig load(Path file, List<String> overrides) {
    if (!Files.isRegularFile(file)) {
      throw new InputException(
          "Cannot read configuration %s: %s"
              .formatted(file, Files.exists(file) ? "not a regular file" : "no such file"));
    }
    Path parent = file.toAbsolutePath().getParent();
    return read(
        file.toString(),
        () -> ConfigFactory.parseFile(file.toFile(), options(file.toString(), parent)),
        overrides,
        new ConfigReader(parent, true, defaultDirectory(file.toString())));
  }

  /**
   * Reads a text.
   *
   * @param hocon the text
   * @param originName its name in messages; gives the default output directory
   * @param baseDirectory what files named inside are relative to; they must exist
   * @return the configuration with every default filled in
   */
  public static RunConfig parse(String hocon, String originName, Path baseDirectory) {
    return read(
        originName,
        () -> ConfigFactory.parseString(hocon, options(originName, baseDirectory)),
        List.of(),
        new ConfigReader(baseDirectory, true, defaultDirectory(originName)));
  }

  /**
   * Reads back what {@link RunConfig#render} wrote. Files named inside are not looked for, so that
   * a finished run can be read where its input is no longer at hand.
   *
   * @param json the text
   * @param originName its name in messages
   * @return the configuration, equal to the one that was written
   */
  public static RunConfig reread(String json, String originName) {
    return read(
        originName,
        () -> ConfigFactory.parseString(json, options(originName, null)),
        List.of(),
        new ConfigReader(Path.of(""), false, defaultDirectory(originName)));
  }

  private static ConfigParseOptions options(String originName, Path folder) {
    return ConfigParseOptions.defaults()
        .setSyntax(ConfigSyntax.CONF)
        .setAllowMissing(false)
        .setIncluder(new Includes(folder))
        .setOriginDescription(originName);
  }

  private static RunConfig read(
      String document, Supplier<Config> parser, List<String> overrides, ConfigReader reader) {
    Config config;
    try {
      config = Overrides.apply(parser.get(), overrides).resolve(ConfigResolveOptions.noSystem());
    } catch (ConfigException e) {
      String place = e.origin() == null ? document : Place.of(e.origin(), document);
      throw new InputException(
          "Cannot read configuration %s: %s".formatted(place, withoutOrigin(e)), e);
    }
    return reader.read(new ConfigBlock(document, config.root()));
  }

  /** The message of the parser without the place it begins with. */
  static String withoutOrigin(ConfigException e) {
    String message = String.valueOf(e.getMessage());
    String place = e.origin() == null ? "" : e.origin().description() + ": ";
    return message.startsWith(place) ? message.substring(place.length()) : message;
  }

  private static String defaultDirectory(String originName) {
    String name = String.valueOf(Path.of(originName).getFileName());
    int dot = name.lastIndexOf('.');
    return Defaults.OUTPUT_PARENT + "/" + (dot > 0 ? name.substring(0, dot) : name);
  }
}
