package continuo.loop;

import continuo.burst.BlockLayout;
import continuo.burst.BurstContext;
import continuo.burst.BurstSettings;
import continuo.burst.kernel.KernelProvider;
import continuo.config.ConfigLoader;
import continuo.config.RunConfig;
import continuo.forcefield.MolecularSystem;
import continuo.orderparam.FourierBasis;
import continuo.orderparam.OrderParameterBasis;
import continuo.orderparam.ScalingLaw;
import java.nio.file.Path;
import java.util.Arrays;

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
      return new CoEvolution(simulation, bursts, store)
          .run((step, last, time, gap, noise, verdict, left) -> {}, () -> false);
    }
  }

  /** The settings of a configuration applied to a system that no builder makes. */
  static Simulation simulation(RunConfig config, MolecularSystem system) {
    OrderParameterBasis basis =
        new FourierBasis(
                config.orderParameters().cutoff(),
                config.orderParameters().boxScale(),
                ScalingLaw.NATURAL,
                config.orderParameters().patches(),
                config.orderParameters().dropTolerance())
            .build(system.composite());
    BurstSettings s = Simulation.of(config).context().settings();
    int[] sampling = new int[basis.nPatches()];
    Arrays.fill(sampling, config.burst().samplingSteps());
    BurstSettings settings =
        new BurstSettings(
            s.seed(),
            s.kT(),
            s.collisionRate(),
            s.timeStep(),
            s.preparationSteps(),
            s.equilibrationSteps(),
            sampling,
            s.sampleEvery(),
            s.projectEvery(),
            s.relaxationSteps(),
            s.tapers(),
            s.stiffness(),
            s.precision());
    return new Simulation(
        config,
        new BurstContext(system, basis, settings),
        BlockLayout.of(basis.nPatches(), config.ensemble().replicas(), config.ensemble().lanes()));
  }
}
