package continuo.spark.stage;

import continuo.burst.BurstContext;
import continuo.burst.kernel.Kernels;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.spark.SparkEnv;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The kernels of a task. Every executor says once in its log which it uses: machines of a cluster
 * may differ. The driver's are in {@code run.json}.
 */
final class TaskKernels {
  private static final Logger LOG = LoggerFactory.getLogger(TaskKernels.class);

  /** What Spark calls the process of the driver, in which local tasks run too. */
  private static final String DRIVER = "driver";

  private static final AtomicBoolean SAID = new AtomicBoolean();

  private TaskKernels() {}

  /**
   * @param context constants of the run; read
   * @param lanes number of replicas side by side
   */
  static Kernels of(BurstContext context, int lanes) {
    TaskLog.begin();
    Kernels kernels = context.kernels(lanes);
    String executor = SparkEnv.get().executorId();
    if (!DRIVER.equals(executor) && SAID.compareAndSet(false, true)) {
      LOG.info(
          "Run {}: executor {} uses the {} kernels for {} lanes, on Java {}",
          TaskLog.run(),
          executor,
          kernels.name(),
          lanes,
          System.getProperty("java.version"));
    }
    return kernels;
  }
}
