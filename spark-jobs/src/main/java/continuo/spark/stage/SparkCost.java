package continuo.spark.stage;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.spark.api.java.JavaSparkContext;
import scala.Tuple2;

/**
 * What the engine itself takes of a step, measured with jobs of the shape of {@link
 * SparkBurstRunner#run}: tasks that do nothing but hand arrays to a second stage.
 *
 * @param stages start and end of the two stages, s
 * @param task one task more, s
 * @param bandwidth of serialising, sending and reading arrays, bytes/s and core
 */
public record SparkCost(double stages, double task, double bandwidth) {
  private static final int FEW = 4;
  private static final int MANY = 64;
  private static final int REPEATS = 5;

  /** Array of a task in the measurement of the bandwidth: 8 MB. */
  private static final int LENGTH = 1 << 20;

  /**
   * Runs some twenty small jobs.
   *
   * @param spark where; not closed here
   */
  public static SparkCost measure(JavaSparkContext spark) {
    job(spark, MANY, 1);
    double few = fastest(spark, FEW, 1);
    double many = fastest(spark, MANY, 1);
    // One more task at each of the two stages.
    double task = Math.max(0, (many - few) / (2 * (MANY - FEW)));
    double loaded = fastest(spark, FEW, LENGTH);
    int cores = Math.min(FEW, spark.defaultParallelism());
    double bandwidth = 8.0 * LENGTH * FEW / cores / Math.max(1e-6, loaded - few);
    return new SparkCost(Math.max(0, few - 2 * FEW * task), task, bandwidth);
  }

  private static double fastest(JavaSparkContext spark, int tasks, int length) {
    return IntStream.range(0, REPEATS).mapToDouble(r -> job(spark, tasks, length)).min().orElse(0);
  }

  /** Seconds of a job of two stages with as many tasks each. */
  private static double job(JavaSparkContext spark, int tasks, int length) {
    List<Integer> ids = new ArrayList<>(IntStream.range(0, tasks).boxed().toList());
    long began = System.nanoTime();
    double sum =
        spark
            .parallelize(ids, tasks)
            .mapToPair(id -> new Tuple2<>(id, array(id, length)))
            .groupByKey(new PatchPartitioner(tasks))
            .mapValues(arrays -> arrays.iterator().next()[0])
            .values()
            .collect()
            .stream()
            .mapToDouble(Double::doubleValue)
            .sum();
    if (sum != 0.5 * tasks * (tasks - 1)) {
      throw new IllegalStateException("The engine lost an array");
    }
    return (System.nanoTime() - began) * 1e-9;
  }

  /** Numbers that do not compress. */
  private static double[] array(int first, int length) {
    double[] array = new double[length];
    double x = 0.5;
    for (int i = 0; i < length; i++) {
      x = 3.99 * x * (1 - x);
      array[i] = x;
    }
    array[0] = first;
    return array;
  }
}
