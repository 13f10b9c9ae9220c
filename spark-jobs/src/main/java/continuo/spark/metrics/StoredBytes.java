package continuo.spark.metrics;

import java.io.IOException;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;

/**
 * Size of a run directory. Listing an object store costs requests, so the directory is looked at
 * only when somebody asks, and at most every half minute.
 */
public final class StoredBytes implements LongSupplier {
  private static final long KEPT = TimeUnit.SECONDS.toNanos(30);

  private final Path root;
  private final Configuration configuration;
  private long asked;
  private long bytes = -1;

  /**
   * @param root directory of the run
   * @param configuration Hadoop configuration; read
   */
  public StoredBytes(Path root, Configuration configuration) {
    this.root = root;
    this.configuration = configuration;
  }

  /** Bytes of all files below the directory; what was last seen if it cannot be read, else −1. */
  @Override
  public synchronized long getAsLong() {
    long now = System.nanoTime();
    if (bytes < 0 || now - asked > KEPT) {
      try {
        bytes = root.getFileSystem(configuration).getContentSummary(root).getLength();
        asked = now;
      } catch (IOException e) {
        // Files come and go while a run is written; the next question finds them.
        return bytes;
      }
    }
    return bytes;
  }
}
