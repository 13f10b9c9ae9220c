package continuo.validate;

import continuo.loop.BurstRunner;
import continuo.loop.CoEvolution;
import continuo.loop.InProcessRunner;
import continuo.loop.MemoryRunStore;
import continuo.loop.Simulation;

/** The whole loop in this process, its tables kept in memory. */
final class InMemoryRun {
  private InMemoryRun() {}

  static MemoryRunStore of(Simulation simulation) {
    MemoryRunStore store = new MemoryRunStore();
    try (BurstRunner bursts =
        new InProcessRunner(simulation.context(), simulation.layout(), simulation.kernels())) {
      new CoEvolution(simulation, bursts, store).run(step -> {}, () -> false);
    }
    return store;
  }
}
