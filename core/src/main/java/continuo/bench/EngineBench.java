package continuo.bench;

import continuo.burst.kernel.Kernels;
import continuo.burst.kernel.ListStatistics;
import continuo.burst.kernel.Precision;
import java.util.ArrayList;
import java.util.List;

/** A system in the lanes of one block, timed again and again on the calling thread. */
final class EngineBench {
  /** Runs between looks at the clock take about this share of a repeat. */
  private static final double CHUNK = 0.05;

  private static final int BUDGET_BLOCKS = 5;

  private final BenchSystem system;
  private final Kernels kernels;
  private final Precision precision;
  private final int lanes;
  private final Trajectory trajectory;
  private final List<Figure> figures = new ArrayList<>();
  private final ListStatistics settled;
  private double secondsPerRun;

  /** Builds the system and brings it to the state in which it is timed. */
  EngineBench(BenchSystem system, Kernels kernels, Precision precision, int lanes) {
    this.system = system;
    this.kernels = kernels;
    this.precision = precision;
    this.lanes = lanes;
    this.trajectory = Trajectory.settled(system, kernels, precision, lanes);
    CoreTimer timer = new CoreTimer();
    timer.start();
    trajectory.advance();
    this.secondsPerRun = timer.seconds();
    this.settled = trajectory.listStatistics();
  }

  /** One repeat of at least so many seconds. */
  Figure repeat(double seconds) {
    CoreTimer timer = new CoreTimer();
    int chunk = runsIn(CHUNK * seconds);
    long runs = 0;
    double wall;
    timer.start();
    do {
      for (int run = 0; run < chunk; run++) {
        trajectory.advance();
      }
      runs += chunk;
      wall = timer.seconds();
    } while (wall < seconds);
    double share = timer.share(wall);
    double steps = (double) runs * trajectory.runLength();
    Figure figure = new Figure(system.nAtoms() * lanes * steps / wall, wall, share);
    secondsPerRun = wall / runs;
    figures.add(figure);
    trajectory.energies(trajectory.dynamics);
    return figure;
  }

  private int runsIn(double seconds) {
    return (int) Math.max(1, Math.min(1e6, seconds / secondsPerRun));
  }

  /**
   * Times the parts of about so many seconds of steps, and sums up.
   *
   * @throws IllegalArgumentException if there was no repeat
   */
  EngineResult result(double seconds) {
    ListStatistics list = trajectory.listStatistics().since(settled);
    // The block that others disturbed least.
    int runs = runsIn(0.5 * seconds / BUDGET_BLOCKS);
    TimeBudget budget = TimeBudget.measure(trajectory, runs);
    for (int block = 1; block < BUDGET_BLOCKS; block++) {
      TimeBudget next = TimeBudget.measure(trajectory, runs);
      budget = next.total() < budget.total() ? next : budget;
    }
    return new EngineResult(
        system,
        kernels.name(),
        precision,
        lanes,
        new Series(figures),
        list,
        Workload.of(system, list, precision),
        budget,
        trajectory.apart());
  }
}
