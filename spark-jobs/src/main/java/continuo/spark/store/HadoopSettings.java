package continuo.spark.store;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.hadoop.conf.Configuration;

/**
 * A Hadoop configuration that travels: the entries that are not Hadoop's own defaults, which every
 * machine has. Hadoop's class itself cannot be serialised.
 */
public final class HadoopSettings implements Serializable {
  private static final long serialVersionUID = 1L;

  /** Name, value, name, value …, by name. */
  private final String[] entries;

  private transient volatile Configuration configuration;

  /**
   * @param entries name, value, name, value …; copied
   * @throws IllegalArgumentException if a value is missing
   */
  public HadoopSettings(String[] entries) {
    if (entries.length % 2 != 0) {
      throw new IllegalArgumentException(
          "Invalid Hadoop settings: no value for " + entries[entries.length - 1]);
    }
    this.entries = entries.clone();
  }

  /** What a configuration says beyond Hadoop's defaults. */
  public static HadoopSettings of(Configuration configuration) {
    Map<String, String> own = new TreeMap<>();
    for (Map.Entry<String, String> entry : configuration) {
      if (!isDefault(configuration, entry.getKey())) {
        own.put(entry.getKey(), entry.getValue());
      }
    }
    List<String> entries = new ArrayList<>();
    own.forEach(
        (name, value) -> {
          entries.add(name);
          entries.add(value);
        });
    return new HadoopSettings(entries.toArray(new String[0]));
  }

  /** A copy of the entries: name, value, name, value …. */
  public String[] entries() {
    return entries.clone();
  }

  /** The configuration, over the defaults of this machine; made once, not to be changed. */
  public Configuration toConfiguration() {
    Configuration made = configuration;
    if (made == null) {
      made = new Configuration();
      for (int e = 0; e < entries.length; e += 2) {
        made.set(entries[e], entries[e + 1]);
      }
      configuration = made;
    }
    return made;
  }

  /** Whether an entry comes from one of the files that Hadoop's own jars contain. */
  private static boolean isDefault(Configuration configuration, String name) {
    String[] sources = configuration.getPropertySources(name);
    return sources != null
        && sources.length > 0
        && sources[sources.length - 1].endsWith("-default.xml");
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof HadoopSettings that && Arrays.equals(entries, that.entries);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(entries);
  }
}
