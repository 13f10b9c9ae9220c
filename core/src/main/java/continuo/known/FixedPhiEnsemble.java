package continuo.known;

import continuo.burst.BlockBurst;
import continuo.burst.BlockLayout;
import continuo.burst.BlockResult;
import continuo.burst.BurstContext;
import continuo.burst.BurstRequest;
import continuo.burst.BurstSettings;
import continuo.burst.PatchPartial;
import continuo.burst.ReplicaBlock;
import continuo.burst.kernel.KernelProvider;
import continuo.burst.kernel.Kernels;
import continuo.burst.kernel.Precision;
import continuo.estimate.EnsembleMoments;
import continuo.estimate.PatchSums;
import continuo.forcefield.MolecularSystem;
import continuo.orderparam.OrderParameterBasis;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Bursts of an ensemble at fixed order parameters, one after the other, with nothing in between.
 */
public final class FixedPhiEnsemble {
  private final BurstContext context;
  private final Kernels kernels;
  private final ReplicaBlock[] blocks;
  private final double[] q;
  private int step;

  /**
   * @param context system, basis and settings
   * @param replicas replicas of each patch
   * @param lanes lanes of a block
   * @param q coordinates to hold, 3R
   */
  public FixedPhiEnsemble(BurstContext context, int replicas, int lanes, double[] q) {
    this.context = context;
    this.kernels = KernelProvider.fastest(lanes);
    this.q = q.clone();
    List<BlockLayout> layout = BlockLayout.of(context.basis().nPatches(), replicas, lanes);
    double[] reference = context.system().composite().copyReference();
    this.blocks =
        layout.stream()
            .map(block -> BlockBurst.prepare(context, kernels, block, reference).state())
            .toArray(ReplicaBlock[]::new);
    run(new BurstRequest(step++, 0, new double[q.length], q, q, 1, null, null, false));
  }

  /**
   * Settings with what matters to the harmonic networks; response stiffness, projection every step.
   */
  public static BurstContext context(
      MolecularSystem system,
      OrderParameterBasis basis,
      double kT,
      double collisionRate,
      double timeStep,
      int samplingSteps,
      int sampleEvery,
      int tapers) {
    int[] sampling = new int[basis.nPatches()];
    Arrays.fill(sampling, samplingSteps);
    return new BurstContext(
        system,
        basis,
        new BurstSettings(
            11,
            kT,
            collisionRate,
            timeStep,
            samplingSteps,
            0,
            sampling,
            sampleEvery,
            1,
            0,
            tapers,
            BurstSettings.StiffnessMethod.RESPONSE,
            Precision.DOUBLE));
  }

  /** The same with another way to measure the stiffness. */
  public static BurstContext with(BurstContext c, BurstSettings.StiffnessMethod method) {
    BurstSettings s = c.settings();
    return new BurstContext(
        c.system(),
        c.basis(),
        new BurstSettings(
            s.seed(),
            s.kT(),
            s.collisionRate(),
            s.timeStep(),
            s.preparationSteps(),
            s.equilibrationSteps(),
            s.samplingSteps(),
            s.sampleEvery(),
            s.projectEvery(),
            s.relaxationSteps(),
            s.tapers(),
            method,
            s.precision()));
  }

  /** One more burst of every block. */
  public EnsembleMoments burst(boolean stiffness) {
    return run(BurstRequest.at(step++, q, stiffness));
  }

  /** A number of bursts, pooled. */
  public EnsembleMoments bursts(int count) {
    EnsembleMoments moments = burst(false);
    for (int b = 1; b < count; b++) {
      moments = moments.plus(burst(false));
    }
    return moments;
  }

  private EnsembleMoments run(BurstRequest request) {
    BlockResult[] results = new BlockResult[blocks.length];
    for (int b = 0; b < blocks.length; b++) {
      results[b] = BlockBurst.run(context, kernels, blocks[b], request);
      blocks[b] = results[b].state();
    }
    return assemble(context, Arrays.asList(results));
  }

  /** Adds up the results of all blocks. */
  public static EnsembleMoments assemble(BurstContext context, List<BlockResult> results) {
    List<PatchSums> sums = new ArrayList<>();
    for (int p = 0; p < context.basis().nPatches(); p++) {
      List<PatchPartial> partials = new ArrayList<>();
      for (BlockResult result : results) {
        partials.add(result.partials()[p]);
      }
      sums.add(PatchSums.of(partials));
    }
    return new EnsembleMoments(sums);
  }
}
