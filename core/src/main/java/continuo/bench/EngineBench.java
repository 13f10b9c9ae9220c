package continuo.bench;

import continuo.burst.kernel.Kernels;
import continuo.burst.kernel.ListStatistics;
import java.util.ArrayList;
import java.util.List;

/** A system in the lanes of one block, timed again and again on the calling thread. */
final class EngineBench {
  /** Steps between looks at the clock take about this share of a repeat. */
  private static final double CHUNK = 0.05;

  private static final int BUDGET_BLOCKS = 5;

  private final BenchSystem system;
  private final Kernels kernels;
  private final int lanes;
  private final Trajectory trajectory;
  private final List<Figure> figures = new ArrayList<>();
  private final ListStatistics settled;
  private double secondsPerStep;

  /** Builds the system and brings it to the state in which it is timed. */
  EngineBench(BenchSystem system, Kernels kernels, int lanes) {
    this.system = system;
    this.kernels = kernels;
    this.lanes = lanes;
    this.trajectory = new Trajectory(system, kernels, lanes);
    CoreTimer timer = new CoreTimer();
    timer.start();
    trajectory.advance(1);
    this.secondsPerStep = timer.seconds();
    this.settled = trajectory.listStatistics();
  }

  /** One repeat of at least so many seconds. */
  Figure repeat(double seconds) {
    CoreTimer timer = new CoreTimer();
    int chunk = stepsIn(CHUNK * seconds);
    long steps = 0;
    double wall;
    timer.start();
    do {
      trajectory.advance(chunk);
      steps += chunk;
      wall = timer.seconds();
    } while (wall < seconds);
    Figure figure =
        new Figure((double) system.nAtoms() * lanes * steps / wall, wall, timer.share(wall));
    secondsPerStep = wall / steps;
    figures.add(figure);
    return figure;
  }

  private int stepsIn(double seconds) {
    return (int) Math.max(1, Math.min(1e6, seconds / secondsPerStep));
  }

  /**
   * Times the parts of about so many seconds of steps, and sums up.
   *
   * @throws IllegalArgumentException if there was no repeat
   */
  EngineResult result(double seconds) {
    ListStatistics list = trajectory.listStatistics().since(settled);
    // The block that others disturbed least.
    int steps = stepsIn(0.5 * seconds / BUDGET_BLOCKS);
    TimeBudget budget = trajectory.budget(steps);
    for (int block = 1; block < BUDGET_BLOCKS; block++) {
      TimeBudget next = trajectory.budget(steps);
      budget = next.total() < budget.total() ? next : budget;
    }
    return new EngineResult(
        system,
        kernels.name(),
        lanes,
        new Series(figures),
        list,
        Workload.of(system, list),
        budget,
        trajectory.apart());
  }
}
