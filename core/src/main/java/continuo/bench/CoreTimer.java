package continuo.bench;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;

/**
 * Wall time and the processor time that the calling thread got in it: where they differ, somebody
 * else used the core.
 */
final class CoreTimer {
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  private long wall;
  private long processor;

  /** Starts anew. */
  void start() {
    processor = THREADS.isCurrentThreadCpuTimeSupported() ? THREADS.getCurrentThreadCpuTime() : -1;
    wall = System.nanoTime();
  }

  /** Wall time since the start, s. */
  double seconds() {
    return (System.nanoTime() - wall) * 1e-9;
  }

  /**
   * Share of the core since the start, at most 1; NaN where the virtual machine cannot tell.
   *
   * @param seconds wall time since the start
   */
  double share(double seconds) {
    return processor < 0
        ? Double.NaN
        : Math.min(1, (THREADS.getCurrentThreadCpuTime() - processor) * 1e-9 / seconds);
  }
}
