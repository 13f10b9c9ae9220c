package continuo.spark.store;

import java.io.IOException;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.FileAlreadyExistsException;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/**
 * Objects of an object store, put under their final names. Such an object appears when its stream
 * is closed; a stream whose writer failed is aborted, because closing it would leave a torn object.
 * Nothing is renamed, which here means to copy and delete.
 */
final class PutObjects implements FileOutput {
  private final FileSystem fileSystem;
  private final Runnable fence;

  PutObjects(FileSystem fileSystem, Runnable fence) {
    this.fileSystem = fileSystem;
    this.fence = fence;
  }

  /** There are none; names with the same beginning look like one. */
  @Override
  public boolean needsDirectory() {
    return false;
  }

  @Override
  public long create(Path file, RunDirectory.Contents contents) throws IOException {
    if (fileSystem.exists(file)) {
      throw new FileAlreadyExistsException(file.toString());
    }
    return put(file, contents);
  }

  /** The later attempt replaces the same bits, and a reader sees the one or the other. */
  @Override
  public void createSame(Path file, String attempt, RunDirectory.Contents contents)
      throws IOException {
    put(file, contents);
  }

  private long put(Path file, RunDirectory.Contents contents) throws IOException {
    FSDataOutputStream out = fileSystem.createFile(file).overwrite(true).recursive().build();
    boolean complete = false;
    try (out) {
      try {
        contents.writeTo(out);
        fence.run();
        complete = true;
      } finally {
        if (!complete) {
          out.abort();
        }
      }
    }
    return out.getPos();
  }
}
