package continuo.loop;

import continuo.burst.BlockResult;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;

/** Threads, one a core, for the blocks of a run in one process; their work can be given up. */
final class BlockThreads implements AutoCloseable {
  private final ExecutorService threads =
      Executors.newFixedThreadPool(
          Runtime.getRuntime().availableProcessors(), BlockThreads::thread);

  /** Guarded by this. */
  private final List<Future<BlockResult>> running = new ArrayList<>();

  /** Guarded by this. */
  private boolean cancelled;

  private static Thread thread(Runnable work) {
    Thread thread = new Thread(work, "block");
    thread.setDaemon(true);
    return thread;
  }

  /**
   * Runs every block.
   *
   * @param count blocks
   * @param work is given the number of a block; the first one that fails decides what is thrown
   * @throws CancellationException if the work was given up
   */
  BlockResult[] run(int count, IntFunction<BlockResult> work) {
    start(count, work);
    BlockResult[] results = new BlockResult[count];
    try {
      for (int b = 0; b < count; b++) {
        results[b] = running.get(b).get();
      }
      return results;
    } catch (ExecutionException e) {
      if (e.getCause() instanceof Error error) {
        throw error;
      }
      throw (RuntimeException) e.getCause();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CancellationException("Interrupted while blocks were running");
    } finally {
      stop();
    }
  }

  private synchronized void start(int count, IntFunction<BlockResult> work) {
    if (cancelled) {
      throw new CancellationException("The bursts were given up");
    }
    for (int b = 0; b < count; b++) {
      int block = b;
      running.add(threads.submit(() -> work.apply(block)));
    }
  }

  private synchronized void stop() {
    running.forEach(block -> block.cancel(true));
    running.clear();
  }

  /** Gives up what is running and will be run. */
  synchronized void cancel() {
    cancelled = true;
    running.forEach(block -> block.cancel(true));
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
