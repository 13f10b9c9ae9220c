package continuo.spark.store;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.util.function.Supplier;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RawLocalFileSystem;
import org.apache.hadoop.fs.Syncable;
import org.apache.hadoop.fs.permission.FsPermission;
import org.apache.hadoop.util.Progressable;

/**
 * The local disk under the scheme {@code faulty}, with the renames of HDFS (never onto a file), on
 * which a chosen change fails: the process is killed there, and a write is left half done, or the
 * change is refused with an IOException. Deleting a directory is many changes.
 */
public final class FaultyFileSystem extends RawLocalFileSystem {
  private static final URI NAME = URI.create("faulty:///");

  private static int changes;
  private static int failAt;
  private static boolean dead;
  private static Supplier<IOException> failure;
  private static IOException readFailure;
  private static IOException deleteFailure;

  /** The process is gone; not an exception that code under test may catch. */
  static final class Killed extends Error {
    private static final long serialVersionUID = 1L;
  }

  static Configuration configuration() {
    Configuration configuration = new Configuration();
    configuration.setClass("fs.faulty.impl", FaultyFileSystem.class, RawLocalFileSystem.class);
    return configuration;
  }

  static Path path(java.nio.file.Path local) {
    return new Path("faulty", null, local.toString());
  }

  /** From now on all works; changes are counted from 0. */
  static void heal() {
    changes = 0;
    failAt = Integer.MAX_VALUE;
    dead = false;
    failure = null;
    readFailure = null;
    deleteFailure = null;
  }

  /** The n-th change from now on, counted from 1, is not done and none after it. */
  static void killAt(int n) {
    heal();
    failAt = n;
  }

  /** The n-th change from now on and all after it are refused. */
  static void refuseFrom(int n, Supplier<IOException> exception) {
    heal();
    failAt = n;
    failure = exception;
  }

  /** Opening a file fails. */
  static void refuseReading(IOException exception) {
    heal();
    readFailure = exception;
  }

  /** Deleting fails. */
  static void refuseDeleting(IOException exception) {
    heal();
    deleteFailure = exception;
  }

  static int changes() {
    return changes;
  }

  private static boolean fails() throws IOException {
    if (dead) {
      throw new Killed();
    }
    changes++;
    if (changes < failAt) {
      return false;
    }
    if (failure != null) {
      throw failure.get();
    }
    dead = true;
    return true;
  }

  private static void change() throws IOException {
    if (fails()) {
      throw new Killed();
    }
  }

  @Override
  public URI getUri() {
    return NAME;
  }

  @Override
  public FSDataInputStream open(Path file, int bufferSize) throws IOException {
    if (readFailure != null) {
      throw readFailure;
    }
    return super.open(file, bufferSize);
  }

  @Override
  public FSDataOutputStream create(
      Path file,
      boolean overwrite,
      int bufferSize,
      short replication,
      long blockSize,
      Progressable progress)
      throws IOException {
    change();
    return new FSDataOutputStream(
        new Output(super.create(file, overwrite, bufferSize, replication, blockSize, progress)),
        null);
  }

  @Override
  public boolean rename(Path from, Path to) throws IOException {
    change();
    return !exists(to) && super.rename(from, to);
  }

  @Override
  public boolean delete(Path path, boolean recursive) throws IOException {
    if (!exists(path)) {
      return false;
    }
    if (getFileStatus(path).isDirectory() && recursive) {
      for (FileStatus child : listStatus(path)) {
        delete(child.getPath(), true);
      }
    }
    if (deleteFailure != null) {
      throw deleteFailure;
    }
    change();
    return super.delete(path, recursive);
  }

  @Override
  public boolean mkdirs(Path directory) throws IOException {
    if (exists(directory)) {
      return super.mkdirs(directory);
    }
    change();
    return super.mkdirs(directory);
  }

  /** Nothing: Hadoop would start a process for each file. */
  @Override
  public void setPermission(Path path, FsPermission permission) {}

  /** Collects what is written; how it is cut into writes is no concern of the code under test. */
  private static final class Output extends OutputStream implements Syncable {
    private final FSDataOutputStream out;
    private final ByteArrayOutputStream buffer = new ByteArrayOutputStream();

    Output(FSDataOutputStream out) {
      this.out = out;
    }

    @Override
    public void write(int b) {
      buffer.write(b);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) {
      buffer.write(bytes, offset, length);
    }

    @Override
    public void hflush() throws IOException {
      byte[] bytes = buffer.toByteArray();
      buffer.reset();
      if (bytes.length > 0) {
        boolean killed = fails();
        out.write(bytes, 0, killed ? bytes.length / 2 : bytes.length);
        out.flush();
        if (killed) {
          throw new Killed();
        }
      }
    }

    @Override
    public void hsync() throws IOException {
      hflush();
      change();
    }

    @Override
    public void close() throws IOException {
      hflush();
      change();
      out.close();
    }
  }
}
