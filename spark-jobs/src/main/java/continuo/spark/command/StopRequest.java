package continuo.spark.command;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.apache.hadoop.util.ShutdownHookManager;

/**
 * Turns SIGINT and SIGTERM into a request to stop after the present step: the run commits a
 * checkpoint, and only then does the process end, with the exit code 130 or 143 that the virtual
 * machine gives to these signals. The hook runs before Spark's own, which would take the executors
 * away.
 *
 * <p>The time is bounded. After half the grace time the bursts of the present step are given up,
 * which leaves the other half for a checkpoint of the states before it; after the whole, the newest
 * checkpoint stands as it is and Spark is closed. {@link #CLOSING} later the process is ended
 * without more ado.
 */
final class StopRequest implements BooleanSupplier, AutoCloseable {
  /** Grace time unless told: Kubernetes kills after 30 s unless told. */
  static final Duration DEFAULT_GRACE = Duration.ofSeconds(25);

  /** What Spark may take to close. */
  static final Duration CLOSING = Duration.ofSeconds(4);

  /** Above that of Spark's hooks, so that it runs first. */
  private static final int PRIORITY = 1000;

  private static final int SIGTERM = 143;

  private final CountDownLatch done = new CountDownLatch(1);
  private final Runnable hook = this::stopAndWait;
  private final Duration grace;
  private volatile Runnable giveUp = () -> {};
  private volatile boolean requested;

  /**
   * @param grace longest time from the signal until Spark is closed
   */
  StopRequest(Duration grace) {
    this.grace = grace;
  }

  /** From now on signals are requests; before, they end the process at once. */
  void listen() {
    // Hadoop's own limit of the hook is never reached: the hook keeps its time itself.
    ShutdownHookManager.get()
        .addShutdownHook(hook, PRIORITY, 2 * grace.toMillis() + 1000, TimeUnit.MILLISECONDS);
  }

  /**
   * @param bursts ends a burst that takes too long
   */
  void givingUpBy(Runnable bursts) {
    giveUp = bursts;
  }

  private void stopAndWait() {
    requested = true;
    say("stopping with a checkpoint after this step");
    try {
      long half = grace.toNanos() / 2;
      if (!done.await(half, TimeUnit.NANOSECONDS)) {
        say(
            "the step was not over after half of the %s s of grace: its bursts are given up"
                .formatted(seconds(grace)));
        giveUp.run();
        if (!done.await(half, TimeUnit.NANOSECONDS)) {
          say("no checkpoint within the grace time: the newest one stands");
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    haltIfSparkDoesNotClose();
  }

  private static void haltIfSparkDoesNotClose() {
    Thread watch =
        new Thread(
            () -> {
              try {
                TimeUnit.NANOSECONDS.sleep(CLOSING.toNanos());
                Runtime.getRuntime().halt(SIGTERM);
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
            },
            "stop-watch");
    watch.setDaemon(true);
    watch.start();
  }

  private static String seconds(Duration duration) {
    return Long.toString(duration.toSeconds());
  }

  private static void say(String text) {
    System.err.println("continuo: " + text);
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
