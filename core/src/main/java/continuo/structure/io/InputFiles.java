package continuo.structure.io;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collections;
import java.util.HexFormat;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * Opens the files that a system is built from. A run records their checksums, so that it is not
 * gone on with after one of them has changed under the same name.
 */
public final class InputFiles {
  private static final int BUFFER = 1 << 16;

  /** What the present thread has opened in {@link #recorded}; none outside of it. */
  private static final ThreadLocal<SortedMap<String, String>> OPENED = new ThreadLocal<>();

  private InputFiles() {}

  /**
   * What was built, and from which files.
   *
   * @param value what was built
   * @param checksums absolute path → SHA-256 in hexadecimal digits, of every file opened
   */
  public record Recorded<T>(T value, SortedMap<String, String> checksums) {
    /** Nobody changes the checksums afterwards. */
    public Recorded {
      checksums = Collections.unmodifiableSortedMap(new TreeMap<>(checksums));
    }
  }

  /**
   * Opens a file for reading.
   *
   * @throws IOException if it cannot be opened or read
   */
  public static InputStream open(Path file) throws IOException {
    SortedMap<String, String> opened = OPENED.get();
    if (opened != null) {
      opened.put(file.toAbsolutePath().normalize().toString(), sha256(file));
    }
    return Files.newInputStream(file);
  }

  /**
   * Builds something and records the files that {@link #open} opens for it in this thread.
   *
   * @throws IllegalStateException if this thread is recording already
   */
  public static <T> Recorded<T> recorded(Supplier<T> building) {
    if (OPENED.get() != null) {
      throw new IllegalStateException("Already recording");
    }
    SortedMap<String, String> opened = new TreeMap<>();
    OPENED.set(opened);
    try {
      return new Recorded<>(building.get(), opened);
    } finally {
      OPENED.remove();
    }
  }

  /** SHA-256 of a file's bytes, in hexadecimal digits. */
  private static String sha256(Path file) throws IOException {
    MessageDigest digest;
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256", e);
    }
    byte[] buffer = new byte[BUFFER];
    try (InputStream in = Files.newInputStream(file)) {
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        digest.update(buffer, 0, n);
      }
    }
    return HexFormat.of().formatHex(digest.digest());
  }
}
