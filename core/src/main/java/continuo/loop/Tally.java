package continuo.loop;

import continuo.burst.BlockScalars;
import continuo.config.LangevinConfig;

/** What the summary adds up. */
final class Tally {
  private int steps;
  private int atSaddle;
  private int outside;
  private int uncompensated;
  private final VerdictTally verdicts = new VerdictTally();
  private double burstSeconds;
  private double atomSteps;
  private double firstStep;
  private double gap = Double.NaN;

  void count(
      LangevinConfig langevin,
      double timeStep,
      Measurement m,
      double stepAtomSteps,
      double elapsed) {
    BlockScalars scalars = m.moments().scalars();
    firstStep = steps == 0 ? elapsed : firstStep;
    steps++;
    burstSeconds += scalars.seconds;
    atomSteps += stepAtomSteps;
    gap = m.gap().ratio();
    verdicts.count(m.verdict());
    atSaddle += m.gap().unstable() > 0 ? 1 : 0;
    outside += m.gap().admits(timeStep) ? 0 : 1;
    uncompensated += langevin.noiseCompensation() && !m.step().isCompensated() ? 1 : 0;
  }

  RunSummary summary(int next, int last, double time, double wall) {
    return new RunSummary(
        next,
        last,
        time,
        steps,
        wall,
        firstStep,
        burstSeconds,
        atomSteps,
        gap,
        atSaddle,
        outside,
        uncompensated,
        verdicts);
  }
}
