package continuo.loop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import continuo.burst.BurstContext;
import continuo.error.NumericalException;
import continuo.estimate.diffusion.DiffusionEstimate;
import continuo.estimate.diffusion.GreenKubo;
import continuo.estimate.diffusion.SampledSeries;
import continuo.estimate.diffusion.SamplingPlan;
import continuo.estimate.diffusion.VectorEstimate;
import continuo.known.FixedPhiEnsemble;
import continuo.known.PairedRing;
import continuo.known.ProjectedNetwork;
import continuo.known.ZScores;
import java.util.List;
import org.apache.commons.math3.linear.MatrixUtils;
import org.apache.commons.math3.linear.RealMatrix;
import org.junit.jupiter.api.Test;

/** The four estimators on bursts of one system. */
class DiffusionSamplerTest {
  private final PairedRing ring = new PairedRing();
  private final ProjectedNetwork exact = ring.exact();

  @Test
  void allFourAgreeWithTheClosedForm() {
    DiffusionSampler sampler = new DiffusionSampler(ring.context(), PairedRing.plan(32), 8);
    double[] q = ring.displaced();
    SampledSeries series = sampler.sample(ring.network().composite().copyReference(), q);
    RealMatrix d =
        MatrixUtils.inverse(exact.friction(PairedRing.COLLISION_RATE, PairedRing.TIME_STEP));
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
    double[] reference = ring.network().composite().copyReference();
    SampledSeries one =
        new DiffusionSampler(ring.context(), plan, 1).sample(reference, ring.displaced());
    SampledSeries four =
        new DiffusionSampler(ring.context(), plan, 4).sample(reference, ring.displaced());
    for (int r = 0; r < 5; r++) {
      assertThat(four.forces().replica(r)).isDeepEqualTo(one.forces().replica(r));
      assertThat(four.restrained().replica(r)).isDeepEqualTo(one.restrained().replica(r));
    }
    for (int r = 0; r < 10; r++) {
      assertThat(four.momenta().replica(r)).isDeepEqualTo(one.momenta().replica(r));
      assertThat(four.released().replica(r)).isDeepEqualTo(one.released().replica(r));
    }
  }

  @Test
  void hardlyDampedMotionIsRefusedByMode() {
    // Momenta last longer than the lags: nothing is on a plateau, the rigid shift first of all.
    BurstContext context =
        FixedPhiEnsemble.context(
            ring.network().system(), ring.basis(), 1, 1e-3, PairedRing.TIME_STEP, 400, 2, 4);
    DiffusionSampler sampler = new DiffusionSampler(context, PairedRing.plan(8), 8);
    SampledSeries series =
        sampler.sample(ring.network().composite().copyReference(), ring.displaced());
    assertThatThrownBy(() -> sampler.estimates(series))
        .isInstanceOf(NumericalException.class)
        .hasMessageContaining("Coordinate 0 has no plateau")
        .hasMessageContaining("Coordinate 0 is along x and most like mode 0 (constant");
  }
}
