package continuo.estimate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import continuo.burst.PatchPartial;
import continuo.known.Matrices;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PatchSumsTest {

  private static PatchPartial random(int block, int replicas, int samples) {
    PatchPartial p = Sums.partial(block, 3, replicas, samples, 0.5);
    p.forceSum = Matrices.normal(block + 100L, 3);
    p.termCount = 5 + block;
    p.terms = Matrices.normal(block + 200L, 3 * p.termCount);
    p.variance = Matrices.normal(block + 300L, 3);
    p.lagged = Matrices.normal(block + 400L, 3 * (samples / 2 + 1));
    p.scalars.count = block;
    p.scalars.potentialEnergy = Matrices.normal(block + 500L, 1)[0];
    p.scalars.steps = 10 * block;
    return p;
  }

  @Test
  void theOrderOfTheBlocksLeavesNoTrace() {
    List<PatchPartial> partials = new ArrayList<>();
    for (int block = 0; block < 40; block++) {
      partials.add(random(block, 3, 10));
    }
    PatchSums sums = PatchSums.of(partials);
    Collections.shuffle(partials, new Random(1));
    PatchSums shuffled = PatchSums.of(partials);
    assertThat(shuffled.weightedForce).containsExactly(sums.weightedForce);
    assertThat(shuffled.spectral).containsExactly(sums.spectral);
    assertThat(shuffled.variance).containsExactly(sums.variance);
    assertThat(shuffled.lagged).containsExactly(sums.lagged);
    assertThat(shuffled.scalars.potentialEnergy).isEqualTo(sums.scalars.potentialEnergy);
  }

  @Test
  void addingUpLeavesThePartialsAlone() {
    PatchPartial first = random(0, 2, 8);
    double energy = first.scalars.potentialEnergy;
    double[] force = first.forceSum.clone();
    PatchSums.of(List.of(first, random(1, 2, 8)));
    assertThat(first.scalars.potentialEnergy).isEqualTo(energy);
    assertThat(first.forceSum).containsExactly(force);
  }

  @Test
  void aBlockMeasuredTwiceIsRefused() {
    assertThatThrownBy(() -> PatchSums.of(List.of(random(3, 1, 8), random(3, 1, 8))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("Block 3");
  }

  @Test
  void burstsOfDifferentLengthsWeighByTheirSampledTime() {
    PatchPartial longer = random(0, 2, 20);
    PatchPartial shorter = random(1, 3, 8);
    for (List<PatchPartial> order : List.of(List.of(longer, shorter), List.of(shorter, longer))) {
      EnsembleMoments moments = new EnsembleMoments(List.of(PatchSums.of(order)));
      assertThat(moments.time()).isCloseTo(2 * 10 + 3 * 4, within(1e-12));
      assertThat(moments.replicas()).isEqualTo(5);
      assertThat(moments.terms()).isEqualTo(5 + 6);
      // Lags that both have; each with its own number of terms.
      assertThat(moments.lags()).isEqualTo(5);
      FrictionMemory none = FrictionMemory.empty(1).plus(Sums.spectral(new double[9], 1));
      for (int row = 0; row < 3; row++) {
        double force = (10 * longer.forceSum[row] + 4 * shorter.forceSum[row]) / 32;
        assertThat(moments.meanForce()[row]).isCloseTo(force, within(1e-12));
        for (int lag = 0; lag < 5; lag++) {
          assertThat(moments.correlationTerms(lag)).isEqualTo(2 * (20 - lag) + 3 * (8 - lag));
          assertThat(moments.correlation(row, lag, none))
              .isCloseTo(
                  (longer.lagged[3 * lag + row] + shorter.lagged[3 * lag + row])
                      / moments.correlationTerms(lag),
                  within(1e-12));
        }
        assertThat(moments.variance(none)[row])
            .isCloseTo((longer.variance[row] + shorter.variance[row]) / (40 + 24), within(1e-12));
      }
      assertThat(moments.scalars().steps).isEqualTo(10);
    }
  }

  @Test
  void everyBurstGivesBackWhatItsMeanTook() {
    // Two blocks in two rounds: four means over 3 replicas × 4 ps each, S(0) = 6.
    EnsembleMoments one = Sums.moments(random(0, 3, 8), random(1, 3, 8));
    EnsembleMoments two = one.plus(one);
    double[] s = new double[9];
    java.util.Arrays.fill(s, 6);
    FrictionMemory memory = FrictionMemory.empty(1).plus(Sums.spectral(s, 1));
    FrictionMemory none = FrictionMemory.empty(1).plus(Sums.spectral(new double[9], 1));
    for (EnsembleMoments moments : List.of(one, two)) {
      assertThat(moments.variance(memory)[1] - moments.variance(none)[1])
          .isCloseTo(6.0 / 12, within(1e-12));
      assertThat(moments.correlation(1, 2, memory) - moments.correlation(1, 2, none))
          .isCloseTo(6.0 / 12, within(1e-12));
    }
    assertThat(two.time()).isCloseTo(2 * one.time(), within(1e-12));
    assertThat(two.terms()).isEqualTo(2 * one.terms());
    assertThat(two.replicas()).isEqualTo(one.replicas());
    assertThat(two.meanForce())
        .usingComparatorWithPrecision(1e-12)
        .containsExactly(one.meanForce());
    assertThat(two.scalars().steps).isEqualTo(2 * one.scalars().steps);
  }

  @Test
  void patchesFillBothTriangles() {
    // Rows 0–2 with all six columns, rows 3–5 with the last three.
    PatchPartial first = Sums.partial(0, 3, 1, 8, 1);
    first.terms = new double[6];
    first.scalars.count = 1;
    PatchPartial second = Sums.partial(0, 3, 1, 8, 1);
    second.patch = 1;
    second.scalars = null;
    PatchSums above = PatchSums.of(List.of(first));
    java.util.Arrays.setAll(above.spectral, k -> k + 1.0);
    PatchSums below = PatchSums.of(List.of(second));
    java.util.Arrays.setAll(below.spectral, k -> 100.0 + k);
    EnsembleMoments moments = new EnsembleMoments(List.of(above, below));
    double[] s = moments.spectralSum();
    assertThat(moments.rows()).isEqualTo(6);
    for (int r = 0; r < 6; r++) {
      for (int c = r; c < 6; c++) {
        double wanted = r < 3 ? 6 * r + c + 1 : 100 + 3 * (r - 3) + c - 3;
        // Below the diagonal inside a patch the mirrored value wins; both are equal in real sums.
        if (r < 3 == c < 3 && r != c) {
          assertThat(s[r * 6 + c]).isEqualTo(s[c * 6 + r]);
        } else {
          assertThat(s[r * 6 + c]).isEqualTo(wanted);
          assertThat(s[c * 6 + r]).isEqualTo(wanted);
        }
      }
    }
  }

  @Test
  void theOuterProductsOfAllTermsAreSummed() {
    // Rows of the patch are the first three of five columns.
    PatchPartial one = Sums.partial(0, 3, 1, 8, 1);
    PatchPartial two = Sums.partial(1, 3, 1, 8, 1);
    one.termCount = 2;
    one.terms = new double[] {1, 2, 3, 4, 5, -1, 0, 2, 0, 7};
    two.terms = new double[] {0, 1, 1, 10, 0};
    PatchSums sums = PatchSums.of(List.of(two, one));
    assertThat(sums.spectralTerms).isEqualTo(3);
    assertThat(sums.spectral).containsExactly(2, 2, 1, 4, -2, 2, 5, 7, 18, 10, 1, 7, 14, 22, 29);
  }

  @Test
  void blocksThatMeasuredOtherColumnsOfTheStiffnessFillTheirs() {
    PatchPartial one = Sums.partial(0, 1, 1, 8, 1);
    PatchPartial two = Sums.partial(1, 1, 1, 8, 1);
    one.components = 4;
    two.components = 4;
    one.stiffnessColumns = new int[] {0, 2};
    one.stiffness = new double[] {5, 6};
    two.stiffnessColumns = new int[] {2, 3};
    two.stiffness = new double[] {8, 9};
    PatchSums sums = PatchSums.of(List.of(one, two));
    assertThat(sums.stiffness).containsExactly(5, 0, 14, 9);
    assertThat(sums.stiffnessSquared).containsExactly(25, 0, 100, 81);
    assertThat(sums.stiffnessTerms).containsExactly(1, 0, 2, 1);
  }

  @Test
  void aMissingPatchIsRefused() {
    PatchPartial second = random(0, 1, 8);
    second.patch = 1;
    List<PatchSums> sums = List.of(PatchSums.of(List.of(second)));
    assertThatThrownBy(() -> new EnsembleMoments(sums))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("Patch 0");
  }
}
