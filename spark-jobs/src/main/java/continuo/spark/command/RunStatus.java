package continuo.spark.command;

import continuo.config.RunConfig;
import continuo.spark.lease.LeaseHolder;
import continuo.spark.metrics.StoredBytes;
import continuo.spark.store.CheckpointCost;
import continuo.spark.store.RowFilter;
import continuo.spark.store.RunReader;
import continuo.store.Tables;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;

/**
 * How far a run is, what it has cost and what was wrong lately, from its store alone.
 *
 * <p>Rates are means over the last {@code window} states. Cost is the task time in bursts, summed
 * over cores, the wall time of the steps, and atom-steps; all of the whole run, whatever cluster
 * each part ran on. Work that a restart computed again counts once.
 */
final class RunStatus {
  private static final List<String> COLUMNS =
      List.of(
          "step",
          "time",
          "dt",
          "gap",
          "replicas",
          "quarantined",
          "atom_steps",
          "markov",
          "noise_compensated",
          "verdict",
          "verdict_reason",
          "wall_seconds",
          "md_seconds");

  private static final int WARNINGS = 5;

  private final String directory;
  private final Optional<LeaseHolder> holder;
  private final long bytes;
  private final int window;
  private final CheckpointCost checkpoint;

  private final Deque<Object[]> recent = new ArrayDeque<>();
  private final Deque<String> warnings = new ArrayDeque<>();
  private final Map<String, Integer> verdicts = new LinkedHashMap<>();
  private final int lastStep;
  private int states;
  private double atomSteps;
  private double burstSeconds;
  private double wallSeconds;

  /**
   * @param directory the run, as the user wrote it
   * @param config recorded configuration
   * @param reader tables of the run
   * @param holder who writes the run now
   * @param bytes size of the directory
   * @param window states the rate is taken over, ≥ 1
   * @throws continuo.error.StorageException if a table cannot be read
   */
  private RunStatus(
      String directory,
      RunConfig config,
      RunReader reader,
      Optional<LeaseHolder> holder,
      long bytes,
      int window) {
    this.directory = directory;
    this.holder = holder;
    this.bytes = bytes;
    this.window = window;
    this.checkpoint = reader.checkpointCost();
    reader.scan(Tables.STEPS, COLUMNS, RowFilter.ALL, this::add);
    // A run may have been made longer since it was described, or asked for fewer than there are.
    this.lastStep = Math.max(states - 1, reader.goal().orElse(config.langevin().steps()));
  }

  /**
   * Of the run that a reader reads.
   *
   * @param hadoop configuration the reader was made with
   * @throws continuo.error.StorageException if a table cannot be read
   */
  static RunStatus of(
      String directory, RunConfig config, RunReader reader, Configuration hadoop, int window) {
    return new RunStatus(
        directory,
        config,
        reader,
        LeaseHolder.of(reader.root(), hadoop),
        new StoredBytes(reader.root(), hadoop).getAsLong(),
        window);
  }

  private void add(Object[] row) {
    states++;
    atomSteps += number(row, "atom_steps");
    burstSeconds += number(row, "md_seconds");
    wallSeconds += number(row, "wall_seconds");
    verdicts.merge(text(row, "verdict"), 1, Integer::sum);
    recent.add(row.clone());
    if (recent.size() > window) {
      recent.remove();
    }
    warn(row);
  }

  private void warn(Object[] row) {
    List<String> reasons = new ArrayList<>();
    if (!text(row, "verdict").equals("trust")) {
      reasons.add(text(row, "verdict") + ": " + text(row, "verdict_reason"));
    }
    if (!(Boolean) value(row, "markov")) {
      reasons.add("dt outside the Markov window");
    }
    if (!(Boolean) value(row, "noise_compensated")) {
      reasons.add("sampling error exceeds the random force");
    }
    if (number(row, "quarantined") > 0) {
      reasons.add((int) number(row, "quarantined") + " replicas in quarantine");
    }
    if (!reasons.isEmpty()) {
      warnings.add("state %d: %s".formatted((int) number(row, "step"), String.join("; ", reasons)));
      if (warnings.size() > WARNINGS) {
        warnings.remove();
      }
    }
  }

  private static Object value(Object[] row, String column) {
    return row[COLUMNS.indexOf(column)];
  }

  private static double number(Object[] row, String column) {
    return value(row, column) instanceof Number n ? n.doubleValue() : Double.NaN;
  }

  private static String text(Object[] row, String column) {
    return String.valueOf(value(row, column));
  }

  private double mean(String column) {
    return recent.stream().mapToDouble(row -> number(row, column)).average().orElse(Double.NaN);
  }

  private boolean isFinished() {
    return states > lastStep;
  }

  /**
   * Keys and values; a value that there is not, such as the rate before the first state, is null.
   */
  Map<String, Object> values() {
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("directory", directory);
    all.put("state", state());
    all.put("states", states);
    all.put("last-step", lastStep);
    Object[] last = recent.peekLast();
    all.put("step", last == null ? null : (int) number(last, "step"));
    all.put("time", last == null ? null : number(last, "time"));
    all.put("dt", last == null ? null : number(last, "dt"));
    all.put("gap", last == null ? null : orNull(number(last, "gap")));
    all.put("replicas", last == null ? null : (int) number(last, "replicas"));
    all.put("quarantined", last == null ? null : (int) number(last, "quarantined"));
    double perStep = mean("wall_seconds");
    all.put("seconds-per-step", orNull(perStep));
    all.put("atom-steps-per-second", orNull(mean("atom_steps") / perStep));
    all.put("time-per-day", orNull(mean("dt") / perStep * 86400));
    all.put("seconds-left", orNull(isFinished() ? 0 : perStep * (lastStep + 1 - states)));
    all.put("burst-core-seconds", burstSeconds);
    all.put("wall-seconds", wallSeconds);
    all.put("atom-steps", atomSteps);
    all.put("bytes", bytes < 0 ? null : (Object) bytes);
    all.put("checkpoint-bytes", checkpoint.stateBytes());
    all.put("checkpoint-seconds", checkpoint.seconds());
    all.put("verdicts", verdicts);
    all.put("warnings", List.copyOf(warnings));
    all.put("holder", holder.map(RunStatus::values).orElse(null));
    return all;
  }

  /** finished, running, or waiting for somebody to go on with it. */
  private String state() {
    if (holder.isPresent() && holder.get().state() == LeaseHolder.State.ALIVE) {
      return "running";
    }
    return isFinished() ? "finished" : "stopped";
  }

  private static Map<String, Object> values(LeaseHolder holder) {
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("process", holder.process());
    all.put("since", holder.taken().toString());
    all.put("seconds-since-beat", holder.secondsSinceBeat());
    all.put("state", holder.state().name().toLowerCase(java.util.Locale.ROOT));
    return all;
  }

  private static Double orNull(double value) {
    return Double.isFinite(value) ? (Double) value : null;
  }
}
