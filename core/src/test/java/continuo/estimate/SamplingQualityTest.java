package continuo.estimate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import continuo.burst.ChainSums;
import continuo.burst.PatchPartial;
import continuo.known.Coverage;
import continuo.known.Matrices;
import continuo.known.ZScores;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Verdicts on the sampling of first-order autoregressive forces of unit variance. */
class SamplingQualityTest {
  private static final double WINDOW = 0.5;

  /** x₊₁ = a x + √(1 − a²) ξ, stationary, [replica][row][sample]. */
  private static double[][][] series(long seed, double a, int replicas, int samples) {
    double[] xi = Matrices.normal(seed, replicas * 3 * samples);
    double[][][] f = new double[replicas][3][samples];
    for (int r = 0; r < replicas; r++) {
      for (int row = 0; row < 3; row++) {
        for (int k = 0; k < samples; k++) {
          double fresh = xi[(r * 3 + row) * samples + k];
          f[r][row][k] = k == 0 ? fresh : a * f[r][row][k - 1] + Math.sqrt(1 - a * a) * fresh;
        }
      }
    }
    return f;
  }

  /** Samples from…to of every replica, as one burst of one block. */
  private static EnsembleMoments burst(double[][][] f, int from, int to) {
    PatchPartial p = Sums.partial(0, 3, f.length, to - from, WINDOW);
    p.chains = chains(f, 0, f.length, from, to);
    for (double[][] replica : f) {
      for (int row = 0; row < 3; row++) {
        for (int k = from; k < to; k++) {
          p.forceSum[row] += replica[row][k] / (to - from);
          p.variance[row] += replica[row][k] * replica[row][k];
        }
      }
    }
    return Sums.moments(p);
  }

  private static ChainSums chains(
      double[][][] f, int firstReplica, int lastReplica, int from, int to) {
    ChainSums chains = new ChainSums(3, to - from, to - from);
    for (int r = firstReplica; r < lastReplica; r++) {
      chains.begin();
      for (int row = 0; row < 3; row++) {
        chains.add(row, Arrays.copyOfRange(f[r][row], from, to));
      }
    }
    return chains;
  }

  /** S(0) = w (1 + a)/(1 − a) on the diagonal. */
  private static FrictionMemory memory(double a) {
    double[] s = new double[9];
    for (int row = 0; row < 3; row++) {
      s[4 * row] = WINDOW * (1 + a) / (1 - a);
    }
    return FrictionMemory.empty(1).plus(Sums.spectral(s, 1));
  }

  private static SamplingQuality quality(double[][][] f, double a) {
    return SamplingQuality.of(burst(f, 0, f[0][0].length), memory(a), WINDOW);
  }

  /** Variance of the mean of n samples. */
  private static double ofMean(double a, int n) {
    double sum = 1;
    for (int k = 1; k < n; k++) {
      sum += 2 * (1 - (double) k / n) * Math.pow(a, k);
    }
    return sum / n;
  }

  @ParameterizedTest
  @CsvSource({"0, 40, 0", "0.8, 40, 0", "0.95, 40, 0", "0.8, 200, 0", "0.5, 100, 1"})
  void timeAgainstEnsembleAveragesIsAsExpected(double a, int samples, double offset) {
    // Replicas that stand at levels of their own, standard deviation `offset`, each for ever.
    int n = samples / 2;
    double within = n / (n - 1.0) * (1 - ofMean(a, n));
    double exact = (n - 1.0) / n + (ofMean(a, n) + offset * offset) / within;
    int repetitions = 100;
    int replicas = 100;
    double mean = 0;
    double sum2 = 0;
    for (int repetition = 0; repetition < repetitions; repetition++) {
      double[][][] f = series(repetition, a, replicas, samples);
      double[] levels = Matrices.normal(5000 + repetition, 3 * replicas);
      for (int r = 0; r < replicas; r++) {
        for (int row = 0; row < 3; row++) {
          for (int k = 0; k < samples; k++) {
            f[r][row][k] += offset * levels[3 * r + row];
          }
        }
      }
      double r2 = Math.pow(quality(f, a).rHat()[0], 2);
      mean += r2 / repetitions;
      sum2 += r2 * r2;
    }
    double variance = (sum2 - repetitions * mean * mean) / (repetitions - 1);
    ZScores z = new ZScores("R̂²");
    z.add("a = " + a, mean, exact, Math.sqrt(variance / repetitions));
    z.assertNoneTooFar();
    if (offset > 0) {
      assertThat(Math.sqrt(mean)).isGreaterThan(1.3);
    }
  }

