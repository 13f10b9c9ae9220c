package continuo.spark.command;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigRenderOptions;
import continuo.config.ConfigLoader;
import continuo.config.RunConfig;
import continuo.error.StorageException;

/** The configuration that the description of a run records. */
final class RecordedConfiguration {
  private RecordedConfiguration() {}

  /**
   * @param description text of {@code run.json}
   * @param directory the run, for messages
   * @throws StorageException if the text is damaged
   */
  static RunConfig read(String description, String directory) {
    try {
      Config root = ConfigFactory.parseString(description).getConfig("configuration");
      return ConfigLoader.reread(
          root.root().render(ConfigRenderOptions.concise()), directory + "/run.json");
    } catch (ConfigException e) {
      throw new StorageException("Cannot read " + directory + "/run.json: " + e.getMessage(), e);
    }
  }

  /**
   * Identity of a run, for log lines.
   *
   * @param description text of {@code run.json}
   * @param directory the run, for those that have none
   */
  static String id(String description, String directory) {
    try {
      Config root = ConfigFactory.parseString(description);
      return root.hasPath("id") ? root.getString("id") : directory;
    } catch (ConfigException e) {
      return directory;
    }
  }
}
