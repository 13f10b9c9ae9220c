package continuo.spark.run;

import java.util.concurrent.CountDownLatch;
import org.apache.spark.scheduler.SparkListener;

/** Stops Spark in the middle of its start, for ever. */
public final class SlowStart extends SparkListener {
  /** Printed when that point is reached. */
  static final String TEXT = "Spark is starting";

  /** Called by Spark when its context is half made. */
  public SlowStart() throws InterruptedException {
    System.out.println(TEXT);
    new CountDownLatch(1).await();
  }
}
