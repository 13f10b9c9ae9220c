package continuo.estimate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Paths on which the force is known: as the baseline says, and with a part that it misses. */
class ThermalForceFilterTest {
  private static final int N = 90;
  private static final int STEPS = 60;
  private static final int BURN_IN = 15;

  private static DMatrixRMaj diagonal(int n, double first, double step) {
    DMatrixRMaj a = new DMatrixRMaj(n, n);
    for (int i = 0; i < n; i++) {
      int function = i / 3;
      a.set(i, i, first + step * function);
    }
    return a;
  }

  private static double[] randomVector(Random random, int n, double width) {
    double[] v = new double[n];
    for (int i = 0; i < n; i++) {
      v[i] = width * random.nextGaussian();
    }
    return v;
  }

  /** What came out of many paths. */
  private record Outcome(double coverage, double gain) {}

  /**
   * A walk q in a well with f_i = −q_i − c sin 2q_i, of which the baseline knows −q_i, measured
   * with noise of variance r_i.
   */
  private static Outcome walk(int n, double curvature, int paths, long seed) {
    Random random = new Random(seed);
    DMatrixRMaj noise = diagonal(n, 1, 0.09);
    double inside = 0;
    double count = 0;
    double raw2 = 0;
    double filtered2 = 0;
    for (int path = 0; path < paths; path++) {
      ThermalForceFilter filter = ThermalForceFilter.empty(20, n);
      double[] q = randomVector(random, n, 1);
      for (int step = 0; step < STEPS; step++) {
        double[] force = new double[n];
        double[] measured = new double[n];
        double[] baseline = new double[n];
        for (int i = 0; i < n; i++) {
          baseline[i] = -q[i];
          force[i] = -q[i] - curvature * StrictMath.sin(2 * q[i]);
          measured[i] = force[i] + Math.sqrt(noise.get(i, i)) * random.nextGaussian();
        }
        filter = filter.plus(measured, noise, baseline);
        for (int i = 0; step >= BURN_IN && i < n; i++) {
          double e = filter.force()[i] - force[i];
          double se = Math.sqrt(filter.errors().estimate().get(i, i));
          inside += Math.abs(e) < 1.96 * se ? 1 : 0;
          filtered2 += e * e;
          raw2 += Math.pow(measured[i] - force[i], 2);
          count++;
        }
        double[] change = randomVector(random, n, 0.4);
        for (int i = 0; i < n; i++) {
          change[i] -= 0.3 * q[i];
          q[i] += change[i];
        }
        filter = filter.moved(change, new DMatrixRMaj(n, n));
      }
    }
    return new Outcome(inside / count, raw2 / filtered2);
  }

  /**
   * Few coordinates or many, a missed part from nothing to ten times the noise: at least 92 % are
   * within their intervals. Where the missed part is noticeable, at most 98 %; where there is none
   * the filter leaves room for what it could not have noticed yet, and the intervals are wider.
   */
  @ParameterizedTest
  @CsvSource({
    "3, 0, 1, 15", "3, 0.2, 1, 10", "3, 1, 0.98, 2", "3, 3, 0.98, 1.2", "3, 10, 0.98, 1",
    "6, 0, 1, 15", "6, 0.2, 0.985, 10", "6, 1, 0.98, 2", "6, 3, 0.98, 1.2", "6, 10, 0.98, 1",
    "90, 0, 0.985, 20", "90, 0.2, 0.98, 15", "90, 1, 0.98, 4", "90, 3, 0.98, 1.4", "90, 10, 0.98, 1"
  })
  void ninetyFivePercentIntervalsCoverAndTheErrorFalls(
      int n, double curvature, double most, double leastGain) {
    Outcome outcome = walk(n, curvature, 600 / n, 3);
    assertThat(outcome.coverage()).as("%s", outcome).isBetween(0.92, most);
    assertThat(outcome.gain()).as("%s", outcome).isGreaterThan(leastGain);
  }

  @Test
  void aMemoryOfOneStateIsTheMeasurementItself() {
    Random random = new Random(1);
    DMatrixRMaj noise = diagonal(N, 1, 0.09);
    ThermalForceFilter filter = ThermalForceFilter.empty(1, N);
    for (int k = 0; k < 3; k++) {
      double[] measured = randomVector(random, N, 1);
      filter = filter.plus(measured, noise, randomVector(random, N, 1));
      for (int i = 0; i < N; i++) {
        assertThat(filter.force()[i]).isCloseTo(measured[i], within(1e-14));
      }
      assertThat(filter.errors().estimate().data).isEqualTo(noise.data);
      filter = filter.moved(randomVector(random, N, 1), new DMatrixRMaj(N, N));
    }
  }

  /** A function on which no force fluctuates, such as the constant one, is taken as measured. */
  @Test
  void whatHasNoNoiseIsTakenAsMeasured() {
    DMatrixRMaj noise = diagonal(6, 0, 1);
    ThermalForceFilter filter = ThermalForceFilter.empty(20, 6);
    for (int k = 0; k < 4; k++) {
      filter = filter.plus(new double[] {k, k, k, k, k, k}, noise, new double[6]);
      assertThat(filter.force()[0]).isEqualTo(k);
      assertThat(filter.errors().estimate().get(0, 0)).isZero();
      filter = filter.moved(new double[] {1, 0, 0, 0, 0, 0}, new DMatrixRMaj(6, 6));
    }
  }

  /** Turning the body and then measuring is measuring and then turning; a checkpoint keeps all. */
  @Test
  void turnsWithTheBodyAndComesBackFromACheckpoint() {
    Random random = new Random(2);
    double[] turn = {0.6, -0.8, 0, 0.8, 0.6, 0, 0, 0, 1};
    DMatrixRMaj noise = diagonal(N, 1, 0.09);
    ThermalForceFilter filter = ThermalForceFilter.empty(8, N);
    for (int k = 0; k < 3; k++) {
      filter = filter.plus(randomVector(random, N, 1), noise, randomVector(random, N, 1));
      filter = filter.moved(randomVector(random, N, 1), diagonal(N, 0.1, 0.05));
    }
    Map<String, double[]> arrays = new TreeMap<>();
    filter.save(arrays);
    double[] measured = randomVector(random, N, 1);
    double[] baseline = randomVector(random, N, 1);
    ThermalForceFilter after = filter.plus(measured, noise, baseline);
    ThermalForceFilter back =
        ThermalForceFilter.empty(8, N).restored(arrays).plus(measured, noise, baseline);
    assertThat(back.force()).isEqualTo(after.force());
    assertThat(back.errors().estimate().data).isEqualTo(after.errors().estimate().data);
    assertThat(back.errors().estimateCross().data).isEqualTo(after.errors().estimateCross().data);
    ThermalForceFilter turned =
        filter
            .rotated(turn)
            .plus(
                AxisRotation.apply(measured, turn),
                DMatrixRMaj.wrap(N, N, AxisRotation.congruence(noise.data, turn)),
                AxisRotation.apply(baseline, turn));
    double[] expected = AxisRotation.apply(after.force(), turn);
    double[] cross = AxisRotation.congruence(after.errors().estimateCross().data, turn);
    for (int i = 0; i < N; i++) {
      assertThat(turned.force()[i]).isCloseTo(expected[i], within(1e-12));
    }
    for (int c = 0; c < N * N; c++) {
      assertThat(turned.errors().estimateCross().data[c]).isCloseTo(cross[c], within(1e-12));
    }
  }
}
