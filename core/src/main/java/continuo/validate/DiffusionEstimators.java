package continuo.validate;

import continuo.estimate.diffusion.DiffusionEstimate;
import continuo.estimate.diffusion.GreenKubo;
import continuo.estimate.diffusion.SampledSeries;
import continuo.estimate.diffusion.VectorEstimate;
import continuo.known.PairedRing;
import continuo.loop.DiffusionSampler;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.math3.linear.MatrixUtils;
import org.apache.commons.math3.linear.RealMatrix;
import org.ejml.data.DMatrixRMaj;

/**
 * The four estimators of D on the bursts of one system with much memory friction, against its
 * closed form and hence against each other; C(0) = kT; the drift of released replicas against βDf.
 */
final class DiffusionEstimators implements Rung {
  private static final String SYSTEM = "ring of pairs";
  private static final int LANES = 8;
  private static final double ROUNDING = 1e-9;

  @Override
  public String name() {
    return "diffusion-estimators";
  }

  @Override
  public String what() {
    return "D by green-kubo, constrained-force, restrained and swarm against the closed form";
  }

  @Override
  public List<Comparison> climb(Conditions conditions) {
    PairedRing ring = new PairedRing();
    DiffusionSampler sampler =
        new DiffusionSampler(ring.context(), PairedRing.plan(conditions.samples(32, 96)), LANES);
    double[] q = ring.displaced();
    SampledSeries series = sampler.sample(ring.network().composite().copyReference(), q);
    RealMatrix d =
        MatrixUtils.inverse(ring.exact().friction(PairedRing.COLLISION_RATE, PairedRing.TIME_STEP));
    List<Comparison> results = new ArrayList<>();
    for (DiffusionEstimate estimate : sampler.estimates(series)) {
      results.add(diffusion(estimate, d));
    }
    results.add(equalTime(series));
    results.add(
        drift(
            sampler.swarm().drift(series.released()),
            d.operate(ring.exact().stiffness().scalarMultiply(-1).operate(q))));
    return results;
  }

  private static Comparison diffusion(DiffusionEstimate estimate, RealMatrix exact) {
    return worst("D by " + estimate.estimator(), estimate.value(), estimate.error(), exact)
        .worst(
            "kT/ζ in closed form; repaired to be positive definite: %.2g"
                .formatted(estimate.repaired()));
  }

  private static Comparison equalTime(SampledSeries series) {
    GreenKubo.EqualTime zero = GreenKubo.equalTime(series.momenta());
    RealMatrix one = MatrixUtils.createRealIdentityMatrix(zero.value().numRows);
    return worst("C(0)", zero.value(), zero.error(), one).worst("kT");
  }

  /** Elements by function; the three axes are alike and independent, so their mean is compared. */
  private static Family worst(
      String quantity, DMatrixRMaj value, DMatrixRMaj error, RealMatrix exact) {
    Family family = new Family(SYSTEM, quantity, Comparison.Kind.STATISTICAL);
    for (int a = 0; a < value.numRows / 3; a++) {
      for (int b = 0; b <= a; b++) {
        double sum = 0;
        double variance = 0;
        for (int axis = 0; axis < 3; axis++) {
          sum += value.get(3 * a + axis, 3 * b + axis);
          variance += Math.pow(error.get(3 * a + axis, 3 * b + axis), 2);
        }
        if (variance > ROUNDING * ROUNDING) {
          family.add(
              "(%d, %d)".formatted(a, b),
              sum / 3,
              exact.getEntry(3 * a, 3 * b),
              Math.sqrt(variance) / 3);
        }
      }
    }
    return family;
  }

  private static Comparison drift(VectorEstimate drift, double[] exact) {
    Family family = new Family(SYSTEM, "drift of a swarm", Comparison.Kind.STATISTICAL);
    for (int c = 0; c < exact.length; c++) {
      family.add("coordinate " + c, drift.value()[c], exact[c], drift.error()[c]);
    }
    return family.worst("βDf in closed form");
  }
}
