package continuo.export;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Locale;

/**
 * What the comparisons with other programs and published numbers found, one line a number, for the
 * documentation: {@code target/comparisons.txt}. A run appends.
 */
public final class ComparisonReport {
  private static final Path FILE = Path.of("target", "comparisons.txt");

  private ComparisonReport() {}

  /** Adds a value, the reference and their relative difference. */
  public static void add(String system, String quantity, double ours, double reference) {
    line(
        "%-40s %-28s %24.16g %24.16g %9.1e",
        system, quantity, ours, reference, Math.abs(ours - reference) / Math.abs(reference));
  }

  /** Adds the largest difference of a force component over the largest component. */
  public static void forces(String system, double difference) {
    line("%-40s %-28s %59.1e", system, "forces", difference);
  }

  private static synchronized void line(String format, Object... values) {
    try {
      Files.createDirectories(FILE.getParent());
      Files.writeString(
          FILE,
          String.format(Locale.ROOT, format, values) + "\n",
          StandardOpenOption.CREATE,
          StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
