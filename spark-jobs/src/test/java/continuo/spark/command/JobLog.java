package continuo.spark.command;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.spark.SparkConf;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerJobStart;

/** Listens to the Spark that a command starts, if the system property says so. */
public final class JobLog extends SparkListener {
  /** System property, read by Spark, that must name this class. */
  static final String PROPERTY = "spark.extraListeners";

  private static final List<String> DESCRIPTIONS = new CopyOnWriteArrayList<>();
  private static final List<SparkConf> STARTED = new CopyOnWriteArrayList<>();

  /** Called by Spark. */
  public JobLog(SparkConf conf) {
    STARTED.add(conf);
  }

  @Override
  public void onJobStart(SparkListenerJobStart start) {
    DESCRIPTIONS.add(String.valueOf(start.properties().getProperty("spark.job.description")));
  }

  static void clear() {
    DESCRIPTIONS.clear();
    STARTED.clear();
  }

  /** Descriptions of the jobs, in the order they were started. */
  static List<String> descriptions() {
    return DESCRIPTIONS;
  }

  /** Settings of every Spark that was started. */
  static List<SparkConf> started() {
    return STARTED;
  }
}
