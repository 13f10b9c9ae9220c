package org.rapaio.jupyter.kernel.channels;

/**
 * A thread that repeats a task until it is told to stop. It takes the place of the class of this name in
 * rapaio-jupyter-kernel 3.0.1: notebooks/run puts it first on the kernel's class path.
 *
 * <p>That class can end before the notebook has begun, on a busy machine in one start of five: its thread may look
 * at {@code running} before {@code start()} has set it, and an exception ends it, such as that of a message which
 * comes before the kernel has set its handlers. Jupyter then waits for an answer in vain. Here the flag is set
 * first, and an exception costs the one message only; Jupyter repeats its first one until it is answered.
 */
public final class LoopThread extends Thread {
  private final long sleep;
  private final Runnable task;
  private volatile boolean running = true;

  /**
   * @param name name of the thread
   * @param sleep pause between repetitions, ms
   * @param task what is repeated
   */
  public LoopThread(String name, long sleep, Runnable task) {
    super(name);
    this.sleep = sleep;
    this.task = task;
  }

  @Override
  public void run() {
    while (running) {
      try {
        task.run();
      } catch (RuntimeException e) {
        if (running) {
          System.err.println(getName() + " dropped a message: " + e);
        }
      }
      try {
        Thread.sleep(sleep);
      } catch (InterruptedException e) {
        return;
      }
    }
  }

  /** Ends the thread after the current repetition. */
  public void shutdown() {
    running = false;
  }
}
