package continuo.burst;

import java.util.concurrent.CancellationException;

/**
 * Gives up work whose thread has been interrupted: the process is about to end, or another attempt
 * of the same task was faster. Asked between steps, so that a burst lets go within one of them.
 */
final class Cancellation {
  private Cancellation() {}

  /**
   * @throws CancellationException if the present thread has been interrupted
   */
  static void check() {
    if (Thread.currentThread().isInterrupted()) {
      throw new CancellationException("The burst was given up");
    }
  }
}
