package continuo.spark.stage;

import org.apache.spark.TaskContext;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.util.TaskCompletionListener;
import org.slf4j.MDC;

/**
 * Run and step in the diagnostic context of what tasks log. They travel as local properties of the
 * job; Spark itself gives its own log lines of a task those that begin with {@code mdc.}.
 */
public final class TaskLog {
  private static final String RUN = "run";
  private static final String STEP = "step";
  private static final String PROPERTY = "mdc.";

  private TaskLog() {}

  /**
   * Names the run to the tasks of all later jobs of this thread.
   *
   * @param id identity of the run in {@code run.json}
   */
  public static void run(JavaSparkContext spark, String id) {
    spark.setLocalProperty(PROPERTY + RUN, id);
  }

  /** Names the step to the tasks of all later jobs of this thread. */
  static void step(JavaSparkContext spark, int step) {
    spark.setLocalProperty(PROPERTY + STEP, Integer.toString(step));
  }

  /** In a task: its log lines carry run and step until it ends. */
  static void begin() {
    TaskContext task = TaskContext.get();
    String run = task.getLocalProperty(PROPERTY + RUN);
    String step = task.getLocalProperty(PROPERTY + STEP);
    if (run != null) {
      MDC.put(RUN, run);
    }
    if (step != null) {
      MDC.put(STEP, step);
    }
    task.addTaskCompletionListener(
        (TaskCompletionListener)
            ended -> {
              MDC.remove(RUN);
              MDC.remove(STEP);
            });
  }

  /** In a task: the run it belongs to, or a dash. */
  static String run() {
    String run = TaskContext.get().getLocalProperty(PROPERTY + RUN);
    return run == null ? "-" : run;
  }
}
