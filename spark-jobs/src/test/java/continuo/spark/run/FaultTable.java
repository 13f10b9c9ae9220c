package continuo.spark.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Which faults were tried, how often, and what came of it: a line on standard output for each, and
 * all of them in {@code spark-jobs/target/faults.md}. A row that is closed before its outcome is
 * known says that it failed.
 */
final class FaultTable {
  private static final Path FILE =
      Path.of(System.getProperty("basedir", "")).resolve("target/faults.md").toAbsolutePath();
  private static final List<String> ROWS = new ArrayList<>();

  private FaultTable() {}

  /** Begins a row. */
  static Row row(String fault) {
    return new Row(fault);
  }

  private static synchronized void add(String row) {
    ROWS.add(row);
    List<String> lines = new ArrayList<>(List.of("| fault | tried | outcome |", "|---|--:|---|"));
    lines.addAll(ROWS);
    try {
      Files.write(FILE, lines);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    System.out.println(row);
  }

  /** One fault, tried any number of times. */
  static final class Row implements AutoCloseable {
    private final String fault;
    private final long began = System.nanoTime();
    private int tried;
    private String outcome = "FAILED";

    private Row(String fault) {
      this.fault = fault;
    }

    /** It has happened once more. */
    void tried() {
      tried++;
    }

    /** How often it has happened. */
    int times() {
      return tried;
    }

    /** All attempts have gone well. */
    void outcome(String text) {
      outcome = text;
    }

    @Override
    public void close() {
      add(
          String.format(
              Locale.ROOT,
              "| %s | %d | %s (%.0f s) |",
              fault,
              tried,
              outcome,
              (System.nanoTime() - began) * 1e-9));
    }
  }
}
