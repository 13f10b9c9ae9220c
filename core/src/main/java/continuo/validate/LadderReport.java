package continuo.validate;

import com.typesafe.config.ConfigRenderOptions;
import com.typesafe.config.ConfigValueFactory;
import continuo.store.TableRows;
import continuo.store.Tables;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What came of the ladder, as a text for people, as JSON and as rows of a table.
 *
 * @param quick whether it was the short ladder
 * @param master where the ensembles ran
 * @param climbed the rungs, in order
 */
public record LadderReport(boolean quick, String master, List<Climbed> climbed) {
  public LadderReport {
    climbed = List.copyOf(climbed);
  }

  /**
   * One rung.
   *
   * @param rung which
   * @param results its comparisons
   * @param seconds wall time
   */
  public record Climbed(Rung rung, List<Comparison> results, double seconds) {
    public Climbed {
      results = List.copyOf(results);
    }
  }

  /** Comparisons with a verdict. */
  public long count(Verdict verdict) {
    return climbed.stream()
        .flatMap(c -> c.results().stream())
        .filter(r -> r.verdict() == verdict)
        .count();
  }

  /** The table for people, and a line that sums it up. */
  public List<String> lines() {
    List<String[]> cells = new ArrayList<>();
    cells.add(
        new String[] {
          "rung", "system", "quantity", "value", "reference", "error bar", "z", "verdict"
        });
    for (Climbed c : climbed) {
      for (Comparison r : c.results()) {
        boolean skipped = r.verdict() == Verdict.SKIPPED;
        cells.add(
            new String[] {
              c.rung().name(),
              r.system(),
              r.quantity(),
              skipped ? "-" : number(r.value(), r.error()),
              skipped ? "-" : number(r.reference(), r.error()),
              skipped ? "-" : String.format(Locale.ROOT, "%.2g", r.error()),
              z(r),
              skipped ? r.verdict() + ": " + r.note() : r.verdict().toString()
            });
      }
    }
    List<String> lines = new ArrayList<>(aligned(cells));
    lines.add("");
    for (Climbed c : climbed) {
      for (Comparison r : c.results()) {
        if (r.verdict() == Verdict.FAIL) {
          lines.add(
              "FAILED %s: %s of %s (%s)"
                  .formatted(c.rung().name(), r.quantity(), r.system(), r.note()));
        }
      }
    }
    lines.add(
        String.format(
            Locale.ROOT,
            "%d comparisons: %d pass, %d fail, %d skipped; %.0f s, ensembles on %s",
            cells.size() - 1,
            count(Verdict.PASS),
            count(Verdict.FAIL),
            count(Verdict.SKIPPED),
            climbed.stream().mapToDouble(Climbed::seconds).sum(),
            master));
    return lines;
  }

  /** Statistical z as it is; exact differences are marked by the share of their tolerance. */
  private static String z(Comparison r) {
    return switch (r.kind()) {
      case STATISTICAL -> String.format(Locale.ROOT, "%.2f", r.z());
      case EXACT -> String.format(Locale.ROOT, "%.2f tol", Math.abs(r.z()));
      case SKIPPED -> "-";
    };
  }

  /** With two digits of the error. */
  private static String number(double value, double error) {
    if (Math.abs(value) < 1e-6 * error) {
      return "0";
    }
    if (!(Math.abs(error) > 0) || !Double.isFinite(value) || value == 0) {
      return String.format(Locale.ROOT, "%.8g", value);
    }
    double digits = Math.floor(Math.log10(Math.abs(value))) - Math.floor(Math.log10(error)) + 2;
    int shown = (int) Math.max(3, Math.min(14, digits));
    return String.format(Locale.ROOT, "%." + shown + "g", value);
  }

  private static List<String> aligned(List<String[]> cells) {
    int columns = cells.get(0).length;
    int[] width = new int[columns];
    for (String[] row : cells) {
      for (int c = 0; c < columns; c++) {
        width[c] = Math.max(width[c], row[c].length());
      }
    }
    List<String> lines = new ArrayList<>();
    for (String[] row : cells) {
      StringBuilder line = new StringBuilder();
      for (int c = 0; c < columns; c++) {
        boolean isNumber = c >= 3 && c <= 6;
        String pad = " ".repeat(width[c] - row[c].length());
        line.append(isNumber ? pad + row[c] : row[c] + pad).append("  ");
      }
      lines.add(line.toString().stripTrailing());
    }
    return lines;
  }

  /** One row a comparison, of {@link Tables#VALIDATION}. */
  public TableRows rows() {
    TableRows rows = new TableRows(Tables.VALIDATION);
    for (Climbed c : climbed) {
      for (Comparison r : c.results()) {
        rows.add(
            c.rung().name(),
            r.system(),
            r.quantity(),
            orNull(r.value()),
            orNull(r.reference()),
            orNull(r.error()),
            r.kind() == Comparison.Kind.SKIPPED ? null : orNull(r.z()),
            orNull(r.kind().limit()),
            r.verdict().toString(),
            r.note());
      }
    }
    return rows;
  }

  private static Double orNull(double value) {
    return Double.isFinite(value) ? (Double) value : null;
  }

  /**
   * @param versions names and versions of the software
   * @return JSON
   */
  public String json(Map<String, String> versions) {
    TableRows rows = rows();
    List<Map<String, Object>> comparisons = new ArrayList<>();
    for (int r = 0; r < rows.size(); r++) {
      Map<String, Object> map = new LinkedHashMap<>();
      for (int c = 0; c < rows.schema().columns().size(); c++) {
        map.put(rows.schema().columns().get(c).name(), rows.value(r, c));
      }
      comparisons.add(map);
    }
    Map<String, Object> seconds = new LinkedHashMap<>();
    climbed.forEach(c -> seconds.put(c.rung().name(), c.seconds()));
    Map<String, Object> root = new LinkedHashMap<>();
    root.put("schema-version", Tables.SCHEMA_VERSION);
    root.put("versions", versions);
    root.put("quick", quick);
    root.put("master", master);
    root.put("passed", count(Verdict.PASS));
    root.put("failed", count(Verdict.FAIL));
    root.put("skipped", count(Verdict.SKIPPED));
    root.put("seconds", seconds);
    root.put("comparisons", comparisons);
    return ConfigValueFactory.fromMap(root)
        .render(ConfigRenderOptions.concise().setFormatted(true).setJson(true));
  }
}
