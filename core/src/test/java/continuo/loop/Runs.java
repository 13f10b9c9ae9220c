package continuo.loop;

import continuo.burst.kernel.KernelProvider;
import continuo.config.ConfigLoader;
import continuo.config.RunConfig;
import java.nio.file.Path;

/** Runs of the loop in this process. */
final class Runs {
  private Runs() {}

  static RunConfig config(String hocon) {
    return ConfigLoader.parse(hocon, "test.conf", Path.of(""));
  }

  /** Runs to the end. */
  static MemoryRunStore run(Simulation simulation) {
    MemoryRunStore store = new MemoryRunStore();
    run(simulation, store);
    return store;
  }

  /** Runs from the newest checkpoint of the store to the end. */
  static RunSummary run(Simulation simulation, MemoryRunStore store) {
    try (BurstRunner bursts =
        new InProcessRunner(
            simulation.context(),
            simulation.layout(),
            KernelProvider.fastest(simulation.config().ensemble().lanes()))) {
      return new CoEvolution(simulation, bursts, store).run(step -> {}, () -> false);
    }
  }
}
