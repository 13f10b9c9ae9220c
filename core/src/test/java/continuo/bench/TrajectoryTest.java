package continuo.bench;

import static org.assertj.core.api.Assertions.assertThat;

import continuo.burst.BlockBurst;
import continuo.burst.BlockLayout;
import continuo.burst.BurstContext;
import continuo.burst.BurstRequest;
import continuo.burst.BurstSettings;
import continuo.burst.ReplicaBlock;
import continuo.burst.kernel.KernelProvider;
import continuo.burst.kernel.Kernels;
import continuo.burst.kernel.Precision;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is timed is what bursts do. */
class TrajectoryTest {
  private static final int LANES = 16;
  private static final int SAMPLES = 8;

  @ParameterizedTest
  @EnumSource
  void stepsAreThoseOfABurstToTheLastBit(Precision precision) {
    BenchSystem bench = BenchSystems.named("superlattice-held");
    BenchSystem.Held held = bench.held().orElseThrow();
    int[] sampling = new int[held.basis().nPatches()];
    java.util.Arrays.fill(sampling, SAMPLES * held.sampleEvery());
    BurstSettings settings =
        new BurstSettings(
            7,
            bench.kT(),
            bench.collisionRate(),
            bench.timeStep(),
            10,
            0,
            sampling,
            held.sampleEvery(),
            held.projectEvery(),
            0,
            2,
            BurstSettings.StiffnessMethod.RESPONSE,
            precision);
    BurstContext context = new BurstContext(bench.system(), held.basis(), settings);
    Kernels kernels = KernelProvider.fastest(LANES, precision);
    ReplicaBlock start =
        BlockBurst.prepare(
                context,
                kernels,
                new BlockLayout(0, 0, 0, LANES, LANES),
                bench.system().composite().copyReference())
            .state();
    // A repetition neither moves nor equilibrates; the noise of round 1 of step 0 is at 1024 + 1.
    BurstRequest request = BurstRequest.at(0, new double[3 * held.basis().rank()], false).again(1);
    ReplicaBlock end = BlockBurst.run(context, kernels, start, request).state();

    double[] x = start.positions().clone();
    double[] v = start.velocities().clone();
    Trajectory trajectory =
        new Trajectory(bench, kernels, precision, LANES, x, v, settings.seed(), 1024 + 1);
    for (int sample = 0; sample < SAMPLES; sample++) {
      trajectory.advance();
    }
    assertThat(x).isEqualTo(end.positions());
    assertThat(v).isEqualTo(end.velocities());
    assertThat(x).isNotEqualTo(start.positions());
  }
}
