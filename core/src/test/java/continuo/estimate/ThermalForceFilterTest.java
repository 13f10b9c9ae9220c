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

/** Paths on which the force is known: linear in q, and with a curvature the stiffness misses. */
class ThermalForceFilterTest {
  private static final int N = 90;

  private static DMatrixRMaj diagonal(double first, double step) {
    DMatrixRMaj a = new DMatrixRMaj(N, N);
    for (int i = 0; i < N; i++) {
      a.set(i, i, first + step * i);
    }
    return a;
  }

  private static double[] randomVector(Random random, double width) {
    double[] v = new double[N];
    for (int i = 0; i < N; i++) {
      v[i] = width * random.nextGaussian();
    }
    return v;
  }

  /**
   * A walk q with f_i = −h_i q_i − c sin 2q_i, measured with noise of variance r_i, and a stiffness
   * with a random error of every element.
   */
  private static double[] coverage(double curvature, double error, long seed) {
    Random random = new Random(seed);
    DMatrixRMaj noise = diagonal(1, 0.03);
    double inside = 0;
    double count = 0;
    double raw2 = 0;
    double filtered2 = 0;
    for (int path = 0; path < 8; path++) {
      ThermalForceFilter filter = ThermalForceFilter.empty(40, N);
      double[] q = randomVector(random, 1);
      for (int step = 0; step < 60; step++) {
        DMatrixRMaj h = diagonal(1, 0.02);
        double[] force = new double[N];
        double[] measured = new double[N];
        for (int i = 0; i < N; i++) {
          force[i] = -h.get(i, i) * q[i] - curvature * StrictMath.sin(2 * q[i]);
          measured[i] = force[i] + Math.sqrt(noise.get(i, i)) * random.nextGaussian();
          h.add(i, i, 2 * curvature * StrictMath.cos(2 * q[i]));
          for (int j = 0; j < N; j++) {
            h.add(i, j, error * random.nextGaussian());
          }
        }
        filter = filter.plus(measured, noise, h);
        if (step >= 20) {
          for (int i = 0; i < N; i++) {
            double e = filter.force()[i] - force[i];
            inside += Math.abs(e) < 1.96 * Math.sqrt(filter.covariance().get(i, i)) ? 1 : 0;
            filtered2 += e * e;
            raw2 += Math.pow(measured[i] - force[i], 2);
            count++;
          }
        }
        double[] change = randomVector(random, 0.4);
        for (int i = 0; i < N; i++) {
          change[i] -= 0.3 * q[i];
          q[i] += change[i];
        }
        filter = filter.moved(change, h, new DMatrixRMaj(N, N));
      }
    }
    return new double[] {inside / count, raw2 / filtered2};
  }

  /** 28,800 intervals; those of one path are correlated, which leaves an error below 0.006. */
  @ParameterizedTest
  @CsvSource({"0, 0, 10", "0, 0.1, 1.5", "0.2, 0, 4", "0.2, 0.1, 1.5"})
  void ninetyFivePercentIntervalsCoverAndTheErrorFalls(
      double curvature, double error, double leastGain) {
    double[] result = coverage(curvature, error, 3);
    assertThat(result[0]).as("coverage").isBetween(0.92, 0.98);
    assertThat(result[1])
        .as("variance of the raw over that of the filtered")
        .isGreaterThan(leastGain);
  }

  /** Exact stiffness: the best estimate after k states is the mean of k, its covariance R/k. */
  @Test
  void onALinearForceTheCovarianceIsTheOneOfTheMeanOfAllStates() {
    DMatrixRMaj noise = diagonal(1, 0.03);
    DMatrixRMaj h = diagonal(1, 0.02);
    ThermalForceFilter filter = ThermalForceFilter.empty(1e9, N);
    double[] still = new double[N];
    for (int k = 1; k <= 5; k++) {
      double[] measured = new double[N];
      measured[0] = k;
      filter = filter.plus(measured, noise, h);
      assertThat(filter.force()[0]).isCloseTo(0.5 * (k + 1), within(1e-12));
      assertThat(filter.covariance().get(3, 3)).isCloseTo(noise.get(3, 3) / k, within(1e-12));
      filter = filter.moved(still, h, new DMatrixRMaj(N, N));
    }
  }

  @Test
  void aMemoryOfOneStateIsTheMeasurementItself() {
    Random random = new Random(1);
    DMatrixRMaj noise = diagonal(1, 0.03);
    DMatrixRMaj h = diagonal(1, 0.02);
    ThermalForceFilter filter = ThermalForceFilter.empty(1, N);
    for (int k = 0; k < 3; k++) {
      double[] measured = randomVector(random, 1);
      filter = filter.plus(measured, noise, h);
      for (int i = 0; i < N; i++) {
        assertThat(filter.force()[i]).isCloseTo(measured[i], within(1e-14));
      }
      assertThat(filter.covariance().data).isEqualTo(noise.data);
      filter = filter.moved(randomVector(random, 1), h, new DMatrixRMaj(N, N));
    }
  }

  /** Turning the body and then measuring is measuring and then turning; a checkpoint keeps all. */
  @Test
  void turnsWithTheBodyAndComesBackFromACheckpoint() {
    Random random = new Random(2);
    double[] turn = {0.6, -0.8, 0, 0.8, 0.6, 0, 0, 0, 1};
    DMatrixRMaj noise = diagonal(1, 0.03);
    DMatrixRMaj h = diagonal(2, 0.1);
    ThermalForceFilter filter = ThermalForceFilter.empty(8, N);
    for (int k = 0; k < 3; k++) {
      filter = filter.plus(randomVector(random, 1), noise, h);
      filter = filter.moved(randomVector(random, 1), h, diagonal(0.1, 0.05));
    }
    Map<String, double[]> arrays = new TreeMap<>();
    filter.save(arrays);
    ThermalForceFilter back = ThermalForceFilter.empty(8, N).restored(arrays);
    double[] measured = randomVector(random, 1);
    ThermalForceFilter after = filter.plus(measured, noise, h);
    assertThat(back.plus(measured, noise, h).force()).isEqualTo(after.force());
    assertThat(back.plus(measured, noise, h).covariance().data).isEqualTo(after.covariance().data);
    ThermalForceFilter turned =
        filter
            .rotated(turn)
            .plus(
                AxisRotation.apply(measured, turn),
                DMatrixRMaj.wrap(N, N, AxisRotation.congruence(noise.data, turn)),
                DMatrixRMaj.wrap(N, N, AxisRotation.congruence(h.data, turn)));
    double[] expected = AxisRotation.apply(after.force(), turn);
    double[] expectedCross = AxisRotation.congruence(after.cross().data, turn);
    for (int i = 0; i < N; i++) {
      assertThat(turned.force()[i]).isCloseTo(expected[i], within(1e-12));
    }
    for (int c = 0; c < N * N; c++) {
      assertThat(turned.cross().data[c]).isCloseTo(expectedCross[c], within(1e-12));
    }
  }
}
