package continuo.loop;

import static org.assertj.core.api.Assertions.assertThat;

import continuo.burst.BurstContext;
import continuo.estimate.diffusion.DiffusionEstimate;
import continuo.estimate.diffusion.GreenKubo;
import continuo.estimate.diffusion.SampledSeries;
import continuo.estimate.diffusion.SamplingPlan;
import continuo.estimate.diffusion.VectorEstimate;
import continuo.known.FixedPhiEnsemble;
import continuo.known.HarmonicNetwork;
import continuo.known.ProjectedNetwork;
import continuo.known.ZScores;
import continuo.orderparam.FourierBasis;
import continuo.orderparam.OrderParameterBasis;
import continuo.orderparam.ScalingLaw;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.math3.linear.MatrixUtils;
import org.apache.commons.math3.linear.RealMatrix;
import org.junit.jupiter.api.Test;

/**
 * The four estimators on bursts of one system: eight stiff pairs in a ring of weak links, whose
 * slow motion with |n| ≤ 3 is a thousand times slower than the rest and drags the pairs along, so
 * that up to a third of the friction is memory.
 */
class DiffusionSamplerTest {
  private static final double GAMMA = 2;
  private static final double TIME_STEP = 0.05;

  private final HarmonicNetwork network = HarmonicNetwork.weaklyLinkedRing(16, 8, 64);
  private final OrderParameterBasis basis =
      new FourierBasis(1.3, 1, ScalingLaw.NATURAL, 1, 1e-8).build(network.composite());
  private final ProjectedNetwork exact = network.at(basis);
  private final BurstContext context =
      FixedPhiEnsemble.context(network.system(), basis, 1, GAMMA, TIME_STEP, 400, 2, 4);

  private static SamplingPlan plan(int replicas, int releases) {
    return new SamplingPlan(
        replicas, 100, 10, 800, releases, 100, 2, 400, 0.5, 2000, 20, 1000, 30, 5, 20);
  }

  private double[] displaced() {
    double[] q = new double[3 * basis.rank()];
    Arrays.fill(q, 3, q.length, 100);
    return q;
  }

  @Test
  void allFourAgreeWithTheClosedForm() {
    DiffusionSampler sampler = new DiffusionSampler(context, plan(32, 8), 8);
    double[] q = displaced();
    SampledSeries series = sampler.sample(network.composite().copyReference(), q);
    RealMatrix d = MatrixUtils.inverse(exact.friction(GAMMA, TIME_STEP));
    assertThat(d.getEntry(3, 3)).isBetween(0.3, 0.499);
    List<DiffusionEstimate> estimates = sampler.estimates(series);
    assertThat(estimates)
        .extracting(DiffusionEstimate::estimator)
        .containsExactly("green-kubo", "constrained-force", "restrained", "swarm");
    for (DiffusionEstimate estimate : estimates) {
      ZScores z = new ZScores(estimate.estimator());
      for (int i = 0; i < estimate.coordinates(); i++) {
        for (int j = 0; j <= i; j++) {
          if (estimate.error().get(i, j) > 1e-9) {
            z.add(
                "(%d, %d)".formatted(i, j),
                estimate.value().get(i, j),
                d.getEntry(i, j),
                estimate.error().get(i, j));
          }
        }
      }
      z.assertNoneTooFar();
      assertThat(z.count()).isGreaterThan(100);
      assertThat(estimate.repaired()).isLessThan(0.05);
    }
    momentaAreMaxwellian(series);
    theDriftIsThatOfTheForce(sampler, series, d, q);
  }

  private static void momentaAreMaxwellian(SampledSeries series) {
    // C(0) = kT 1.
    GreenKubo.EqualTime zero = GreenKubo.equalTime(series.momenta());
    ZScores z = new ZScores("C(0)");
    for (int i = 0; i < zero.value().numRows; i++) {
      for (int j = 0; j <= i; j++) {
        z.add(
            "(%d, %d)".formatted(i, j),
            zero.value().get(i, j),
            i == j ? 1 : 0,
            zero.error().get(i, j));
      }
    }
    z.assertNoneTooFar();
  }

  /** Mean force −Hq, and drift of the released replicas βDf. */
  private void theDriftIsThatOfTheForce(
      DiffusionSampler sampler, SampledSeries series, RealMatrix d, double[] q) {
    VectorEstimate force = VectorEstimate.mean(series.forces());
    double[] f = exact.stiffness().scalarMultiply(-1).operate(q);
    VectorEstimate drift = sampler.swarm().drift(series.released());
    double[] expected = d.operate(f);
    ZScores z = new ZScores("drift");
    for (int c = 0; c < q.length; c++) {
      z.add("drift " + c, drift.value()[c], expected[c], drift.error()[c]);
      if (force.error()[c] > 1e-9) {
        z.add("force " + c, force.value()[c], f[c], force.error()[c]);
      }
    }
    z.assertNoneTooFar();
  }

  @Test
  void seriesDoNotDependOnTheReplicasSideBySide() {
    SamplingPlan plan = new SamplingPlan(5, 4, 2, 8, 2, 4, 2, 4, 0.5, 4, 2, 8, 0.4, 0.1, 0.3);
    double[] reference = network.composite().copyReference();
    SampledSeries one = new DiffusionSampler(context, plan, 1).sample(reference, displaced());
    SampledSeries four = new DiffusionSampler(context, plan, 4).sample(reference, displaced());
    for (int r = 0; r < 5; r++) {
      assertThat(four.forces().replica(r)).isDeepEqualTo(one.forces().replica(r));
      assertThat(four.restrained().replica(r)).isDeepEqualTo(one.restrained().replica(r));
    }
    for (int r = 0; r < 10; r++) {
      assertThat(four.momenta().replica(r)).isDeepEqualTo(one.momenta().replica(r));
      assertThat(four.released().replica(r)).isDeepEqualTo(one.released().replica(r));
    }
  }
}
