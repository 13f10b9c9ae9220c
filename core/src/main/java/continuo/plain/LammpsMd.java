package continuo.plain;

import continuo.bench.peer.LammpsDynamics;
import continuo.burst.BlockLayout;
import continuo.burst.ReplicaBlock;
import continuo.burst.kernel.KernelProvider;
import continuo.burst.kernel.LaneForces;
import continuo.config.RunConfig;
import continuo.export.MdSettings;
import continuo.loop.Preparation;
import continuo.loop.Simulation;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The same plain molecular dynamics by LAMMPS, one replica after the other, from the same start
 * positions. Velocities and random forces are its own; so is the integrator, velocity Verlet with
 * the Langevin forces of {@code fix langevin}.
 */
public final class LammpsMd {
  private LammpsMd() {}

  /**
   * @param simulation system, order parameters and settings
   * @param plan how much
   * @param command program and options, for example {@code lmp}
   * @param work for its files
   * @return samples, [replica][sample]
   * @throws continuo.error.InputException if LAMMPS cannot be used
   * @throws continuo.error.NumericalException if an energy is not finite
   */
  public static List<List<MdSample>> run(
      Simulation simulation, PlainMdPlan plan, String command, Path work) {
    RunConfig config = simulation.config();
    double[] positions = Preparation.start(simulation);
    LaneForces forces = KernelProvider.plain().forces(simulation.system(), 1);
    LaneSampler sampler = new LaneSampler(simulation, 1);
    List<List<MdSample>> all = new ArrayList<>();
    for (BlockLayout layout : BlockLayout.of(1, plan.replicas(), config.ensemble().lanes())) {
      ReplicaBlock start = PlainMd.start(simulation, simulation.kernels(), layout, positions);
      for (int l = 0; l < layout.active(); l++) {
        int replica = all.size();
        double[] from = new double[positions.length];
        for (int c = 0; c < from.length; c++) {
          from[c] = start.positions()[c * layout.lanes() + l];
        }
        MdSettings settings =
            new MdSettings(
                config.units(),
                config.thermostat().temperature(),
                config.thermostat().collisionRate(),
                config.burst().timeStep(),
                config.seed() + replica);
        List<MdSample> samples = new ArrayList<>(plan.samples());
        LammpsDynamics.run(
            command,
            simulation.system(),
            from,
            settings,
            plan.settleSteps(),
            plan.steps(),
            plan.sampleEvery(),
            work.resolve("replica-" + replica),
            (x, v) -> {
              double[] energy = new double[1];
              forces.energies(x, energy);
              double time =
                  settings.timeStep()
                      * (plan.settleSteps() + (double) samples.size() * plan.sampleEvery());
              samples.add(sampler.take(replica, 0, time, x, v, energy[0]));
            });
        all.add(samples);
      }
    }
    return all;
  }
}
