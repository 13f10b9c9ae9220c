package continuo.spark.command;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigRenderOptions;
import com.typesafe.config.ConfigValueFactory;
import continuo.config.ConfigLoader;
import continuo.config.RunConfig;
import continuo.error.StorageException;
import java.util.OptionalInt;

/** The configuration that the description of a run records. */
final class RecordedConfiguration {
  private RecordedConfiguration() {}

  /**
   * @param description text of {@code run.json}
   * @param directory the run, for messages
   * @throws StorageException if the text is damaged
   */
  static RunConfig read(String description, String directory) {
    return read(description, directory, OptionalInt.empty());
  }

  /**
   * The same with another number of steps.
   *
   * @param lastStep takes the place of {@code langevin.steps}, if it is there
   */
  static RunConfig read(String description, String directory, OptionalInt lastStep) {
    try {
      Config root = ConfigFactory.parseString(description).getConfig("configuration");
      if (lastStep.isPresent()) {
        root = root.withValue("langevin.steps", ConfigValueFactory.fromAnyRef(lastStep.getAsInt()));
      }
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
