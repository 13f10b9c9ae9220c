package continuo.estimate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import continuo.forcefield.MolecularSystem;
import continuo.known.FixedPhiEnsemble;
import continuo.known.HarmonicNetwork;
import continuo.known.Matrices;
import continuo.linalg.DenseAlgebra;
import continuo.orderparam.FourierBasis;
import continuo.orderparam.OrderParameterBasis;
import continuo.orderparam.ScalingLaw;
import continuo.structure.Composite;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.commons.math3.linear.MatrixUtils;
import org.apache.commons.math3.linear.RealMatrix;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Friction, its memory and diffusion from made-up spectra, and of free atoms. */
class FrictionTest {
  private static final double GAMMA = 2;
  private static final double BETA = 0.5;

  private final HarmonicNetwork network = HarmonicNetwork.randomFree(5, 30);
  private final OrderParameterBasis basis =
      new FourierBasis(2, 1, ScalingLaw.NATURAL, 1, 1e-8).build(network.composite());
  private final int rows = 3 * basis.nFunctions();

  /** Sum of outer products of {@code terms} normal vectors with a dense covariance. */
  private double[] wishart(long seed, int terms) {
    RealMatrix root = Matrices.power(Matrices.positiveDefinite(77, rows), 0.5);
    double[] random = Matrices.normal(seed, terms * rows);
    double[] sum = new double[rows * rows];
    for (int t = 0; t < terms; t++) {
      double[] xi = java.util.Arrays.copyOfRange(random, t * rows, (t + 1) * rows);
      double[] f = root.operate(xi);
      for (int i = 0; i < rows; i++) {
        for (int j = 0; j < rows; j++) {
          sum[i * rows + j] += f[i] * f[j];
        }
      }
    }
    return sum;
  }

