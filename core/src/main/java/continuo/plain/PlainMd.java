package continuo.plain;

import continuo.burst.BlockBurst;
import continuo.burst.BlockLayout;
import continuo.burst.BurstSettings;
import continuo.burst.ReplicaBlock;
import continuo.burst.StepLoop;
import continuo.burst.kernel.Kernels;
import continuo.burst.kernel.LaneDynamics;
import continuo.burst.kernel.LaneNoise;
import continuo.loop.Preparation;
import continuo.loop.Simulation;
import continuo.random.KeyedRandom;
import continuo.random.Stream;
import continuo.structure.Composite;
import java.util.ArrayList;
import java.util.List;

/**
 * Replicas in free motion through the kernels of the bursts. They start as those of a run do, from
 * the constrained preparation at the reference, with new velocities from the Maxwell distribution;
 * then nothing is held. With a collision rate of 0 the integrator is velocity Verlet.
 */
public final class PlainMd {
  private PlainMd() {}

  /**
   * Runs all replicas, a block on each core.
   *
   * @param simulation system, order parameters and settings
   * @param plan how much
   * @return samples, [replica][sample]
   * @throws continuo.error.NumericalException if a replica breaks down; names it and the time
   */
  public static List<List<MdSample>> run(Simulation simulation, PlainMdPlan plan) {
    double[] positions = Preparation.start(simulation);
    Kernels kernels = simulation.kernels();
    return BlockLayout.of(1, plan.replicas(), simulation.config().ensemble().lanes())
        .parallelStream()
        .map(layout -> block(simulation, kernels, plan, layout, positions))
        .reduce(
            List.of(),
            (a, b) -> {
              List<List<MdSample>> all = new ArrayList<>(a);
              all.addAll(b);
              return all;
            });
  }

  /**
   * The state every replica starts from, as a block.
   *
   * @param positions of the minimised or reference structure, [atom][xyz], nm; read
   */
  static ReplicaBlock start(
      Simulation simulation, Kernels kernels, BlockLayout layout, double[] positions) {
    ReplicaBlock block =
        BlockBurst.prepare(simulation.context(), kernels, layout, positions).state();
    Composite composite = simulation.system().composite();
    BurstSettings settings = simulation.context().settings();
    int lanes = layout.lanes();
    double[] v = new double[block.velocities().length];
    double[] gaussian = new double[v.length / lanes];
    for (int l = 0; l < lanes; l++) {
      KeyedRandom.fillGaussian(
          gaussian, settings.seed(), Stream.PLAIN_VELOCITIES, 0, layout.firstReplica() + l);
      for (int c = 0; c < gaussian.length; c++) {
        v[c * lanes + l] = gaussian[c] * Math.sqrt(settings.kT() / composite.mass(c / 3));
      }
    }
    return new ReplicaBlock(
        layout.id(),
        layout.patch(),
        layout.firstReplica(),
        layout.active(),
        0,
        lanes,
        block.positions().clone(),
        v);
  }

  private static List<List<MdSample>> block(
      Simulation simulation,
      Kernels kernels,
      PlainMdPlan plan,
      BlockLayout layout,
      double[] positions) {
    ReplicaBlock start = start(simulation, kernels, layout, positions);
    BurstSettings settings = simulation.context().settings();
    int lanes = layout.lanes();
    double[] x = start.positions();
    double[] v = start.velocities();
    double[] energy = new double[lanes];
    LaneDynamics dynamics =
        kernels.dynamics(
            simulation.system(), lanes, settings.precision(), settings.thermostat(), x, v);
    LaneNoise noise = kernels.noise(lanes);
    noise.restart(settings.seed(), Stream.PLAIN_THERMOSTAT, 0, layout.firstReplica());
    LaneSampler sampler = new LaneSampler(simulation, lanes);
    List<List<MdSample>> samples = new ArrayList<>();
    for (int l = 0; l < layout.active(); l++) {
      samples.add(new ArrayList<>(plan.samples()));
    }
    dynamics.computeForces();
    StepLoop.run(dynamics, noise, plan.settleSteps(), s -> dynamics.computeForces());
    for (int k = 0; k < plan.samples(); k++) {
      if (k > 0) {
        StepLoop.run(dynamics, noise, plan.sampleEvery(), s -> dynamics.computeForces());
      }
      double time = settings.timeStep() * (plan.settleSteps() + (double) k * plan.sampleEvery());
      dynamics.exact().energies(x, energy);
      for (int l = 0; l < layout.active(); l++) {
        samples.get(l).add(sampler.take(layout.firstReplica() + l, l, time, x, v, energy[l]));
      }
    }
    return samples;
  }
}
