package continuo.spark.command;

import java.time.Duration;
import java.util.Timer;
import java.util.TimerTask;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;

/**
 * Ends a call in time for a scheduler: after a step if the next one, taken to be as long as the
 * longest so far with its checkpoint, would pass the limit; at the limit itself the bursts of the
 * present step are given up. At least one step is finished in every call, however short the limit,
 * so that calls that follow each other come to the end.
 */
final class WallLimit implements BooleanSupplier, AutoCloseable {
  private final Duration limit;
  private final LongSupplier clock;
  private final long began;
  private long before;
  private long longest;
  private boolean anyStep;
  private boolean reached;
  private Timer timer;

  /**
   * @param limit wall time of the call, or null for none
   * @param clock nanoseconds, as {@link System#nanoTime}
   * @param before time the process has already been running
   */
  WallLimit(Duration limit, LongSupplier clock, Duration before) {
    this.limit = limit;
    this.clock = clock;
    this.before = clock.getAsLong();
    this.began = this.before - before.toNanos();
  }

  /**
   * Asked after every step.
   *
   * @return whether this was the last one of the call
   */
  @Override
  public synchronized boolean getAsBoolean() {
    if (limit == null) {
      return false;
    }
    long now = clock.getAsLong();
    longest = Math.max(longest, now - before);
    before = now;
    anyStep = true;
    reached |= now - began + longest > limit.toNanos();
    return reached;
  }

  /**
   * Starts to watch for a step that passes the limit.
   *
   * @param giveUp ends the bursts of a step
   */
  void watch(Runnable giveUp) {
    if (limit == null) {
      return;
    }
    long left = limit.toNanos() - (clock.getAsLong() - began);
    timer = new Timer("wall-limit", true);
    timer.schedule(
        new TimerTask() {
          @Override
          public void run() {
            end(giveUp);
          }
        },
        Math.max(0, TimeUnit.NANOSECONDS.toMillis(left)));
  }

  private synchronized void end(Runnable giveUp) {
    reached = true;
    if (anyStep) {
      giveUp.run();
    }
  }

  @Override
  public void close() {
    if (timer != null) {
      timer.cancel();
    }
  }
}
