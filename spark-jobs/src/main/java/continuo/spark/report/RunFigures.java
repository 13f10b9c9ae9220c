package continuo.spark.report;

import continuo.spark.store.RowFilter;
import continuo.spark.store.RunReader;
import continuo.store.Column;
import continuo.store.TableSchema;
import continuo.store.Tables;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What the page shows of the tables of a run, as maps and lists that become JSON: the columns of
 * {@code steps} against time, the modes at the last state, the spectrum of the order parameters,
 * and how often which verdict was given for which reason.
 */
final class RunFigures {
  /** Most points of a curve; of a longer run every n-th state is drawn. */
  static final int MOST_POINTS = 5000;

  /** Most states that are listed with their reason, the last ones. */
  static final int MOST_REASONS = 50;

  private static final List<String> STEPS =
      List.of(
          "step",
          "time",
          "dt",
          "temperature",
          "potential_energy",
          "replicas",
          "gap",
          "tau_fast",
          "tau_slow",
          "noise_ratio",
          "constraint_drift",
          "radius_of_gyration",
          "mean_link_length",
          "residual",
          "mismatch",
          "wall_seconds",
          "verdict",
          "verdict_reason");

  private static final List<String> MODES =
      List.of("mode", "family", "kx", "ky", "kz", "k", "parity");

  private static final List<String> PHI = List.of("phi_x", "phi_y", "phi_z");

  private static final List<String> FORCES =
      List.of(
          "f_x",
          "f_y",
          "f_z",
          "se_x",
          "se_y",
          "se_z",
          "n_eff",
          "tau_int",
          "tau_fast",
          "tau_slow",
          "gap",
          "r_hat",
          "burn_in",
          "mismatch",
          "verdict");

  private final RunReader reader;
  private final int states;
  private final int every;
  private final Map<String, List<Object>> steps = new LinkedHashMap<>();
  private final Map<String, Map<String, Integer>> verdicts = new TreeMap<>();
  private final List<List<Object>> reasons = new ArrayList<>();

  /**
   * @param reader the run; the states that are whole now are shown
   * @throws continuo.error.StorageException if a table cannot be read
   */
  RunFigures(RunReader reader) {
    this.reader = reader;
    this.states = reader.wholeSteps();
    this.every = Math.max(1, (states + MOST_POINTS - 1) / MOST_POINTS);
    STEPS.subList(0, STEPS.indexOf("verdict")).forEach(name -> steps.put(name, new ArrayList<>()));
    reader.scan(Tables.STEPS, STEPS, RowFilter.steps(0, states - 1), this::add);
  }

  private void add(Object[] row) {
    int step = (Integer) row[0];
    if (step % every == 0 || step == states - 1) {
      int c = 0;
      for (List<Object> values : steps.values()) {
        values.add(finite(row[c++]));
      }
    }
    String verdict = String.valueOf(row[STEPS.indexOf("verdict")]);
    String reason = row[STEPS.indexOf("verdict_reason")] instanceof String text ? text : "";
    verdicts.computeIfAbsent(verdict, v -> new TreeMap<>()).merge(kind(reason), 1, Integer::sum);
    if (!reason.isEmpty()) {
      reasons.add(List.of(step, row[1], verdict, reason));
      if (reasons.size() > MOST_REASONS) {
        reasons.remove(0);
      }
    }
  }

  /** A reason without its numbers, so that equal ones can be counted. */
  private static String kind(String reason) {
    return reason.replaceAll("[-+]?[0-9][0-9.,]*([eE][-+]?[0-9]+)?", "#");
  }

  /** JSON has no number that is none. */
  private static Object finite(Object value) {
    return value instanceof Double d && !Double.isFinite(d) ? null : value;
  }

  /** Everything, by name. */
  Map<String, Object> values() {
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("states", states);
    all.put("every", every);
    all.put("steps", steps);
    all.put("verdicts", verdicts);
    all.put("reasons", reasons);
    Map<String, Object> columns = new LinkedHashMap<>();
    for (Map<String, Object> column : columns(Tables.STEPS, STEPS)) {
      columns.put((String) column.get("name"), column);
    }
    all.put("columns", columns);
    all.put("modes", modes());
    all.put("spectrum", spectrum());
    return all;
  }

  /** Name, unit and meaning of columns, in their order. */
  private static List<Map<String, Object>> columns(TableSchema table, List<String> names) {
    List<Map<String, Object>> all = new ArrayList<>();
    for (String name : names) {
      Column column = table.columns().get(table.index(name));
      all.add(Map.of("name", name, "unit", column.unit(), "description", column.description()));
    }
    return all;
  }

  /** Columns and rows: one row a mode, its order parameter and thermal force at the last state. */
  private Map<String, Object> modes() {
    Map<Integer, List<Object>> rows = new LinkedHashMap<>();
    reader.scan(Tables.MODES, MODES, RowFilter.ALL, row -> rows.put((Integer) row[0], list(row)));
    RowFilter last = RowFilter.steps(states - 1, states - 1);
    append(Tables.ORDER_PARAMETERS, PHI, last, rows);
    append(Tables.THERMAL_FORCES, FORCES, last, rows);
    List<Map<String, Object>> columns = columns(Tables.MODES, MODES);
    columns.addAll(columns(Tables.ORDER_PARAMETERS, PHI));
    columns.addAll(columns(Tables.THERMAL_FORCES, FORCES));
    return Map.of("columns", columns, "rows", List.copyOf(rows.values()));
  }

  private void append(
      TableSchema table, List<String> columns, RowFilter filter, Map<Integer, List<Object>> rows) {
    List<String> wanted = new ArrayList<>(List.of("mode"));
    wanted.addAll(columns);
    reader.scan(
        table,
        wanted,
        filter,
        row -> rows.get((Integer) row[0]).addAll(list(row).subList(1, row.length)));
  }

  private static List<Object> list(Object[] row) {
    List<Object> values = new ArrayList<>();
    for (Object value : row) {
      values.add(finite(value));
    }
    return values;
  }

  /** k and the mean of |Φ|² over the second half of the states, of the modes that have a k. */
  private Map<String, Object> spectrum() {
    Map<Integer, double[]> sums = new TreeMap<>();
    reader.scan(
        Tables.ORDER_PARAMETERS,
        List.of("mode", "phi_x", "phi_y", "phi_z"),
        RowFilter.steps(states / 2, states - 1),
        row -> {
          double[] sum = sums.computeIfAbsent((Integer) row[0], mode -> new double[2]);
          for (int axis = 1; axis <= 3; axis++) {
            sum[0] += (Double) row[axis] * (Double) row[axis];
          }
          sum[1]++;
        });
    List<Object> k = new ArrayList<>();
    List<Object> power = new ArrayList<>();
    Map<Double, double[]> byWavenumber = new TreeMap<>();
    reader.scan(
        Tables.MODES,
        List.of("mode", "k"),
        RowFilter.ALL,
        row -> {
          double[] sum = sums.get((Integer) row[0]);
          if (sum != null && row[1] instanceof Double number && number > 0) {
            double[] all = byWavenumber.computeIfAbsent(number, n -> new double[2]);
            all[0] += sum[0] / sum[1];
            all[1]++;
          }
        });
    byWavenumber.forEach(
        (number, sum) -> {
          k.add(number);
          power.add(finite(sum[0] / sum[1]));
        });
    return Map.of("k", k, "power", power);
  }
}
