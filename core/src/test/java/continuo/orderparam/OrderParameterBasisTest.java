package continuo.orderparam;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import continuo.linalg.DenseAlgebra;
import continuo.structure.Box;
import continuo.structure.Composite;
import java.util.Arrays;
import java.util.stream.Stream;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.apache.commons.rng.simple.RandomSource;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class OrderParameterBasisTest {
  private static final Box CELL = new Box(4, 5, 6);

  static Stream<Composite> bodies() {
    return Stream.of(
        Bodies.random(CELL, 60, 1),
        Bodies.random(Box.FREE, 60, 2),
        Bodies.random(Box.FREE, 17, 3),
        Bodies.crystal(4, 3, 3));
  }

  static OrderParameterBasis basis(Composite composite) {
    return new FourierBasis(2.1, 1, ScalingLaw.NATURAL, 2, 1e-8).build(composite);
  }

  private static double[] displaced(Composite composite, long seed) {
    ZigguratSampler.NormalizedGaussian normal =
        ZigguratSampler.NormalizedGaussian.of(RandomSource.XO_SHI_RO_256_PP.create(seed));
    double[] r = composite.copyReference();
    for (int c = 0; c < r.length; c++) {
      r[c] += normal.sample();
    }
    return r;
  }

  /** Uᵀ m x of the unit-normalised functions, 3M. */
  private static double[] moments(Composite composite, OrderParameterBasis basis, double[] x) {
    int m = basis.nFunctions();
    double[] out = new double[3 * m];
    for (int i = 0; i < composite.nAtoms(); i++) {
      for (int a = 0; a < m; a++) {
        for (int axis = 0; axis < 3; axis++) {
          out[3 * a + axis] +=
              composite.mass(i) * basis.functionsAtAtoms()[i * m + a] * x[3 * i + axis];
        }
      }
    }
    return out;
  }

  @ParameterizedTest
  @MethodSource("bodies")
  void theOrthonormalSetIsOrthonormal(Composite composite) {
    OrderParameterBasis basis = basis(composite);
    double[] u = basis.orthonormalAtAtoms();
    for (int a = 0; a < basis.rank(); a++) {
      for (int b = 0; b < basis.rank(); b++) {
        double sum = 0;
        for (int i = 0; i < composite.nAtoms(); i++) {
          sum += composite.mass(i) * u[i * basis.rank() + a] * u[i * basis.rank() + b];
        }
        assertThat(sum).as("(%d, %d)", a, b).isCloseTo(a == b ? 1 : 0, within(1e-10));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("bodies")
  void theResidualHasNoMomentOfAnyFunction(Composite composite) {
    OrderParameterBasis basis = basis(composite);
    double[] r = displaced(composite, 4);
    double[] coherent = basis.coherent(basis.coordinates(r));
    double[] sigma = new double[r.length];
    for (int c = 0; c < r.length; c++) {
      sigma[c] = r[c] - coherent[c];
    }
    for (double moment : moments(composite, basis, sigma)) {
      assertThat(moment).isCloseTo(0, within(1e-10 * Math.sqrt(composite.totalMass())));
    }
  }

  @ParameterizedTest
  @MethodSource("bodies")
  void liftThenProjectReturnsTheOrderParameters(Composite composite) {
    OrderParameterBasis basis = basis(composite);
    double[] q = new double[3 * basis.rank()];
    for (int c = 0; c < q.length; c++) {
      q[c] = Math.sin(c + 1.0);
    }
    assertThat(basis.coordinates(basis.coherent(q)))
        .usingComparatorWithPrecision(1e-11)
        .containsExactly(q);
  }

  @ParameterizedTest
  @MethodSource("bodies")
  void orderParametersSolveTheNormalEquations(Composite composite) {
    // B Φ = Uᵀ m (r − r0) with the functions themselves, dependent or not.
    OrderParameterBasis basis = basis(composite);
    double[] r = displaced(composite, 5);
    double[] phi = basis.orderParameters(basis.coordinates(r));
    double[] displacement = new double[r.length];
    for (int i = 0; i < composite.nAtoms(); i++) {
      for (int axis = 0; axis < 3; axis++) {
        displacement[3 * i + axis] = r[3 * i + axis] - composite.reference(i, axis);
      }
    }
    double[] wanted = moments(composite, basis, displacement);
    int m = basis.nFunctions();
    double[] overlap = basis.overlap();
    for (int a = 0; a < m; a++) {
      for (int axis = 0; axis < 3; axis++) {
        double sum = 0;
        for (int b = 0; b < m; b++) {
          // φ of the unit-normalised function is √μ times that of the scaled one.
          sum += overlap[a * m + b] * basis.scale(b) * phi[3 * b + axis];
        }
        assertThat(sum).isCloseTo(wanted[3 * a + axis], within(1e-9));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("bodies")
  void aRigidShiftChangesOnlyTheConstantMode(Composite composite) {
    OrderParameterBasis basis = basis(composite);
    double[] r = displaced(composite, 6);
    double[] shifted = r.clone();
    double[] shift = {0.3, -1.2, 2.5};
    for (int c = 0; c < r.length; c++) {
      shifted[c] += shift[c % 3];
    }
    double[] before = basis.orderParameters(basis.coordinates(r));
    double[] after = basis.orderParameters(basis.coordinates(shifted));
    assertThat(basis.function(0).part()).isEqualTo(BasisFunction.Part.CONST);
    for (int a = 0; a < basis.nFunctions(); a++) {
      for (int axis = 0; axis < 3; axis++) {
        // Under the natural law the constant function is 1, so its Φ is the shift itself.
        assertThat(after[3 * a + axis] - before[3 * a + axis])
            .as(basis.function(a).label())
            .isCloseTo(a == 0 ? shift[axis] : 0, within(1e-9));
      }
    }
  }

  @Test
  void anAffineMapOfAFreeBodyIsTakenUpWhole() {
    Composite composite = Bodies.random(Box.FREE, 40, 7);
    OrderParameterBasis basis = basis(composite);
    double[][] map = {{1.1, 0.2, 0}, {-0.3, 0.9, 0.1}, {0.05, 0, 1.2}};
    double[] r = new double[3 * composite.nAtoms()];
    for (int i = 0; i < composite.nAtoms(); i++) {
      for (int a = 0; a < 3; a++) {
        r[3 * i + a] = 1;
        for (int b = 0; b < 3; b++) {
          r[3 * i + a] += map[a][b] * composite.reference(i, b);
        }
      }
    }
    assertThat(basis.coherent(basis.coordinates(r)))
        .usingComparatorWithPrecision(1e-10)
        .containsExactly(r);
  }

  @Test
  void formsAndVectorsTransformByTheSameMatrix() {
    // f = v on functions, A = v vᵀ: Tᵀ A T = (Tᵀ v)(Tᵀ v)ᵀ; and T q is what orderParameters
    // unscales.
    OrderParameterBasis basis = basis(Bodies.random(CELL, 60, 8));
    int rows = 3 * basis.nFunctions();
    double[] v = new double[rows];
    for (int row = 0; row < rows; row++) {
      v[row] = Math.cos(3.0 * row);
    }
    double[] outer = new double[rows * rows];
    for (int row = 0; row < rows; row++) {
      for (int column = 0; column < rows; column++) {
        outer[row * rows + column] = v[row] * v[column];
      }
    }
    double[] tv = basis.toCoordinates(v);
    DMatrixRMaj form = basis.formInCoordinates(outer, DenseAlgebra.REPRODUCIBLE);
    for (int i = 0; i < tv.length; i++) {
      for (int j = 0; j < tv.length; j++) {
        assertThat(form.get(i, j)).isCloseTo(tv[i] * tv[j], within(1e-10));
      }
    }
    double[] phi = basis.orderParameters(tv);
    DMatrixRMaj onFunctions =
        basis.toFunctions(DMatrixRMaj.wrap(tv.length, 1, tv), DenseAlgebra.REPRODUCIBLE);
    for (int row = 0; row < rows; row++) {
      assertThat(onFunctions.get(row, 0)).isCloseTo(phi[row] * basis.scale(row / 3), within(1e-10));
    }
  }

  @Test
  void functionsThatVanishAtEveryAtomAreDropped() {
    // On the zone boundary k = π the function from the centre of mass is (−1)^i for one of cos and
    // sin
    // and 0, but for rounding, for the other: here for n_x = 3 of six cells and n_y = 1 of two.
    Composite sheet = Bodies.crystal(6, 2, 1);
    OrderParameterBasis basis =
        new FourierBasis(Math.PI * (1 + 1e-9), 1, ScalingLaw.NATURAL, 1, 1e-8).build(sheet);
    int m = basis.nFunctions();
    int zero = 0;
    for (int a = 0; a < m; a++) {
      double norm2 = basis.overlap()[a * m + a];
      if (norm2 == 0) {
        assertThat(basis.function(a).k()).isCloseTo(Math.PI, within(1e-9));
        // A function without motion weighs as much as the whole, so its Φ is 0 and not 0/0.
        assertThat(basis.effectiveMass(a)).isCloseTo(12, within(1e-12));
        zero++;
      } else {
        assertThat(norm2).isCloseTo(1, within(1e-12));
      }
    }
    assertThat(m).isEqualTo(9);
    assertThat(zero).isEqualTo(2);
    assertThat(basis.rank()).isEqualTo(7);
    assertThat(basis.conditionNumber()).isCloseTo(1, within(1e-9));
  }

  @Test
  void wavevectorsThatRepeatOthersAddNoRank() {
    // At spacing 1, n = 9 of 16 cells repeats n = 7 in steps of one atom.
    Composite sheet = Bodies.crystal(16, 2, 1);
    OrderParameterBasis basis =
        new FourierBasis(2 * Math.PI * 8.9 / 16, 1, ScalingLaw.NATURAL, 1, 1e-8).build(sheet);
    // n_y = 0: n_x = 0 … 8; n_y = 1, where all sines of y vanish: n_x = −3 … 3.
    assertThat(basis.nFunctions()).isEqualTo(1 + 2 * 8 + 2 * 7);
    // In step in both rows: all 16 motions of a ring. Out of step: those of n_x = 0 … 3.
    assertThat(basis.rank()).isEqualTo(16 + 7);
    assertThat(basis.conditionNumber()).isCloseTo(2, within(1e-9));
  }

  @Test
  void theOrthonormalSetDoesNotKnowTheScalingLaw() {
    Composite composite = Bodies.random(Box.FREE, 60, 9);
    OrderParameterBasis natural =
        new FourierBasis(2.1, 1.1, ScalingLaw.NATURAL, 2, 1e-8).build(composite);
    OrderParameterBasis cube =
        new FourierBasis(2.1, 1.1, ScalingLaw.INVERSE_CUBE, 2, 1e-8).build(composite);
    assertThat(cube.orthonormalAtAtoms()).containsExactly(natural.orthonormalAtAtoms());
    assertThat(cube.origin()).containsExactly(natural.origin());
    double[] q = new double[3 * natural.rank()];
    Arrays.setAll(q, c -> Math.sin(1.7 * c));
    double[] phi1 = natural.orderParameters(q);
    double[] phi2 = cube.orderParameters(q);
    for (int row = 0; row < phi1.length; row++) {
      double ratio = Math.sqrt(natural.effectiveMass(row / 3) / cube.effectiveMass(row / 3));
      assertThat(phi2[row])
          .isCloseTo(ratio * phi1[row], within(1e-12 * Math.abs(phi2[row]) + 1e-15));
    }
  }
}
