package continuo.orderparam;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import continuo.error.InputException;
import continuo.structure.Box;
import continuo.structure.Composite;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class FourierBasisTest {
  private static final Composite CELL = Bodies.random(new Box(5, 5, 5), 300, 1);

  private static FourierBasis fourier(double cutoff, ScalingLaw law, int patches) {
    return new FourierBasis(cutoff, 1, law, patches, 1e-8);
  }

  @ParameterizedTest
  @CsvSource({"1, 3", "2, 9", "3, 13", "4, 16", "5, 28", "6, 40", "8, 46", "9, 61"})
  void halfOfTheLatticePointsInASphereAreWavevectors(int n2, int half) {
    // Points of the cubic lattice with 0 < n² ≤ n2: 6, 18, 26, 32, 56, 80, 92, 122.
    double cutoff = 2 * Math.PI * Math.sqrt(n2) / 5;
    List<double[]> k = WavevectorLattice.halfSphere(new Box(5, 5, 5), cutoff);
    assertThat(k).hasSize(half);
    for (double[] one : k) {
      assertThat(WavevectorLattice.length(one)).isLessThanOrEqualTo(cutoff * (1 + 1e-12));
      for (double[] other : k) {
        boolean opposite = one[0] == -other[0] && one[1] == -other[1] && one[2] == -other[2];
        assertThat(opposite).isFalse();
      }
    }
  }

  @Test
  void wavevectorsOfALongBoxFollowItsEdges() {
    List<double[]> k = WavevectorLattice.halfSphere(new Box(10, 2, 2), 2 * Math.PI * 0.35);
    assertThat(k).hasSize(3);
    for (int n = 1; n <= 3; n++) {
      assertThat(k.get(n - 1))
          .usingComparatorWithPrecision(1e-12)
          .containsExactly(2 * Math.PI * n / 10, 0, 0);
    }
  }

  /** k·(cell vector) is a multiple of 2π, each triple of multiples once, and none is missing. */
  @Test
  void wavevectorsOfATiltedCellAreItsReciprocalLattice() {
    Box cell = new Box(5, 4, 3, 2.4, -2.2, 1.7);
    double cutoff = 7;
    List<double[]> k = WavevectorLattice.halfSphere(cell, cutoff);
    Set<List<Long>> seen = new HashSet<>();
    for (double[] one : k) {
      List<Long> n = new ArrayList<>();
      for (int v = 0; v < 3; v++) {
        double turns = 0;
        for (int axis = 0; axis < 3; axis++) {
          turns += one[axis] * cell.component(v, axis) / (2 * Math.PI);
        }
        assertThat(turns).isCloseTo(Math.rint(turns), within(1e-12));
        n.add(Math.round(turns));
      }
      assertThat(seen.add(n)).isTrue();
      assertThat(seen).doesNotContain(n.stream().map(t -> -t).toList());
    }
    int expected = 0;
    for (int a = -9; a <= 9; a++) {
      for (int b = -9; b <= 9; b++) {
        for (int c = -9; c <= 9; c++) {
          double x = 2 * Math.PI * a / 5;
          double y = (2 * Math.PI * b - 2.4 * x) / 4;
          double z = (2 * Math.PI * c + 2.2 * x - 1.7 * y) / 3;
          expected += x * x + y * y + z * z <= cutoff * cutoff ? 1 : 0;
        }
      }
    }
    assertThat(2 * k.size() + 1).isEqualTo(expected);
  }

  @Test
  void aPeriodicCellHasTheConstantAndAFreeBodyAlsoTheAffineFunctions() {
    OrderParameterBasis cell = fourier(1.3, ScalingLaw.NATURAL, 1).build(CELL);
    assertThat(cell.nFunctions()).isEqualTo(1 + 2 * 3);
    OrderParameterBasis free =
        fourier(1.3, ScalingLaw.NATURAL, 1).build(Bodies.random(Box.FREE, 60, 2));
    assertThat(free.function(0).family()).isEqualTo(BasisFunction.Family.CONSTANT);
    for (int a = 1; a < 4; a++) {
      assertThat(free.function(a).family()).isEqualTo(BasisFunction.Family.AFFINE);
    }
    assertThat(free.function(4).family()).isEqualTo(BasisFunction.Family.FOURIER);
  }

  @Test
  void naturalMassesAreTheOverlapsOfThePlainFunctions() {
    Composite body = Bodies.random(Box.FREE, 60, 3);
    OrderParameterBasis basis = fourier(2.1, ScalingLaw.NATURAL, 1).build(body);
    assertThat(basis.effectiveMass(0)).isCloseTo(body.totalMass(), within(1e-10));
    for (int a = 0; a < basis.nFunctions(); a++) {
      // scale · U is the plain function, here cos or sin from the centre of mass, never beyond 1.
      double sum = 0;
      for (int i = 0; i < body.nAtoms(); i++) {
        double u = basis.scale(a) * basis.functionsAtAtoms()[i * basis.nFunctions() + a];
        assertThat(Math.abs(u)).isLessThan(2);
        sum += body.mass(i) * u * u;
      }
      assertThat(sum).isCloseTo(basis.effectiveMass(a), within(1e-10 * sum));
    }
  }

  @Test
  void inverseCubeRunsFromTheWholeMassToThatOfAComponent() {
    Composite body = Bodies.random(new Box(5, 6, 7), 100, 4);
    double smallest = 2 * Math.PI / 7;
    double cutoff = 3 * smallest;
    OrderParameterBasis basis = fourier(cutoff, ScalingLaw.INVERSE_CUBE, 3).build(body);
    double component = body.totalMass() / body.nComponents();
    for (int a = 0; a < basis.nFunctions(); a++) {
      double k = basis.function(a).k();
      double mu = basis.effectiveMass(a);
      if (k <= smallest * (1 + 1e-9)) {
        assertThat(mu).isCloseTo(body.totalMass(), within(1e-9 * mu));
      } else if (k > cutoff * (1 - 1e-9)) {
        assertThat(mu).isCloseTo(component, within(1e-9 * mu));
      }
      // μ = A + B k⁻³ with the two ends fixed.
      double x =
          (Math.pow(Math.max(k, smallest), -3) - Math.pow(cutoff, -3))
              / (Math.pow(smallest, -3) - Math.pow(cutoff, -3));
      assertThat(mu)
          .isCloseTo(
              component + x * (body.totalMass() - component), within(1e-9 * body.totalMass()));
    }
    assertThat(basis.function(basis.nFunctions() - 1).k()).isCloseTo(cutoff, within(1e-9));
  }

  @Test
  void theExponentialLawIsLinearInTheInverseWavenumberBetweenTheSameMasses() {
    Composite body = Bodies.random(new Box(5, 6, 7), 100, 4);
    double smallest = 2 * Math.PI / 7;
    double cutoff = 3 * smallest;
    OrderParameterBasis basis = fourier(cutoff, ScalingLaw.EXPONENTIAL, 3).build(body);
    double ratio = body.nComponents();
    // ω = ω_1 ε^{k_c/k}: ω(k_min)/ω(k_c) = m_c/M = ε^{k_c/k_min − 1} = ε².
    double epsilon = Math.sqrt(1 / ratio);
    double first = ratio / body.totalMass() / epsilon;
    for (int a = 1; a < basis.nFunctions(); a++) {
      double omega = first * Math.pow(epsilon, cutoff / basis.function(a).k());
      assertThat(1 / basis.effectiveMass(a)).isCloseTo(omega, within(1e-9 * omega));
    }
  }

  @Test
  void oneComponentFallsToTheMeanMassOfAnAtom() {
    Composite crystal = Bodies.crystal(8, 1, 1);
    double cutoff = 2 * Math.PI * 2 / 8;
    OrderParameterBasis basis = fourier(cutoff, ScalingLaw.INVERSE_CUBE, 1).build(crystal);
    assertThat(basis.effectiveMass(basis.nFunctions() - 1)).isCloseTo(1, within(1e-12));
  }

  @ParameterizedTest
  @EnumSource(ScalingLaw.class)
  void aSingleShellHasTheWholeMass(ScalingLaw law) {
    OrderParameterBasis basis = fourier(2 * Math.PI / 8, law, 1).build(Bodies.crystal(8, 1, 1));
    assertThat(basis.effectiveMass(0)).isCloseTo(8, within(1e-12));
    assertThat(basis.effectiveMass(1)).isCloseTo(law == ScalingLaw.NATURAL ? 4 : 8, within(1e-12));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 5, 8, 28, 400})
  void patchesCutTheFunctionsIntoContiguousPartsAndSplitNoWavevector(int wanted) {
    OrderParameterBasis basis =
        fourier(2 * Math.PI * Math.sqrt(5.0) / 5, ScalingLaw.NATURAL, wanted).build(CELL);
    assertThat(basis.nPatches()).isEqualTo(Math.min(wanted, 28));
    assertThat(basis.patchStart(0)).isZero();
    assertThat(basis.patchStart(basis.nPatches())).isEqualTo(basis.nFunctions());
    int smallest = Integer.MAX_VALUE;
    int largest = 0;
    for (int p = 0; p < basis.nPatches(); p++) {
      int first = basis.patchStart(p);
      int last = basis.patchStart(p + 1) - 1;
      assertThat(last).isGreaterThanOrEqualTo(first);
      for (int a = first; a <= last; a++) {
        assertThat(basis.patchOf(a)).isEqualTo(p);
      }
      assertThat(basis.function(last).part()).isEqualTo(BasisFunction.Part.SIN);
      if (p > 0) {
        assertThat(basis.function(first).part()).isEqualTo(BasisFunction.Part.COS);
        assertThat(basis.smallestWavenumber(p))
            .isGreaterThanOrEqualTo(basis.smallestWavenumber(p - 1) - 1e-12);
      } else {
        assertThat(basis.smallestWavenumber(p)).isZero();
      }
      int fourier = last - first + 1 - (p == 0 ? 1 : 0);
      smallest = Math.min(smallest, fourier);
      largest = Math.max(largest, fourier);
    }
    assertThat(largest - smallest).isLessThanOrEqualTo(2);
  }

  @Test
  void anEmptyBasisIsRefusedWithTheSmallestWavevector() {
    assertThatThrownBy(() -> fourier(1.2, ScalingLaw.NATURAL, 1).build(CELL))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("`order-parameters.cutoff` 1.20000 1/nm")
        .hasMessageContaining("empty")
        .hasMessageContaining("1.25664");
  }

  @Test
  void aCutoffBeyondTheDistanceOfNeighboursIsRefused() {
    assertThatThrownBy(() -> fourier(6.4, ScalingLaw.NATURAL, 1).build(Bodies.crystal(8, 8, 8)))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("6.40000 1/nm")
        .hasMessageContaining("6.28319");
  }

  @Test
  void asManyFunctionsAsAtomsAreRefused() {
    assertThatThrownBy(() -> fourier(3.6, ScalingLaw.NATURAL, 1).build(Bodies.crystal(4, 2, 1)))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("basis functions for 8 atoms");
  }

  @Test
  void aFlatFreeBodyIsRefused() {
    double[] r = {0, 0, 0, 1, 0, 0, 0, 1, 0, 1, 1, 0};
    Composite flat = Bodies.of(Box.FREE, new double[] {1, 1, 1, 1}, r, new int[4]);
    assertThatThrownBy(() -> fourier(7, ScalingLaw.NATURAL, 1).build(flat))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("no extent along axis z");
  }
}
