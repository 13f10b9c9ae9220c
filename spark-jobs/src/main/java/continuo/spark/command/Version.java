package continuo.spark.command;

import java.util.LinkedHashMap;
import java.util.Map;

/** Versions of the software, for {@code --version} and {@code run.json}. */
final class Version {
  /** Version of this program. */
  static final String TEXT = "0.1.0";

  private Version() {}

  /**
   * @param kernels name of the kernels in use
   * @param spark version of Spark, or null without Spark
   */
  static Map<String, String> all(String kernels, String spark) {
    Map<String, String> versions = new LinkedHashMap<>();
    versions.put("continuo", TEXT);
    versions.put("java", System.getProperty("java.version"));
    if (spark != null) {
      versions.put("spark", spark);
    }
    versions.put("kernels", kernels);
    return versions;
  }
}