  @ParameterizedTest
  @CsvSource({"0, 40, 1", "0.8, 40, 1", "0.95, 40, 1", "0.8, 40, 3", "0.9, 60, 4"})
  void errorsFromBlocksAndReplicasCover(double a, int samples, int rounds) {
    int replicas = 16;
    Coverage coverage = new Coverage("mean force, a = " + a, replicas - 1);
    for (int repetition = 0; repetition < 400; repetition++) {
      double[][][] f = series(repetition, a, replicas, samples * rounds);
      EnsembleMoments moments = burst(f, 0, samples);
      for (int round = 1; round < rounds; round++) {
        moments = moments.plus(burst(f, round * samples, (round + 1) * samples));
      }
      SamplingQuality quality = SamplingQuality.of(moments, memory(a), WINDOW);
      coverage.add(moments.meanForce()[0], 0, quality.blockError()[0]);
    }
    coverage.assertCovers();
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 0.5, 0.9})
  void theCorrelationTimeIsThatOfTheSeries(double a) {
    // Σ over the whole line of aᵏ, halved: w (1 + a)/(1 − a)/2.
    SamplingQuality quality = quality(series(3, a, 400, 100), a);
    double exact = 0.5 * WINDOW * (1 + a) / (1 - a);
    assertThat(quality.correlationTime()[0]).isCloseTo(exact, within(0.2 * exact));
  }

  @ParameterizedTest
  @CsvSource({"0, 40", "0.8, 40", "0.8, 160", "0.95, 160"})
  void stationarySamplesHaveNoBurnIn(double a, int samples) {
    int removed = 0;
    for (int repetition = 0; repetition < 300; repetition++) {
      removed += quality(series(repetition, a, 32, samples), a).burnIn()[0] > 0 ? 1 : 0;
    }
    // A departure of more than 3 standard errors on three axes together at one of 8 places.
    assertThat(removed).isLessThan(15);
  }

  @ParameterizedTest
  @CsvSource({"1, 10, 80", "0.7, 20, 160", "3, 5, 160", "1, 20, 160"})
  void removingTheBurnInMakesTheMeanBetter(double amplitude, double decay, int samples) {
    double a = 0.5;
    int repetitions = 200;
    int found = 0;
    double before = 0;
    double after = 0;
    for (int repetition = 0; repetition < repetitions; repetition++) {
      double[][][] f = series(repetition, a, 64, samples);
      for (double[][] replica : f) {
        for (double[] row : replica) {
          for (int k = 0; k < samples; k++) {
            row[k] += amplitude * Math.exp(-k / decay);
          }
        }
      }
      double burnIn = quality(f, a).burnIn()[0];
      found += burnIn > 0 ? 1 : 0;
      before += Math.pow(meanFrom(f, 0), 2) / repetitions;
      after += Math.pow(meanFrom(f, (int) Math.round(burnIn / WINDOW)), 2) / repetitions;
    }
    assertThat(found).isGreaterThan(repetitions * 9 / 10);
    assertThat(after).isLessThan(0.5 * before);
  }

  private static double meanFrom(double[][][] f, int from) {
    double sum = 0;
    for (double[][] replica : f) {
      for (int k = from; k < replica[0].length; k++) {
        sum += replica[0][k];
      }
    }
    return sum / f.length / (f[0][0].length - from);
  }

  @Test
  void nothingDependsOnTheBlocks() {
    double[][][] f = series(1, 0.7, 12, 40);
    PatchPartial[] partials = new PatchPartial[4];
    for (int block = 0; block < 4; block++) {
      partials[block] = Sums.partial(block, 3, 3, 40, WINDOW);
      partials[block].chains = chains(f, 3 * block, 3 * block + 3, 0, 40);
    }
    PatchPartial whole = Sums.partial(0, 3, 12, 40, WINDOW);
    whole.chains = chains(f, 0, 12, 0, 40);
    SamplingQuality cut = SamplingQuality.of(Sums.moments(partials), memory(0.7), WINDOW);
    SamplingQuality one = SamplingQuality.of(Sums.moments(whole), memory(0.7), WINDOW);
    assertThat(cut.rHat()[0]).isCloseTo(one.rHat()[0], within(1e-12));
    assertThat(cut.burnIn()[0]).isEqualTo(one.burnIn()[0]);
    for (int row = 0; row < 3; row++) {
      assertThat(cut.blockError()[row]).isCloseTo(one.blockError()[row], within(1e-12));
    }
  }

  @Test
  void whatRoundingLeavesOfAForceIsNoFluctuation() {
    double[][][] f = series(2, 0.5, 8, 20);
    for (double[][] replica : f) {
      for (double[] row : replica) {
        for (int k = 0; k < row.length; k++) {
          row[k] = 1234.5 + 1e-12 * row[k];
        }
      }
    }
    SamplingQuality quality = quality(f, 0.5);
    assertThat(quality.rHat()[0]).isBetween(0.9, 1.0);
    assertThat(quality.blockError()).containsExactly(0, 0, 0);
  }

  @Test
  void forcesThatDoNotFluctuateAreFine() {
    double[][][] f = new double[4][3][20];
    for (double[][] replica : f) {
      for (double[] row : replica) {
        Arrays.fill(row, 2.5);
      }
    }
    FrictionMemory none = FrictionMemory.empty(1).plus(Sums.spectral(new double[9], 1));
    SamplingQuality quality = SamplingQuality.of(burst(f, 0, 20), none, WINDOW);
    assertThat(quality.rHat()).containsExactly(1);
    assertThat(quality.burnIn()).containsExactly(0);
    assertThat(quality.blockError()).containsExactly(0, 0, 0);
  }
}
