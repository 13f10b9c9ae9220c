package continuo.spark.lease;

import continuo.error.StorageException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.ChecksumFileSystem;
import org.apache.hadoop.fs.CommonPathCapabilities;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.FSDataOutputStreamBuilder;
import org.apache.hadoop.fs.FSError;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Options;
import org.apache.hadoop.fs.Path;

/**
 * The files of leases: {@code .lease/N} says who took lease N and is written once; {@code
 * .lease/N.beat} is written again at every heartbeat, by the owner of lease N only. So an owner
 * that comes too late spoils nothing of its successor's.
 *
 * <p>That lease N is taken once is the file system's doing: a hard link on a local disk, create
 * without overwriting elsewhere, which HDFS guarantees and S3A asks of the store with {@code
 * If-None-Match}. Not every store heeds that: one that lets two creations pass keeps the later one,
 * so there an owner lets creations settle before it looks whether the lease is still its own.
 */
final class LeaseFiles {
  /** Directory of the leases in a run. */
  static final String DIRECTORY = ".lease";

  /** Many times what it takes to put an object of a few hundred bytes. */
  private static final int SETTLE_SECONDS = 3;

  private static final Pattern NUMBER = Pattern.compile("\\d{1,9}");
  private static final Pattern ANY = Pattern.compile("(\\d{1,9})(\\.beat)?");

  private final FileSystem fileSystem;
  private final Path root;
  private final Path directory;

  /**
   * @throws StorageException if the file system cannot be reached
   */
  LeaseFiles(Path root, Configuration configuration) {
    try {
      FileSystem found = root.getFileSystem(configuration);
      this.root = found.makeQualified(new Path(root.toString()));
      this.fileSystem =
          found instanceof ChecksumFileSystem checked ? checked.getRawFileSystem() : found;
      this.directory = new Path(this.root, DIRECTORY);
    } catch (IOException | IllegalArgumentException e) {
      throw failure("reach", root, e);
    }
  }

  /** The run directory as a user writes it. */
  String shown() {
    return show(root);
  }

  /** Highest lease there is; 0 for none. */
  int highest() {
    try {
      int highest = 0;
      for (FileStatus file : fileSystem.listStatus(directory)) {
        String name = file.getPath().getName();
        if (NUMBER.matcher(name).matches()) {
          highest = Math.max(highest, Integer.parseInt(name));
        }
      }
      return highest;
    } catch (FileNotFoundException e) {
      return 0;
    } catch (IOException e) {
      throw failure("list", directory, e);
    }
  }

  /** The text of lease N; empty if there is none. */
  String record(int number) {
    return read(file(number));
  }

  /** What was last written by the heartbeat of lease N; empty if there is nothing, or half. */
  String beat(int number) {
    return read(beatFile(number));
  }

  /**
   * Takes lease N unless somebody has.
   *
   * @return whether it was free
   */
  boolean create(int number, String text) {
    Path file = file(number);
    try {
      if ("file".equals(fileSystem.getUri().getScheme())) {
        java.nio.file.Path local = java.nio.file.Path.of(file.toUri().getPath());
        Files.createDirectories(local.getParent());
        return createLocally(local, text);
      }
      fileSystem.mkdirs(directory);
      return createElsewhere(file, text);
    } catch (IOException e) {
      throw failure("write", file, e);
    }
  }

  /** Whole or not at all: the text is there before the name is. */
  private static boolean createLocally(java.nio.file.Path file, String text) throws IOException {
    java.nio.file.Path draft = file.resolveSibling("draft-" + UUID.randomUUID());
    try {
      Files.writeString(draft, text, StandardOpenOption.CREATE_NEW);
      try {
        Files.createLink(file, draft);
      } catch (UnsupportedOperationException e) {
        Files.writeString(file, text, StandardOpenOption.CREATE_NEW);
      }
      return true;
    } catch (FileAlreadyExistsException e) {
      return false;
    } finally {
      Files.deleteIfExists(draft);
    }
  }

  private boolean createElsewhere(Path file, String text) throws IOException {
    FSDataOutputStreamBuilder<?, ?> creation = fileSystem.createFile(file);
    creation.overwrite(false);
    creation.opt(Options.CreateFileOptionKeys.FS_OPTION_CREATE_CONDITIONAL_OVERWRITE, true);
    try (FSDataOutputStream out = creation.build()) {
      out.write(text.getBytes(StandardCharsets.UTF_8));
      return true;
    } catch (IOException e) {
      // Each file system has its own exception for that.
      if (fileSystem.exists(file)) {
        return false;
      }
      throw e;
    }
  }

  /**
   * On an object store, waits until creations that began when the lease was free have come to their
   * end. Elsewhere there is nothing to wait for.
   *
   * @throws StorageException if the file system fails, or the thread is interrupted
   */
  void settle() {
    try {
      if (fileSystem.hasPathCapability(root, CommonPathCapabilities.ABORTABLE_STREAM)) {
        TimeUnit.SECONDS.sleep(SETTLE_SECONDS);
      }
    } catch (IOException e) {
      throw failure("reach", root, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw failure("lease", root, e);
    }
  }

  /** Renews lease N. */
  void writeBeat(int number, String text) {
    Path file = beatFile(number);
    try (FSDataOutputStream out = fileSystem.create(file, true)) {
      out.write(text.getBytes(StandardCharsets.UTF_8));
    } catch (IOException | FSError e) {
      throw failure("write", file, e);
    }
  }

  /** Removes what earlier owners have left. */
  void deleteBefore(int number) {
    try {
      for (FileStatus file : fileSystem.listStatus(directory)) {
        Matcher matcher = ANY.matcher(file.getPath().getName());
        if (matcher.matches() && Integer.parseInt(matcher.group(1)) < number) {
          fileSystem.delete(file.getPath(), false);
        }
      }
    } catch (IOException e) {
      throw failure("tidy", directory, e);
    }
  }

  /** Whether there is a file of this name in the run directory. */
  boolean holds(String name) {
    try {
      return fileSystem.exists(new Path(root, name));
    } catch (IOException e) {
      throw failure("read", new Path(root, name), e);
    }
  }

  /** Removes every trace of leases, and the run directory too if nothing else is in it. */
  void deleteAll() {
    try {
      fileSystem.delete(directory, true);
      if (fileSystem.listStatus(root).length == 0) {
        fileSystem.delete(root, false);
      }
    } catch (FileNotFoundException e) {
      // The last object of a directory takes the directory with it.
      return;
    } catch (IOException e) {
      throw failure("delete", directory, e);
    }
  }

  private String read(Path file) {
    try (FSDataInputStream in = fileSystem.open(file)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (FileNotFoundException e) {
      return "";
    } catch (IOException e) {
      throw failure("read", file, e);
    }
  }

  private Path file(int number) {
    return new Path(directory, Integer.toString(number));
  }

  private Path beatFile(int number) {
    return new Path(directory, number + ".beat");
  }

  private static StorageException failure(String verb, Path path, Throwable cause) {
    String reason =
        cause instanceof AccessDeniedException
            ? "Permission denied"
            : String.valueOf(cause.getMessage()).lines().findFirst().orElse("");
    return new StorageException("Cannot %s %s: %s".formatted(verb, show(path), reason), cause);
  }

  private static String show(Path path) {
    return "file".equals(path.toUri().getScheme()) ? path.toUri().getPath() : path.toString();
  }
}
