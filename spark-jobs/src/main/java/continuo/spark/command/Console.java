package continuo.spark.command;

import continuo.estimate.Verdict;
import continuo.loop.RunSummary;
import continuo.loop.Simulation;
import continuo.loop.StepReport;
import continuo.loop.VerdictTally;
import java.io.PrintStream;
import java.util.Locale;

/**
 * What a user sees of a run: sizes at the start, a line a step, a summary with the place of the
 * output.
 */
final class Console {
  private final PrintStream out;
  private final String timeUnit;
  private boolean header;

  Console(PrintStream out, String timeUnit) {
    this.out = out;
    this.timeUnit = timeUnit;
  }

  void start(Simulation s, String directory, String where, int firstStep) {
    int host = s.system().composite().nHost();
    line(
        "%s in %s%s; %s (rank %d, condition number %.3g) in %s",
        count(s.basis().nAtoms(), "atom"),
        count(s.system().composite().nComponents(), "component"),
        host > 0 ? " and " + count(host, "atom") + " of the host" : "",
        count(s.basis().nFunctions(), "order-parameter function"),
        s.basis().rank(),
        s.basis().conditionNumber(),
        count(s.basis().nPatches(), "patch", "patches"));
    line(
        "%s in %s on %s; output in %s%s",
        count(s.nReplicas(), "replica"),
        count(s.layout().size(), "block"),
        where,
        directory,
        firstStep > 0 ? ", going on at step " + firstStep : "");
  }

  void step(StepReport s) {
    if (!header) {
      line(
          "%12s %14s %10s %8s %9s %9s",
          "step", "time (" + timeUnit + ")", "gap", "noise", "verdict", "ETA");
      header = true;
    }
    line(
        "%12s %14.6g %10s %8.3f %9s %9s",
        s.step() + "/" + s.lastStep(),
        s.time(),
        Double.isNaN(s.gap()) ? "-" : String.format(Locale.ROOT, "%.4g", s.gap()),
        s.noiseRatio(),
        s.verdict(),
        duration(s.secondsLeft()));
  }

  /** The call ended before it added a state. */
  void nothingDone(String goOn) {
    line("Stopped before another state was there; the newest checkpoint stands");
    line("Continue me: %s", goOn);
  }

  /**
   * @param goOn command that goes on with the run
   */
  void summary(RunSummary s, String directory, int cores, String goOn) {
    if (s.steps() == 0) {
      if (!s.isFinished()) {
        nothingDone(goOn);
        return;
      }
      line("Nothing to do: all %d steps are there. Output in %s", s.lastStep(), directory);
      return;
    }
    line(
        "%s: %s in %s (first after %.1f s), simulated time %.6g %s",
        s.isFinished() ? "Done" : "Stopped after a checkpoint",
        count(s.steps(), "state"),
        duration(s.wallSeconds()),
        s.secondsToFirstStep(),
        s.time(),
        timeUnit);
    line(
        "Bursts: %.4g million atom-steps, %.3g million a second and core in bursts; %.0f %% of %s"
            + " busy with them",
        s.atomSteps() * 1e-6,
        s.atomSteps() * 1e-6 / s.burstSeconds(),
        100 * s.burstSeconds() / (s.wallSeconds() * cores),
        count(cores, "core"));
    verdict(s);
    if (s.stepsAtSaddle() > 0) {
      line(
          "In %d of %d states the stiffness had unstable directions, as in a structural transition: the gap"
              + " there is that of the fastest growth, not of the slowest relaxation",
          s.stepsAtSaddle(), s.steps());
    }
    if (s.stepsOutsideWindow() > 0) {
      line(
          "WARNING: in %d of %d steps the time step was outside the Markov window tau_fast < dt <"
              + " tau_slow; see column `markov` of table `steps`",
          s.stepsOutsideWindow(), s.steps());
    }
    if (s.stepsNotCompensated() > 0) {
      line(
          "WARNING: in %d of %d steps the sampling error of the force exceeded the random force; raise"
              + " `ensemble.replicas` or `burst.sampling-steps`",
          s.stepsNotCompensated(), s.steps());
    }
    line("Output: %s (run.json, Parquet tables, checkpoints)", directory);
    if (!s.isFinished()) {
      line("Continue me: %s", goOn);
    }
  }

  private void verdict(RunSummary s) {
    VerdictTally verdicts = s.verdicts();
    StringBuilder text = new StringBuilder("Verdict: ").append(verdicts.run());
    for (Verdict verdict : Verdict.values()) {
      int states = verdicts.states(verdict);
      if (states > 0) {
        String reason = verdicts.firstReason(verdict);
        text.append("; ").append(count(states, "state")).append(' ').append(verdict);
        text.append(reason.isEmpty() ? "" : " (first: " + reason + ")");
      }
    }
    line("%s", text);
  }

  private static String count(int n, String one) {
    return count(n, one, one + "s");
  }

  private static String count(int n, String one, String many) {
    return n + " " + (n == 1 ? one : many);
  }

  private void line(String format, Object... arguments) {
    out.println(String.format(Locale.ROOT, format, arguments));
    out.flush();
  }

  static String duration(double seconds) {
    long s = Math.round(seconds);
    return s >= 3600
        ? String.format(Locale.ROOT, "%d:%02d:%02d", s / 3600, s / 60 % 60, s % 60)
        : String.format(Locale.ROOT, "%d:%02d", s / 60, s % 60);
  }
}
