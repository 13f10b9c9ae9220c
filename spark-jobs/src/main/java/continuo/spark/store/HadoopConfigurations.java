package continuo.spark.store;

import org.apache.hadoop.conf.Configuration;
import org.apache.spark.SparkConf;
import org.apache.spark.deploy.SparkHadoopUtil;

/** Where commands that start no Spark session get their Hadoop configuration from. */
public final class HadoopConfigurations {
  private HadoopConfigurations() {}

  /**
   * Hadoop's site files on the class path and the {@code spark.hadoop.*} settings that {@code
   * spark-submit} hands over, as a Spark session would see them.
   */
  public static Configuration current() {
    return SparkHadoopUtil.get().newConfiguration(new SparkConf());
  }
}
