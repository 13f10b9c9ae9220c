package continuo.spark.command;

import continuo.config.ConfigLoader;
import continuo.config.RunConfig;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The configuration of a command: a file, and settings that win over it. */
final class ConfigurationOptions {
  @Parameters(paramLabel = "CONF", description = "Configuration file (HOCON).")
  private Path configuration;

  @Option(
      names = "--set",
      paramLabel = "key=value",
      description = "Override a configuration key; may be repeated.")
  private List<String> overrides = List.of();

  /**
   * Reads it.
   *
   * @throws continuo.error.InputException if it cannot be read or is wrong; names file, line and
   *     key
   */
  RunConfig load() {
    return ConfigLoader.load(configuration, overrides);
  }
}
