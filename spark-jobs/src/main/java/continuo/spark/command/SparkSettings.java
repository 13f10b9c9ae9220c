package continuo.spark.command;

import continuo.error.InputException;
import continuo.error.StorageException;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.regex.Pattern;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.deploy.SparkHadoopUtil;

/**
 * Spark's settings. Under {@code spark-submit} they are there already; started as a plain program,
 * the shipped defaults are read from the file that the system property {@code
 * continuo.spark.defaults} names.
 */
final class SparkSettings {
  /** What Spark calls local, with numbers that make sense. */
  private static final Pattern LOCAL =
      Pattern.compile("local(\\[([1-9]\\d*|\\*)(\\s*,\\s*[1-9]\\d*)?])?|local-cluster\\[.*]");

  private static final Pattern CLUSTER = Pattern.compile("yarn|[a-z][a-z0-9+.-]*://.+");

  private static final String SECRET = "spark.authenticate.secret";

  /** Where a worker puts the secret for what it starts: SecurityManager.ENV_AUTH_SECRET. */
  private static final String SECRET_VARIABLE = "_SPARK_AUTH_SECRET";

  private SparkSettings() {}

  /**
   * Refuses a master that Spark would refuse later and less clearly.
   *
   * @param master master of the command line, or null
   * @return the same
   * @throws InputException if it has no form that a master can have
   */
  static String checkMaster(String master) {
    if (master == null
        || master.equals(RunSession.IN_PROCESS)
        || LOCAL.matcher(master).matches()
        || CLUSTER.matcher(master).matches()) {
      return master;
    }
    throw new InputException(
        "Invalid --master \"%s\"; allowed: %s, local, local[N] with N ≥ 1, local[*], spark://HOST:PORT, yarn, k8s://URL"
            .formatted(master, RunSession.IN_PROCESS));
  }

  /**
   * @param master master of the command line, or null
   * @param application name in the Spark UI
   */
  static SparkConf of(String master, String application) {
    SparkConf conf = new SparkConf();
    String defaults = System.getProperty("continuo.spark.defaults");
    if (defaults != null) {
      Properties properties = read(Path.of(defaults));
      for (String key : properties.stringPropertyNames()) {
        conf.setIfMissing(key, properties.getProperty(key).trim());
      }
    }
    conf.setIfMissing("spark.serializer", "org.apache.spark.serializer.KryoSerializer");
    conf.setIfMissing("spark.kryo.registrationRequired", "true");
    conf.setIfMissing(
        "spark.kryo.registrator", continuo.spark.serial.ContinuoRegistrator.class.getName());
    conf.setIfMissing("spark.app.name", application);
    if (master != null && !master.equals(RunSession.IN_PROCESS)) {
      conf.setMaster(master);
    }
    conf.setIfMissing("spark.master", "local[*]");
    // A worker hands the secret to a driver in cluster mode through the environment, so that it is
    // on no command line; Spark asks the settings for it.
    String secret = System.getenv(SECRET_VARIABLE);
    if (secret != null && conf.getBoolean("spark.authenticate", false)) {
      conf.setIfMissing(SECRET, secret);
    }
    return conf;
  }

  /** Hadoop's configuration with the {@code spark.hadoop.*} settings, without starting Spark. */
  static Configuration hadoop(String application) {
    return SparkHadoopUtil.get().newConfiguration(of(null, application));
  }

  /**
   * Starts Spark.
   *
   * @param master master of the command line, or null
   * @param application name in the Spark UI
   * @throws StorageException if the master does not answer
   */
  static JavaSparkContext connect(String master, String application) {
    SparkConf conf = of(master, application);
    JavaSparkContext spark;
    try {
      spark = new JavaSparkContext(conf);
    } catch (Exception e) {
      // Also checked exceptions: Scala throws them without declaring them.
      String reason = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
      throw new StorageException(
          "Cannot start Spark on %s: %s".formatted(conf.get("spark.master"), reason), e);
    }
    if (spark.sc().isStopped()) {
      throw new StorageException(
          "Cannot start Spark on %s: the master did not answer, or ended the application; see the log lines above"
              .formatted(conf.get("spark.master")));
    }
    return spark;
  }

  private static Properties read(Path file) {
    Properties properties = new Properties();
    try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
      properties.load(reader);
    } catch (IOException e) {
      throw new InputException("Cannot read Spark's defaults " + file + ": " + e.getMessage(), e);
    }
    return properties;
  }
}
