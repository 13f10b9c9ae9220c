package continuo.config;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigIncludeContext;
import com.typesafe.config.ConfigIncluder;
import com.typesafe.config.ConfigIncluderClasspath;
import com.typesafe.config.ConfigIncluderFile;
import com.typesafe.config.ConfigIncluderURL;
import com.typesafe.config.ConfigObject;
import java.io.File;
import java.io.IOException;
import java.net.URL;
import java.nio.file.Path;

/**
 * What a configuration may include: files in its own folder and below, links followed. Nothing from
 * the network, the class path or elsewhere on the machine.
 */
final class Includes
    implements ConfigIncluder, ConfigIncluderFile, ConfigIncluderURL, ConfigIncluderClasspath {
  private final Path folder;

  /**
   * @param folder of the configuration, or null to refuse every include
   */
  Includes(Path folder) {
    this.folder = folder;
  }

  @Override
  public ConfigIncluder withFallback(ConfigIncluder fallback) {
    return this;
  }

  @Override
  public ConfigObject include(ConfigIncludeContext context, String what) {
    return includeFile(context, new File(what));
  }

  @Override
  public ConfigObject includeFile(ConfigIncludeContext context, File what) {
    if (folder == null) {
      throw refused(what.getPath());
    }
    Path file = folder.resolve(what.getPath()).normalize();
    try {
      if (!file.toRealPath().startsWith(folder.toRealPath())) {
        throw refused(what.getPath());
      }
    } catch (IOException e) {
      throw new ConfigException.Generic("include of " + what + ": no such file in " + folder, e);
    }
    Config config = ConfigFactory.parseFile(file.toFile(), context.parseOptions());
    return config.root();
  }

  @Override
  public ConfigObject includeURL(ConfigIncludeContext context, URL what) {
    throw refused(what.toString());
  }

  @Override
  public ConfigObject includeResources(ConfigIncludeContext context, String what) {
    throw refused(what);
  }

  private static ConfigException refused(String what) {
    return new ConfigException.Generic(
        "include of %s: only files in the folder of the configuration may be included"
            .formatted(what));
  }
}