  private Friction friction(long seed, int terms) {
    FrictionMemory memory =
        FrictionMemory.empty(1).plus(Sums.spectral(wishart(seed, terms), terms));
    return Friction.constrainedForce(memory, basis, GAMMA, BETA, DenseAlgebra.REPRODUCIBLE);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3, 20, 200, 5000})
  void shrinkageScalesOffDiagonalElementsOnly(int terms) {
    double[] s = wishart(3, terms);
    Friction friction = friction(3, terms);
    for (int c = 0; c < s.length; c++) {
      s[c] *= 0.5 * BETA / terms;
    }
    DMatrixRMaj measured = basis.formInCoordinates(s, DenseAlgebra.REPRODUCIBLE);
    double keep = 1 - friction.shrinkage();
    assertThat(friction.shrinkage()).isBetween(0.0, 1.0);
    for (int i = 0; i < measured.numRows; i++) {
      for (int j = 0; j < measured.numCols; j++) {
        double element = measured.get(i, j);
        assertThat(friction.measured().get(i, j)).isCloseTo(element, within(1e-12));
        assertThat(friction.memory().get(i, j))
            .isCloseTo(i == j ? element : keep * element, within(1e-12));
        assertThat(friction.matrix().get(i, j))
            .isCloseTo(friction.memory().get(i, j) + (i == j ? GAMMA : 0), within(1e-12));
      }
    }
    assertThat(Matrices.eigenvalues(Matrices.fromEjml(friction.matrix()))[0])
        .isGreaterThanOrEqualTo(GAMMA * (1 - 1e-12));
  }

  @Test
  void shrinkageVanishesWithManyTermsAndIsStrongWithFew() {
    assertThat(friction(1, 3).shrinkage()).isGreaterThan(0.2);
    assertThat(friction(1, 20000).shrinkage()).isLessThan(0.05);
    double[] diagonal = new double[rows * rows];
    for (int i = 0; i < rows; i++) {
      diagonal[i * rows + i] = 1;
    }
    FrictionMemory memory = FrictionMemory.empty(1).plus(Sums.spectral(diagonal, 10));
    assertThat(
            Friction.constrainedForce(memory, basis, GAMMA, BETA, DenseAlgebra.REPRODUCIBLE)
                .shrinkage())
        .isBetween(0.0, 1.0);
  }

  @Test
  void whatIsTakenOffTheRandomForceIsRightOnAverage() {
    // Σ = S(0)/T before shrinkage: its mean over many small samples is the exact matrix. Variance
    // of an
    // element of the mean of n Wishart matrices of k terms: (S_ii S_jj + S_ij²)/(n k).
    int terms = 8;
    int repetitions = 400;
    double time = 7;
    RealMatrix s = Matrices.positiveDefinite(77, rows);
    double[] flat = new double[rows * rows];
    for (int i = 0; i < rows; i++) {
      System.arraycopy(s.getRow(i), 0, flat, i * rows, rows);
    }
    DMatrixRMaj exact = basis.formInCoordinates(flat, DenseAlgebra.REPRODUCIBLE);
    DMatrixRMaj mean = new DMatrixRMaj(exact.numRows, exact.numCols);
    for (int repetition = 0; repetition < repetitions; repetition++) {
      DMatrixRMaj noise = friction(1000 + repetition, terms).forceNoise(1 / BETA, time);
      for (int c = 0; c < mean.data.length; c++) {
        mean.data[c] += noise.data[c] / repetitions;
      }
    }
    continuo.known.ZScores z = new continuo.known.ZScores("force noise");
    for (int i = 0; i < exact.numRows; i++) {
      for (int j = 0; j <= i; j++) {
        double variance = exact.get(i, i) * exact.get(j, j) + exact.get(i, j) * exact.get(i, j);
        z.add(
            "(%d, %d)".formatted(i, j),
            mean.get(i, j),
            exact.get(i, j) / time,
            Math.sqrt(variance / (repetitions * terms)) / time);
      }
    }
    z.assertCalibrated();
  }

  @Test
  void theMemoryAveragesWithFallingWeights() {
    double[] a = wishart(1, 6);
    double[] b = wishart(2, 10);
    // Memory 4: weights fall by 3/4 a state.
    FrictionMemory memory =
        FrictionMemory.empty(4).plus(Sums.spectral(a, 6)).plus(Sums.spectral(b, 10));
    double weight = 0.75 * 6 + 10;
    for (int c = 0; c < a.length; c++) {
      assertThat(memory.spectrum()[c]).isCloseTo((0.75 * a[c] + b[c]) / weight, within(1e-12));
    }
    assertThat(memory.spectrum(5)).isEqualTo(memory.spectrum()[5 * rows + 5]);
    // Effective number of terms: (Σ w)²/Σ w².
    assertThat(memory.degreesOfFreedom())
        .isCloseTo(weight * weight / (0.5625 * 6 + 10), within(1e-12));
    FrictionMemory forgetful =
        FrictionMemory.empty(1).plus(Sums.spectral(a, 6)).plus(Sums.spectral(b, 10));
    assertThat(forgetful.degreesOfFreedom()).isCloseTo(10, within(1e-12));
    for (int c = 0; c < a.length; c++) {
      assertThat(forgetful.spectrum()[c]).isCloseTo(b[c] / 10, within(1e-14));
    }
  }

  @Test
  void aLongMemoryCountsItsStates() {
    FrictionMemory memory = FrictionMemory.empty(10);
    for (int state = 0; state < 300; state++) {
      memory = memory.plus(Sums.spectral(new double[rows * rows], 5));
    }
    // Σ w = 10, Σ w² = 1/(1 − 0.81): 19 states of 5 terms.
    assertThat(memory.degreesOfFreedom()).isCloseTo(5 * 100 * 0.19, within(1e-9));
  }

  @Test
  void aMemoryShorterThanAStateIsRefused() {
    for (double bad : new double[] {0.5, Double.NaN, -1}) {
      assertThatThrownBy(() -> FrictionMemory.empty(bad))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("memory");
    }
  }

  @Test
  void theMemorySurvivesACheckpointToTheBit() {
    FrictionMemory memory = FrictionMemory.empty(4).plus(Sums.spectral(wishart(1, 6), 6));
    Map<String, double[]> arrays = new TreeMap<>();
    memory.save(arrays);
    FrictionMemory restored = FrictionMemory.empty(4).restored(arrays);
    EnsembleMoments next = Sums.spectral(wishart(2, 3), 3);
    assertThat(restored.plus(next).spectrum()).containsExactly(memory.plus(next).spectrum());
    assertThat(restored.plus(next).degreesOfFreedom())
        .isEqualTo(memory.plus(next).degreesOfFreedom());
  }

  @Test
  void turningTheAxesTurnsTheSpectrum() {
    // f → (1 ⊗ R) f: the spectrum of one force vector stays an outer product.
    double[] f = Matrices.normal(4, rows);
    double[] r = {0.6, -0.8, 0, 0.8, 0.6, 0, 0, 0, 1};
    double[] turned = AxisRotation.apply(f, r);
    for (int i = 0; i < rows; i += 3) {
      assertThat(turned[i]).isCloseTo(0.6 * f[i] - 0.8 * f[i + 1], within(1e-14));
      assertThat(turned[i + 1]).isCloseTo(0.8 * f[i] + 0.6 * f[i + 1], within(1e-14));
      assertThat(turned[i + 2]).isEqualTo(f[i + 2]);
    }
    double[] outer = new double[rows * rows];
    for (int i = 0; i < rows; i++) {
      for (int j = 0; j < rows; j++) {
        outer[i * rows + j] = f[i] * f[j];
      }
    }
    FrictionMemory memory = FrictionMemory.empty(1).plus(Sums.spectral(outer, 1)).rotated(r);
    for (int i = 0; i < rows; i++) {
      for (int j = 0; j < rows; j++) {
        assertThat(memory.spectrum()[i * rows + j]).isCloseTo(turned[i] * turned[j], within(1e-12));
      }
    }
  }

  @ParameterizedTest
  @EnumSource(ScalingLaw.class)
  void freeAtomsDiffuseByTheInverseOverlap(ScalingLaw law) {
    // No forces: ζ = γ exactly and D = (kT/γ) B⁻¹ with B of the functions under the law.
    double kT = 1.7;
    Composite composite = network.composite();
    MolecularSystem free = new MolecularSystem(composite, List.of());
    OrderParameterBasis functions = new FourierBasis(2.3, 1.1, law, 2, 1e-8).build(composite);
    EnsembleMoments moments =
        new FixedPhiEnsemble(
                FixedPhiEnsemble.context(free, functions, kT, GAMMA, 0.1, 16, 2, 2),
                4,
                4,
                new double[3 * functions.rank()])
            .burst(true);
    FrictionMemory memory = FrictionMemory.empty(1).plus(moments);
    Friction friction =
        Friction.constrainedForce(memory, functions, GAMMA, 1 / kT, DenseAlgebra.REPRODUCIBLE);
    Diffusion diffusion = Diffusion.of(friction, functions, kT, DenseAlgebra.REPRODUCIBLE);
    int m = functions.nFunctions();
    assertThat(functions.rank()).isEqualTo(m);
    RealMatrix b = MatrixUtils.createRealMatrix(m, m);
    for (int i = 0; i < m; i++) {
      for (int j = 0; j < m; j++) {
        b.setEntry(i, j, functions.scale(i) * functions.scale(j) * functions.overlap()[i * m + j]);
      }
      assertThat(b.getEntry(i, i)).isCloseTo(functions.effectiveMass(i), within(1e-9));
    }
    RealMatrix exact = MatrixUtils.inverse(b).scalarMultiply(kT / GAMMA);
    double scale = Matrices.largest(exact);
    for (int i = 0; i < 3 * m; i++) {
      for (int j = 0; j < 3 * m; j++) {
        assertThat(diffusion.value().get(i, j))
            .isCloseTo(i % 3 == j % 3 ? exact.getEntry(i / 3, j / 3) : 0, within(1e-10 * scale));
        assertThat(diffusion.error().get(i, j)).isZero();
      }
    }
    assertThat(moments.stiffness()).containsOnly(0);
    ThermalForce force = ThermalForce.estimate(moments, memory);
    assertThat(force.value()).containsOnly(0);
    assertThat(force.error()).containsOnly(0);
    assertThat(force.effectiveSamples()).usingComparatorWithPrecision(1e-12).containsOnly(1);
  }

  @Test
  void theScalingLawOnlyRescalesDiffusion() {
    OrderParameterBasis cube =
        new FourierBasis(2, 1, ScalingLaw.INVERSE_CUBE, 1, 1e-8).build(network.composite());
    Friction friction = friction(9, 500);
    Diffusion natural = Diffusion.of(friction, basis, 1 / BETA, DenseAlgebra.REPRODUCIBLE);
    Diffusion scaled = Diffusion.of(friction, cube, 1 / BETA, DenseAlgebra.REPRODUCIBLE);
    for (int i = 0; i < rows; i++) {
      for (int j = 0; j < rows; j++) {
        double ratio =
            Math.sqrt(
                basis.effectiveMass(i / 3)
                    / cube.effectiveMass(i / 3)
                    * basis.effectiveMass(j / 3)
                    / cube.effectiveMass(j / 3));
        double d = ratio * natural.value().get(i, j);
        double se = ratio * natural.error().get(i, j);
        assertThat(scaled.value().get(i, j)).isCloseTo(d, within(1e-11 * Math.abs(d) + 1e-14));
        assertThat(scaled.error().get(i, j)).isCloseTo(se, within(1e-9 * se));
      }
    }
  }
}
