package continuo.estimate;

import static org.assertj.core.api.Assertions.assertThat;

import continuo.langevin.ForceErrorPath;
import continuo.langevin.LangevinStep;
import continuo.langevin.Propagator;
import continuo.linalg.DenseAlgebra;
import java.util.Random;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.junit.jupiter.api.Test;

/**
 * Many walks of two coupled coordinates in a harmonic well, pushed by a filtered force: what the
 * errors and the path have to do with each other is counted, and compared with what the filter
 * says.
 */
class ForceErrorsTest {
  private static final int WALKS = 40_000;
  private static final int STEPS = 8;
  private static final double KT = 1.3;
  private static final double DT = 0.8;
  private static final DMatrixRMaj H = matrix(2, 0.5, 0.5, 1);
  private static final DMatrixRMaj ZETA = matrix(3, -1, -1, 4);
  private static final DMatrixRMaj NOISE = matrix(2.5, 0.5, 0.5, 1.5);
  private static final double[] GROWTH = {0.1, 0.05};
  private static final double[] SCATTER = {0.3, 0.1};
  private static final double[] GAIN = {0.5, 0.4};
  private static final double[] CARRIED_GAIN = {0.3, 0.35};

  private static DMatrixRMaj matrix(double... values) {
    return DMatrixRMaj.wrap(2, 2, values);
  }

  /** One walk: q, e of what is carried on, e of the estimate. */
  private static final class Walk {
    private final double[] q;
    private final double[] carried = new double[2];
    private final double[] estimate = new double[2];

    Walk(double[] q) {
      this.q = q;
    }
  }

  private static double[] correlated(DMatrixRMaj covariance, Random random) {
    double a = Math.sqrt(covariance.get(0, 0));
    double b = covariance.get(0, 1) / a;
    double x = random.nextGaussian();
    double y = random.nextGaussian();
    return new double[] {a * x, b * x + Math.sqrt(covariance.get(1, 1) - b * b) * y};
  }

  private static DMatrixRMaj boltzmann() {
    DMatrixRMaj v = new DMatrixRMaj(2, 2);
    CommonOps_DDRM.invert(H, v);
    CommonOps_DDRM.scale(KT, v);
    return v;
  }

  private interface Pair {
    double of(Walk walk, int i, int j);
  }

  /** |mean − expected| < 4.5 standard errors: of 136 means one is beyond once in 1,000 runs. */
  private static double compare(Walk[] walks, Pair pair, DMatrixRMaj expected, String what) {
    double largest = 0;
    for (int i = 0; i < 2; i++) {
      for (int j = 0; j < 2; j++) {
        double sum = 0;
        double squares = 0;
        for (Walk walk : walks) {
          double value = pair.of(walk, i, j);
          sum += value / WALKS;
          squares += value * value / WALKS;
        }
        double error = Math.sqrt((squares - sum * sum) / WALKS);
        assertThat(Math.abs(sum - expected.get(i, j)))
            .as("%s %d,%d: %s, expected %s ± %s", what, i, j, sum, expected.get(i, j), error)
            .isLessThan(4.5 * error);
        largest = Math.max(largest, Math.abs(expected.get(i, j)) / error);
      }
    }
    return largest;
  }

  @Test
  void errorsAndPathHangTogetherAsTheFilterSaysAndBoltzmannsLawIsKept() {
    RelaxationSpectrum spectrum = RelaxationSpectrum.of(H, ZETA, 0, DenseAlgebra.REPRODUCIBLE);
    ForceErrorPath path = new ForceErrorPath(spectrum, ZETA, Propagator.EXPONENTIAL, DT);
    Random random = new Random(5);
    DMatrixRMaj equilibrium = boltzmann();
    Walk[] walks = new Walk[WALKS];
    for (int w = 0; w < WALKS; w++) {
      walks[w] = new Walk(correlated(equilibrium, random));
    }
    ForceErrors errors = ForceErrors.ofMeasurement(NOISE);
    DMatrixRMaj cross = null;
    double smallest = Double.POSITIVE_INFINITY;
    for (int step = 0; step < STEPS; step++) {
      if (step > 0) {
        DMatrixRMaj before = errors.carried().copy();
        before.add(0, 0, GROWTH[0]);
        before.add(1, 1, GROWTH[1]);
        errors = ForceErrors.after(before, cross, SCATTER, NOISE, GAIN, CARRIED_GAIN);
      }
      for (Walk walk : walks) {
        measure(walk, step == 0, random);
      }
      compare(walks, (x, i, j) -> x.q[i] * x.q[j], equilibrium, "q q, step " + step);
      compare(walks, (x, i, j) -> x.estimate[i] * x.estimate[j], errors.estimate(), "e e");
      compare(walks, (x, i, j) -> x.carried[i] * x.carried[j], errors.carried(), "e' e'");
      compare(walks, (x, i, j) -> x.estimate[i] * x.carried[j], errors.between(), "e e'");
      double seen =
          compare(walks, (x, i, j) -> x.q[i] * x.estimate[j], errors.estimateCross(), "q e");
      smallest = step > 0 ? Math.min(smallest, seen) : smallest;
      LangevinStep langevin =
          new LangevinStep(
              spectrum,
              Propagator.EXPONENTIAL,
              DT,
              KT,
              path.equivalentNoise(errors.estimate(), errors.estimateCross()));
      assertThat(langevin.isCompensated()).isTrue();
      for (Walk walk : walks) {
        double[] force = new double[2];
        for (int i = 0; i < 2; i++) {
          force[i] = walk.estimate[i] - H.get(i, 0) * walk.q[0] - H.get(i, 1) * walk.q[1];
        }
        double[] change =
            langevin.advance(force, new double[] {random.nextGaussian(), random.nextGaussian()});
        walk.q[0] += change[0];
        walk.q[1] += change[1];
      }
      cross = path.moved(errors.between(), errors.carriedCross());
    }
    // The covariance of path and error is far from 0: without it the test would fail.
    assertThat(smallest).isGreaterThan(20);
  }

  private static void measure(Walk walk, boolean first, Random random) {
    double[] noise = correlated(NOISE, random);
    for (int i = 0; i < 2; i++) {
      double e = walk.carried[i];
      double w = Math.sqrt(SCATTER[i]) * random.nextGaussian();
      if (first) {
        walk.carried[i] = noise[i];
        walk.estimate[i] = noise[i];
      } else {
        e += Math.sqrt(GROWTH[i]) * random.nextGaussian();
        walk.estimate[i] = (1 - GAIN[i]) * (e - w) + GAIN[i] * noise[i];
        walk.carried[i] = (1 - CARRIED_GAIN[i]) * e + CARRIED_GAIN[i] * (w + noise[i]);
      }
    }
  }
}
