package continuo.spark.store;

import java.io.IOException;
import org.apache.hadoop.fs.CommonPathCapabilities;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/**
 * How a file comes to be there with all its bytes or not at all: by {@link RenamedFiles} where a
 * rename is atomic, by {@link PutObjects} where closing a new object is.
 */
interface FileOutput {
  /**
   * The way for a file system.
   *
   * @param fence asked before a file gets its name; throws if this process may not write any more
   */
  static FileOutput on(FileSystem fileSystem, Path root, Runnable fence) throws IOException {
    // What can be taken back until it is closed is not there before.
    return fileSystem.hasPathCapability(root, CommonPathCapabilities.ABORTABLE_STREAM)
        ? new PutObjects(fileSystem, fence)
        : new RenamedFiles(fileSystem, fence);
  }

  /** Whether the directory of a file must be made before. */
  boolean needsDirectory();

  /**
   * Writes a new file and makes it durable.
   *
   * @return its bytes
   * @throws org.apache.hadoop.fs.FileAlreadyExistsException if it is there already
   * @throws IOException if it cannot be written; it is not there then
   */
  long create(Path file, RunDirectory.Contents contents) throws IOException;

  /**
   * Writes a file and makes it durable; another attempt may have written it before or be doing so.
   *
   * @param attempt tells the attempts apart
   * @throws IOException if it cannot be written
   */
  void createSame(Path file, String attempt, RunDirectory.Contents contents) throws IOException;
}
