package continuo.spark.store;

import org.apache.hadoop.conf.Configuration;

/** Where commands that start no Spark session get their Hadoop configuration from. */
public final class HadoopConfigurations {
  private static final String SPARK_PREFIX = "spark.hadoop.";

  private HadoopConfigurations() {}

  /**
   * Hadoop's site files on the class path and the {@code spark.hadoop.*} settings, which {@code
   * spark-submit} hands over as system properties.
   */
  public static Configuration current() {
    Configuration configuration = new Configuration();
    for (String name : System.getProperties().stringPropertyNames()) {
      if (name.startsWith(SPARK_PREFIX)) {
        configuration.set(name.substring(SPARK_PREFIX.length()), System.getProperty(name));
      }
    }
    return configuration;
  }
}
