package continuo.spark.lease;

import continuo.error.StorageException;
import java.util.concurrent.TimeUnit;

/** How long the lease of another process has looked the same, by the clock of this process. */
final class LeaseWatch {
  private final long began = System.nanoTime();
  private String first;
  private boolean told;

  /** Whether it looks other than at the first time. */
  boolean seesChange(String lease) {
    if (first == null) {
      first = lease;
    }
    return !first.equals(lease);
  }

  /** Time since the watch began. */
  long seconds() {
    return TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - began);
  }

  /** Whether nothing was said about the watch yet. */
  boolean isNews() {
    boolean news = !told;
    told = true;
    return news;
  }

  /**
   * @throws StorageException if the thread is interrupted
   */
  void pause(long milliseconds) {
    try {
      TimeUnit.MILLISECONDS.sleep(milliseconds);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StorageException("Interrupted while waiting for the lease of a run directory", e);
    }
  }
}
