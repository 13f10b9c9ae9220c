package continuo.spark.store;

import continuo.error.InputException;
import continuo.error.StorageException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.ChecksumFileSystem;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.FSError;
import org.apache.hadoop.fs.FileAlreadyExistsException;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/**
 * File operations below one directory: atomic writes, and failures that name the file.
 *
 * <p>On a local disk Hadoop's {@code .crc} side files are switched off. They are renamed and
 * deleted separately from their file, so a kill in between leaves a good file that Hadoop refuses
 * to read. Checkpoints and Parquet pages carry their own checksums.
 */
final class RunDirectory {
  /** Names that say nothing about whether somebody uses a directory. */
  private static final String MOUNT_LEFTOVER = "lost+found";

  private final FileSystem fileSystem;
  private final FileOutput output;
  private final Path root;
  private final Runnable fence;

  private RunDirectory(FileSystem fileSystem, Path root, Runnable fence) throws IOException {
    this.fileSystem = fileSystem;
    this.output = FileOutput.on(fileSystem, root, fence);
    this.root = root;
    this.fence = fence;
  }

  /**
   * @throws StorageException if the file system of the path cannot be reached
   */
  static RunDirectory open(Path root, Configuration configuration) {
    return open(root, configuration, () -> {});
  }

  /**
   * @param fence called before a file gets its name and before one is deleted; throws if this
   *     process may not do that any more
   * @throws StorageException if the file system of the path cannot be reached
   */
  static RunDirectory open(Path root, Configuration configuration, Runnable fence) {
    try {
      FileSystem fileSystem = root.getFileSystem(configuration);
      // Through text, which drops the slash at the end of a directory's URI.
      Path qualified = fileSystem.makeQualified(new Path(root.toString()));
      if (fileSystem instanceof ChecksumFileSystem checked) {
        fileSystem = checked.getRawFileSystem();
      }
      return new RunDirectory(fileSystem, qualified, fence);
    } catch (IOException | IllegalArgumentException e) {
      // Hadoop reports an unknown host of HDFS as IllegalArgumentException.
      throw failure("reach", root, e);
    }
  }

  /**
   * @throws InputException if there is a file of this name
   */
  void requireNoFile() {
    if (list(root).stream().anyMatch(entry -> entry.isFile() && entry.getPath().equals(root))) {
      throw new InputException("Cannot use " + show(root) + ": it is a file, not a directory");
    }
  }

  /** The directory itself, with scheme and authority. */
  Path root() {
    return root;
  }

  /** Fails if this process may not write here any more. */
  void checkFence() {
    fence.run();
  }

  /** A path below the directory. */
  Path path(String relative) {
    return new Path(root, relative);
  }

  /**
   * Writes a file that is either there with all its bytes or not at all, and makes it durable.
   *
   * @return bytes of the file
   * @throws StorageException if writing fails or the file is already there
   */
  long publish(Path file, Contents contents) {
    makeParent(file);
    try {
      return output.create(file, contents);
    } catch (FileAlreadyExistsException e) {
      throw new StorageException(
          "Cannot write "
              + show(file)
              + ": the file is there already. Is another process writing to this run?",
          e);
    } catch (IOException e) {
      throw failure("write", file, e);
    }
  }

  /**
   * Writes a file of which another attempt may have written the same contents, as retried and
   * speculative tasks do.
   *
   * @param attempt makes a temporary name unique
   * @throws StorageException if writing fails
   */
  void publishSame(Path file, String attempt, Contents contents) {
    makeParent(file);
    try {
      output.createSame(file, attempt, contents);
    } catch (IOException e) {
      throw failure("write", file, e);
    }
  }

  private void makeParent(Path file) {
    if (output.needsDirectory()) {
      makeDirectory(file.getParent());
    }
  }

  /**
   * @throws StorageException if the file cannot be opened
   */
  FSDataInputStream read(Path file) throws IOException {
    return fileSystem.open(file);
  }

  /** Length of a file in bytes; empty if there is no such file. */
  Optional<Long> length(Path file) {
    try {
      return Optional.of(fileSystem.getFileStatus(file).getLen());
    } catch (FileNotFoundException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw failure("read", file, e);
    }
  }

  boolean exists(Path file) {
    try {
      return fileSystem.exists(file);
    } catch (IOException e) {
      throw failure("read", file, e);
    }
  }

  /** Entries of a directory by name; none if there is no such directory. */
  List<FileStatus> list(Path directory) {
    try {
      FileStatus[] entries = fileSystem.listStatus(directory);
      Arrays.sort(entries, Comparator.comparing(entry -> entry.getPath().getName()));
      return List.of(entries);
    } catch (FileNotFoundException e) {
      return List.of();
    } catch (IOException e) {
      throw failure("list", directory, e);
    }
  }

  /** Deletes a file or a whole directory; nothing happens if it is not there. */
  void delete(Path path) {
    fence.run();
    try {
      if (!fileSystem.delete(path, true) && fileSystem.exists(path)) {
        throw new IOException("the file system refused");
      }
    } catch (IOException e) {
      throw failure("delete", path, e);
    }
  }

  void makeDirectory(Path directory) {
    try {
      if (!fileSystem.mkdirs(directory)) {
        throw new IOException("the file system refused");
      }
    } catch (IOException e) {
      throw failure("make directory", directory, e);
    }
  }

  /** Whether a name is one of an unfinished file. */
  static boolean isTemporary(String name) {
    return name.startsWith("_") && name.endsWith(".tmp");
  }

  /** Whether a name is one that a volume or a desktop leaves in every directory. */
  static boolean isIncidental(String name) {
    return name.startsWith(".") || name.equals(MOUNT_LEFTOVER);
  }

  /** The path as a user would write it: without scheme on a local disk. */
  static String show(Path path) {
    return "file".equals(path.toUri().getScheme()) ? path.toUri().getPath() : path.toString();
  }

  /** A failure of the file system as a message with file and cause. */
  static StorageException failure(String verb, Path path, Exception cause) {
    String reason =
        cause.getMessage() == null ? cause.getClass().getSimpleName() : firstLine(cause);
    return new StorageException("Cannot " + verb + " " + show(path) + ": " + reason, cause);
  }

  /** The failure of a local disk, which Hadoop reports as an error of the virtual machine. */
  static IOException cause(FSError e) {
    return e.getCause() instanceof IOException cause ? cause : new IOException(e);
  }

  /** Remote exceptions of HDFS carry a stack trace in their message. */
  private static String firstLine(Exception cause) {
    return cause.getMessage().lines().findFirst().orElse(cause.getClass().getSimpleName());
  }

  /** What goes into a file. */
  @FunctionalInterface
  interface Contents {
    void writeTo(FSDataOutputStream out) throws IOException;
  }
}
