package continuo.bench;

import continuo.burst.BlockBurst;
import continuo.burst.BlockResult;
import continuo.burst.BurstRequest;
import continuo.burst.ChainSums;
import continuo.burst.PatchPartial;
import continuo.config.RunConfig;
import continuo.estimate.EnsembleMoments;
import continuo.estimate.Friction;
import continuo.estimate.FrictionMemory;
import continuo.estimate.PatchSums;
import continuo.estimate.RelaxationSpectrum;
import continuo.langevin.LangevinStep;
import continuo.langevin.Propagator;
import continuo.loop.Preparation;
import continuo.loop.Simulation;
import java.util.ArrayList;
import java.util.List;
import org.ejml.data.DMatrixRMaj;

/**
 * What one Langevin step of a configuration is made of, each part measured here on one core.
 *
 * @param blocks replica blocks: tasks of the burst stage
 * @param patches tasks of the stage that adds the blocks up
 * @param coordinates 3R: rows of D
 * @param burstSeconds burst of one block, with its share of the stiffness measurements
 * @param partialBytes what one block sends to the second stage
 * @param assembleSeconds adding the sums of one block, all patches
 * @param sumBytes what the second stage sends to the driver
 * @param driverSeconds estimates, factors of ζ and βDH, and the step
 * @param stateBytes positions and velocities of one block, which stay on the executors
 */
public record StepParts(
    int blocks,
    int patches,
    int coordinates,
    double burstSeconds,
    double partialBytes,
    double assembleSeconds,
    double sumBytes,
    double driverSeconds,
    double stateBytes) {

  /**
   * Runs bursts of the first block and one step of the driver.
   *
   * @param simulation what to measure; its stiffness is measured once
   * @throws continuo.error.NumericalException if the burst breaks down
   */
  public static StepParts measure(Simulation simulation) {
    RunConfig config = simulation.config();
    double[] q = new double[3 * simulation.basis().rank()];
    BlockResult start =
        BlockBurst.prepare(
            simulation.context(),
            simulation.kernels(),
            simulation.layout().get(0),
            Preparation.start(simulation));
    // The first burst also compiles; the second one, with the stiffness, is the one that is kept.
    BlockResult warm = run(simulation, start, BurstRequest.at(0, q, false));
    long began = System.nanoTime();
    BlockResult plain = run(simulation, warm, BurstRequest.at(1, q, false));
    double plainSeconds = seconds(began);
    began = System.nanoTime();
    BlockResult full = run(simulation, plain, BurstRequest.at(2, q, true));
    double stiffnessSeconds = Math.max(0, seconds(began) - plainSeconds);

    List<PatchSums> sums = new ArrayList<>();
    double assembleSeconds = 0;
    for (PatchPartial partial : full.partials()) {
      PatchSums.of(List.of(partial));
      began = System.nanoTime();
      sums.add(PatchSums.of(List.of(partial)));
      assembleSeconds += seconds(began);
    }
    // What is sent in every step, and the share of what goes with the stiffness only.
    double share = 1.0 / config.stiffness().refreshEvery();
    double partialBytes = 0;
    double sumBytes = 0;
    for (PatchPartial partial : full.partials()) {
      partialBytes += bytes(partial) + 8 * share * partial.stiffness.length;
    }
    for (int p = 0; p < sums.size(); p++) {
      PatchPartial partial = full.partials()[p];
      PatchSums sum = sums.get(p);
      sumBytes +=
          bytes(partial)
              + 8.0 * (sum.spectral.length - partial.terms.length)
              + 8 * share * (sum.stiffness.length + sum.stiffnessSquared.length);
    }
    EnsembleMoments moments = new EnsembleMoments(sums);
    driver(simulation, moments);
    began = System.nanoTime();
    driver(simulation, moments);
    double driverSeconds = seconds(began);
    return new StepParts(
        simulation.layout().size(),
        simulation.basis().nPatches(),
        q.length,
        plainSeconds + stiffnessSeconds * share,
        partialBytes,
        assembleSeconds,
        sumBytes,
        driverSeconds,
        8.0 * (full.state().positions().length + full.state().velocities().length));
  }

  private static BlockResult run(Simulation simulation, BlockResult from, BurstRequest request) {
    return BlockBurst.run(simulation.context(), simulation.kernels(), from.state(), request);
  }

  /** Without the stiffness. */
  private static double bytes(PatchPartial p) {
    ChainSums chains = p.chains;
    return 8.0
        * (p.forceSum.length
            + p.terms.length
            + p.variance.length
            + p.lagged.length
            + chains.mean.length
            + chains.meanSquare.length
            + chains.meanProduct.length
            + chains.within.length
            + chains.early.length
            + chains.earlySquare.length);
  }

  /** What the loop does between two bursts, without the tables. */
  private static double[] driver(Simulation simulation, EnsembleMoments moments) {
    RunConfig config = simulation.config();
    FrictionMemory memory = FrictionMemory.empty(config.diffusion().memory()).plus(moments);
    // Some friction in every direction, whatever the heat bath: one block has few samples.
    double collisionRate = Math.max(config.thermostat().collisionRate(), 1 / moments.time());
    Friction friction =
        Friction.constrainedForce(
            memory, simulation.basis(), collisionRate, 1 / config.kT(), simulation.algebra());
    // One block has measured only some columns of H. Any full matrix with a spectrum costs the
    // same.
    DMatrixRMaj stiffness =
        simulation.basis().formInCoordinates(memory.spectrum(), simulation.algebra());
    for (int c = 0; c < stiffness.numRows; c++) {
      stiffness.add(c, c, stiffness.get(0, 0) * (c + 1) / stiffness.numRows);
    }
    RelaxationSpectrum spectrum =
        RelaxationSpectrum.of(stiffness, friction.matrix(), 0, simulation.algebra());
    LangevinStep step =
        new LangevinStep(
            spectrum,
            Propagator.EXPONENTIAL,
            config.langevin().timeStep(),
            config.kT(),
            friction.forceNoise(config.kT(), moments.time()));
    double[] force = simulation.basis().toCoordinates(moments.meanForce());
    return step.advance(force, new double[force.length]);
  }

  private static double seconds(long since) {
    return (System.nanoTime() - since) * 1e-9;
  }
}
