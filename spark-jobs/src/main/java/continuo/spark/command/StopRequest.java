package continuo.spark.command;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.apache.hadoop.util.ShutdownHookManager;

/**
 * Turns SIGINT and SIGTERM into a request to stop after the present step: the run commits a
 * checkpoint, and only then does the process end, with the exit code 130 or 143 that the virtual
 * machine gives to these signals. The hook runs before Spark's own, which would take the executors
 * away.
 */
final class StopRequest implements BooleanSupplier, AutoCloseable {
  /** Above that of Spark's hooks, so that it runs first. */
  private static final int PRIORITY = 1000;

  private static final int LONGEST_STEP_MINUTES = 60;

  private final CountDownLatch done = new CountDownLatch(1);
  private final Runnable hook = this::stopAndWait;
  private volatile boolean requested;

  /** From now on signals are requests; before, they end the process at once. */
  void listen() {
    ShutdownHookManager.get()
        .addShutdownHook(hook, PRIORITY, LONGEST_STEP_MINUTES, TimeUnit.MINUTES);
  }

  private void stopAndWait() {
    requested = true;
    System.err.println("continuo: stopping with a checkpoint after this step");
    try {
      done.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public boolean getAsBoolean() {
    return requested;
  }

  /** The run is over and all is stored: lets a waiting shutdown go on. */
  @Override
  public void close() {
    done.countDown();
    if (!ShutdownHookManager.get().isShutdownInProgress()) {
      ShutdownHookManager.get().removeShutdownHook(hook);
    }
  }
}
