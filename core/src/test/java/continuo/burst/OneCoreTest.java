package continuo.burst;

import static org.assertj.core.api.Assertions.assertThat;

import continuo.burst.kernel.KernelProvider;
import continuo.burst.kernel.Kernels;
import continuo.estimate.PatchSums;
import continuo.known.FixedPhiEnsemble;
import continuo.known.HarmonicNetwork;
import continuo.orderparam.FourierBasis;
import continuo.orderparam.OrderParameterBasis;
import continuo.orderparam.ScalingLaw;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A task of the cluster has one core; all that it does is done by its own thread. */
class OneCoreTest {
  private static final int LANES = 8;

  @Test
  void aBurstWithStiffnessAndItsSumsStartNoThread() {
    HarmonicNetwork network = HarmonicNetwork.randomFree(5, 30);
    OrderParameterBasis basis =
        new FourierBasis(2, 1, ScalingLaw.NATURAL, 2, 1e-8).build(network.composite());
    Kernels kernels = KernelProvider.fastest(LANES);
    BurstContext context =
        FixedPhiEnsemble.context(network.system(), basis, HarmonicNetwork.COLD, 1, 0.1, 32, 4, 3);
    Set<Thread> before = Thread.getAllStackTraces().keySet();

    ReplicaBlock block =
        BlockBurst.prepare(
                context,
                kernels,
                new BlockLayout(0, 0, 0, LANES, LANES),
                network.composite().copyReference())
            .state();
    BurstRequest request = BurstRequest.at(0, new double[3 * basis.rank()], true);
    BlockResult result = BlockBurst.run(context, kernels, block, request);
    PatchSums sums = PatchSums.of(List.of(result.partials()[0]));

    Set<Thread> started = new HashSet<>(Thread.getAllStackTraces().keySet());
    started.removeAll(before);
    assertThat(sums.blocks).isEqualTo(1);
    assertThat(started).as("threads that the burst has started").isEmpty();
  }
}
