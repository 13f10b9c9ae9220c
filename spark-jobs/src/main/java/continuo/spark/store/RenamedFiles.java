package continuo.spark.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.FSError;
import org.apache.hadoop.fs.FileAlreadyExistsException;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/** Files of a local disk or HDFS: written under a temporary name, made durable, then renamed. */
final class RenamedFiles implements FileOutput {
  private static final int COMPARED_BYTES = 1 << 16;

  private final FileSystem fileSystem;
  private final Runnable fence;

  RenamedFiles(FileSystem fileSystem, Runnable fence) {
    this.fileSystem = fileSystem;
    this.fence = fence;
  }

  @Override
  public boolean needsDirectory() {
    return true;
  }

  @Override
  public long create(Path file, RunDirectory.Contents contents) throws IOException {
    Path temporary = temporary(file, "");
    long bytes = write(temporary, contents);
    if (fileSystem.exists(file)) {
      throw new FileAlreadyExistsException(file.toString());
    }
    rename(temporary, file);
    return bytes;
  }

  @Override
  public void createSame(Path file, String attempt, RunDirectory.Contents contents)
      throws IOException {
    Path temporary = temporary(file, "." + attempt);
    write(temporary, contents);
    if (fileSystem.exists(file)) {
      if (sameContents(temporary, file)) {
        fileSystem.delete(temporary, false);
        return;
      }
      fileSystem.delete(file, false);
    }
    rename(temporary, file);
  }

  private static Path temporary(Path file, String attempt) {
    return new Path(file.getParent(), "_" + file.getName() + attempt + ".tmp");
  }

  private long write(Path temporary, RunDirectory.Contents contents) throws IOException {
    try (FSDataOutputStream out = fileSystem.create(temporary, true)) {
      contents.writeTo(out);
      out.hsync();
      return out.getPos();
    } catch (IOException | RuntimeException e) {
      removeQuietly(temporary);
      throw e;
    } catch (FSError e) {
      // A full disk, for instance; as an error it would end an executor.
      removeQuietly(temporary);
      throw RunDirectory.cause(e);
    }
  }

  private void rename(Path from, Path to) throws IOException {
    fence.run();
    if (!fileSystem.rename(from, to)) {
      throw new IOException("the file system refused to rename " + from.getName());
    }
    syncDirectory(to.getParent());
  }

  /** Gives back the space of an unfinished file; the first failure is the one to report. */
  private void removeQuietly(Path temporary) {
    try {
      fileSystem.delete(temporary, false);
    } catch (IOException e) {
      // Stays behind under its temporary name and is removed by the next process.
    }
  }

  /** Makes a rename survive a power failure where the file system is a local disk. */
  private void syncDirectory(Path directory) {
    if (!"file".equals(fileSystem.getUri().getScheme())) {
      return;
    }
    java.nio.file.Path local = java.nio.file.Path.of(directory.toUri().getPath());
    try (FileChannel channel = FileChannel.open(local, StandardOpenOption.READ)) {
      channel.force(true);
    } catch (IOException e) {
      // Not every operating system can; the rename is then as durable as that system makes it.
    }
  }

  private boolean sameContents(Path a, Path b) {
    try (FSDataInputStream inA = fileSystem.open(a);
        FSDataInputStream inB = fileSystem.open(b)) {
      byte[] fromA = inA.readNBytes(COMPARED_BYTES);
      byte[] fromB = inB.readNBytes(COMPARED_BYTES);
      while (fromA.length > 0 && Arrays.equals(fromA, fromB)) {
        fromA = inA.readNBytes(COMPARED_BYTES);
        fromB = inB.readNBytes(COMPARED_BYTES);
      }
      return Arrays.equals(fromA, fromB);
    } catch (IOException e) {
      return false;
    }
  }
}
