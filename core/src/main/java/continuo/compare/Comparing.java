package continuo.compare;

import continuo.error.InputException;
import continuo.store.TableRows;
import continuo.store.Tables;
import java.util.List;

/**
 * Compares runs with plain molecular dynamics. Near equilibrium the quantities are the variances
 * and relaxation times of the slowest modes; away from it, the mean link length against time.
 */
public final class Comparing {
  private static final int MODES = 10;

  /** Times of the swelling curve that are listed. */
  private static final int TIMES = 20;

  /** Coordinates of a rigid shift. */
  private static final int SHIFT = 3;

  private final Trajectories md;
  private final Trajectories run;
  private final TableRows rows = new TableRows(Tables.COMPARISON);

  private Comparing(Trajectories md, Trajectories run) {
    this.md = md;
    this.run = run;
  }

  /**
   * Variances and relaxation times of the ten slowest modes. The modes come from the first half of
   * the molecular dynamics, its figures from the second.
   *
   * @param md plain molecular dynamics at equilibrium
   * @param run runs of the same system
   * @param discard time left out at the beginning of the runs, ps
   * @return rows of {@link Tables#COMPARISON}
   * @throws InputException if too few states are left
   */
  public static TableRows equilibrium(Trajectories md, Trajectories run, double discard) {
    Comparing c = new Comparing(md, run);
    c.cost();
    c.modes(discard);
    return c.rows;
  }

  /**
   * Mean link length against time, both from the same start. The error bar of several trajectories
   * is their spread; one run is given the spread of the replicas of the molecular dynamics.
   *
   * @param md plain molecular dynamics from the reference
   * @param run runs from the reference
   * @return rows of {@link Tables#COMPARISON}
   * @throws InputException if there are no links or fewer than two replicas
   */
  public static TableRows transition(Trajectories md, Trajectories run) {
    Comparing c = new Comparing(md, run);
    c.cost();
    c.swelling();
    return c.rows;
  }

  private void cost() {
    add("atom_steps", "1", null, null, md.atomSteps(), null, run.atomSteps(), null, null);
    double mdTime = time(md);
    double runTime = time(run);
    add("trajectory_time", "ps", null, null, mdTime, null, runTime, null, null);
    double mdRate = md.atomSteps() / mdTime;
    double runRate = run.atomSteps() / runTime;
    add("atom_steps_per_time", "1/ps", null, null, mdRate, null, runRate, null, mdRate / runRate);
  }

  /** All trajectories together, ps. */
  private static double time(Trajectories t) {
    return t.coordinates().size() * (t.times()[t.times().length - 1] - t.times()[0]);
  }

  private void modes(double discard) {
    int half = md.times().length / 2;
    int from = 0;
    while (from < run.times().length && run.times()[from] < discard) {
      from++;
    }
    if (half < 2 || run.times().length - from < 2) {
      throw new InputException(
          ("Cannot compare: %s leaves %d states a replica to measure, %s %d after %s ps; at least 2 are"
                  + " needed")
              .formatted(
                  md.name(), half, run.name(), Math.max(0, run.times().length - from), discard));
    }
    List<double[]> modes = SlowModes.of(md, half, SHIFT, MODES);
    for (int m = 0; m < modes.size(); m++) {
      Relaxation a = Relaxation.of(md.along(modes.get(m), half), md.interval());
      Relaxation b = Relaxation.of(run.along(modes.get(m), from), run.interval());
      // Half of the molecular dynamics is measured, all of it is paid for: twice the precision.
      double ratio =
          md.atomSteps()
              * square(a.varianceError() / a.variance())
              / 2
              / (run.atomSteps() * square(b.varianceError() / b.variance()));
      add(
          "variance",
          "amu nm^2",
          m,
          null,
          a.variance(),
          a.varianceError(),
          b.variance(),
          b.varianceError(),
          ratio);
      add(
          "relaxation_time",
          "ps",
          m,
          null,
          a.time(),
          a.timeError(),
          b.time(),
          b.timeError(),
          md.atomSteps()
              * square(a.timeError() / a.time())
              / 2
              / (run.atomSteps() * square(b.timeError() / b.time())));
      add("lengths", "1", m, null, a.lengths(), null, b.lengths(), null, null);
    }
  }

  private void swelling() {
    if (md.linkLengths().size() < 2 || run.linkLengths().isEmpty()) {
      throw new InputException(
          "Cannot compare the swelling of %s and %s: links and at least 2 replicas are needed"
              .formatted(md.name(), run.name()));
    }
    int every = Math.max(1, run.times().length / TIMES);
    for (int k = 0; k < run.times().length; k += every) {
      double t = run.times()[k];
      if (t > md.times()[md.times().length - 1] + 1e-9 || t < md.times()[0]) {
        continue;
      }
      double[] of = md.linkLengths().stream().mapToDouble(l -> at(l, t)).toArray();
      int state = k;
      double[] mine = run.linkLengths().stream().mapToDouble(l -> l[state]).toArray();
      double spread = deviation(of);
      double mdError = spread / Math.sqrt(of.length);
      double runError = mine.length > 1 ? deviation(mine) / Math.sqrt(mine.length) : spread;
      add("link_length", "nm", null, t, mean(of), mdError, mean(mine), runError, null);
    }
  }

  /** Linear between samples. */
  private double at(double[] series, double time) {
    double place = Math.max(0, (time - md.times()[0]) / md.interval());
    int k = (int) Math.min(series.length - 2, Math.floor(place));
    double share = Math.min(1, place - k);
    return (1 - share) * series[k] + share * series[k + 1];
  }

  private void add(
      String quantity,
      String unit,
      Integer index,
      Double time,
      double mdValue,
      Double mdError,
      double runValue,
      Double runError,
      Double ratio) {
    Double z =
        mdError == null || runError == null
            ? null
            : finite((runValue - mdValue) / Math.hypot(mdError, runError));
    rows.add(
        quantity,
        unit,
        index,
        time,
        finite(mdValue),
        finite(mdError),
        finite(runValue),
        finite(runError),
        z,
        finite(ratio));
  }

  private static Double finite(Double value) {
    return value == null || !Double.isFinite(value) ? null : value;
  }

  private static double square(double x) {
    return x * x;
  }

  private static double mean(double[] x) {
    double sum = 0;
    for (double v : x) {
      sum += v;
    }
    return sum / x.length;
  }

  private static double deviation(double[] x) {
    double mean = mean(x);
    double sum = 0;
    for (double v : x) {
      sum += square(v - mean);
    }
    return Math.sqrt(sum / (x.length - 1));
  }
}
