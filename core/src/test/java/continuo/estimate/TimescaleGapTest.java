package continuo.estimate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import continuo.burst.BurstContext;
import continuo.forcefield.MolecularSystem;
import continuo.known.FixedPhiEnsemble;
import continuo.known.HarmonicNetwork;
import continuo.known.Matrices;
import continuo.known.ProjectedNetwork;
import continuo.langevin.RigidMotion;
import continuo.linalg.DenseAlgebra;
import continuo.orderparam.FourierBasis;
import continuo.orderparam.OrderParameterBasis;
import continuo.orderparam.ScalingLaw;
import java.util.List;
import org.apache.commons.math3.linear.RealMatrix;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimescaleGapTest {

  private static OrderParameterBasis basis(HarmonicNetwork network, double cutoff) {
    return new FourierBasis(cutoff, 1, ScalingLaw.NATURAL, 1, 1e-8).build(network.composite());
  }

  private static TimescaleGap gap(
      HarmonicNetwork network,
      OrderParameterBasis basis,
      EnsembleMoments moments,
      DMatrixRMaj stiffness,
      double gamma,
      double kT,
      double window) {
    FrictionMemory memory = FrictionMemory.empty(1).plus(moments);
    Friction friction =
        Friction.constrainedForce(memory, basis, gamma, 1 / kT, DenseAlgebra.REPRODUCIBLE);
    RelaxationSpectrum spectrum = RelaxationSpectrum.of(stiffness, friction.matrix(), 0);
    double[][] rigid =
        new RigidMotion(network.composite(), basis).directions(new double[3 * basis.rank()]);
    return TimescaleGap.measure(moments, memory, friction, spectrum, rigid, basis, window, 1 / kT);
  }

  @ParameterizedTest
  @CsvSource({"1, 1, 20", "8, 8, 20", "2, 2, 100", "8, 4, 50"})
  void theMemoryTimeOfAnOrnsteinUhlenbeckForceIsFound(int replicas, int lanes, int ratio) {
    // Four atoms, three functions: one residual mode, overdamped, so that the force is an
    // Ornstein–Uhlenbeck process with ∫C dt/C(0) = γ/ω². The estimate is the largest of six (two
    // forms,
    // three axes), each with relative standard error about √(2/n) of the spectrum and as much of
    // the
    // variance: between 4 of them below and, for the largest of six, 6 above. A bias of the
    // spectrum of
    // −(πj/ratio)²(1 + 4)/2 and of windows of τ/4 comes on top.
    HarmonicNetwork network = HarmonicNetwork.crystal(5, "cells = [4, 1, 1], disorder = 0.9");
    OrderParameterBasis basis = basis(network, 1.6);
    double residual = network.at(basis).residualSquaredFrequencies()[0];
    double gamma = 10 * Math.sqrt(residual);
    double tau = gamma / residual;
    double timeStep = 0.1 / Math.sqrt(residual);
    int every = (int) Math.round(tau / timeStep / 4);
    BurstContext context =
        FixedPhiEnsemble.context(
            network.system(), basis, 1, gamma, timeStep, 4 * ratio * every, every, 2);
    FixedPhiEnsemble ensemble =
        new FixedPhiEnsemble(context, replicas, lanes, new double[3 * basis.rank()]);
    EnsembleMoments moments = ensemble.bursts(8000 / (ratio * replicas));
    TimescaleGap gap =
        gap(
            network,
            basis,
            moments,
            Matrices.toEjml(network.at(basis).stiffness()),
            gamma,
            1,
            every * timeStep);
    double error = 2 * Math.sqrt(2.0 / moments.terms());
    double bias = 2.5 * Math.pow(Math.PI / ratio, 2);
    assertThat(gap.slowestFast() / tau).isBetween(1 - bias - 4 * error, 1 + 0.03 + 6 * error);
    // The constant function has no force and forgets its momentum in 1/γ.
    assertThat(gap.fast()[0]).isCloseTo(1 / gamma, within(1e-9 / gamma));
  }

  @Test
  void slowTimesAreThoseOfTheClosedForm() {
    MeasuredNetwork ring = MeasuredNetwork.RING;
    RealMatrix h = ring.exact.stiffness();
    TimescaleGap gap =
        gap(
            ring.network,
            ring.basis,
            ring.moments,
            Matrices.toEjml(h),
            ring.collisionRate,
            ring.kT,
            ring.context.settings().sampleTime());
    // (H⁻¹ ζ H⁻¹)_aa / (H⁻¹)_aa with the compliance for H⁻¹, which leaves out the rigid shift; the
    // memory
    // part of ζ is known to √(2/n).
    RealMatrix s = ring.exact.compliance();
    RealMatrix zeta = ring.exact.friction(ring.collisionRate, ring.context.settings().timeStep());
    DMatrixRMaj first =
        ring.basis.toFunctions(
            Matrices.toEjml(Matrices.power(s.add(tiny(s)), 0.5)), DenseAlgebra.REPRODUCIBLE);
    DMatrixRMaj second =
        ring.basis.toFunctions(
            Matrices.toEjml(s.multiply(Matrices.power(zeta, 0.5))), DenseAlgebra.REPRODUCIBLE);
    double error = Math.sqrt(2 / ring.friction().degreesOfFreedom());
    for (int a = 1; a < ring.basis.nFunctions(); a++) {
      double numerator = 0;
      double denominator = 0;
      for (int axis = 0; axis < 3; axis++) {
        for (int c = 0; c < first.numCols; c++) {
          denominator += Math.pow(first.get(3 * a + axis, c), 2);
          numerator += Math.pow(second.get(3 * a + axis, c), 2);
        }
      }
      assertThat(gap.slow()[a])
          .isCloseTo(numerator / denominator, within(4 * error * numerator / denominator));
      assertThat(gap.fast()[a]).isPositive();
    }
    // The rigid shift is not bound; the constant function is nothing else.
    assertThat(gap.slow()[0]).isNaN();
    double slowest = ring.collisionRate / ring.network.squaredFrequencies()[3];
    assertThat(gap.slowestSlow()).isCloseTo(slowest, within(0.03 * slowest));
    assertThat(gap.unstable()).isZero();
    assertThat(gap.ratio()).isEqualTo(gap.slowestSlow() / gap.slowestFast());
    assertThat(gap.admits(gap.slowestFast() * 1.01)).isTrue();
    assertThat(gap.admits(gap.slowestFast() * 0.99)).isFalse();
    assertThat(gap.admits(gap.slowestSlow() * 1.01)).isFalse();
  }

  private static RealMatrix tiny(RealMatrix like) {
    RealMatrix one =
        org.apache.commons.math3.linear.MatrixUtils.createRealIdentityMatrix(
            like.getRowDimension());
    return one.scalarMultiply(1e-9);
  }

  @Test
  void rigidMotionOfAFreeBodyHasNoSlowTime() {
    MeasuredNetwork free = MeasuredNetwork.FREE;
    ProjectedNetwork exact = free.exact;
    TimescaleGap gap =
        gap(
            free.network,
            free.basis,
            free.moments,
            Matrices.toEjml(exact.stiffness()),
            free.collisionRate,
            free.kT,
            free.context.settings().sampleTime());
    double rate =
        RelaxationSpectrum.of(Matrices.toEjml(exact.stiffness()), free.friction().matrix(), 0)
            .rates()[6];
    assertThat(gap.slowestSlow()).isCloseTo(1 / rate, within(0.05 / rate));
    assertThat(gap.unstable()).isZero();
    for (int a = 1; a < free.basis.nFunctions(); a++) {
      assertThat(gap.slow()[a]).isPositive();
      assertThat(gap.fast()[a]).isPositive();
    }
  }

  @Test
  void atASaddleTheTimeOfTheFastestGrowthCounts() {
    MeasuredNetwork ring = MeasuredNetwork.RING;
    DMatrixRMaj h = Matrices.toEjml(ring.exact.stiffness().scalarMultiply(-1));
    TimescaleGap gap =
        gap(
            ring.network,
            ring.basis,
            ring.moments,
            h,
            ring.collisionRate,
            ring.kT,
            ring.context.settings().sampleTime());
    assertThat(gap.unstable()).isEqualTo(3 * ring.basis.rank() - 3);
    // With −H for H the fastest growth is the fastest relaxation of the stable network.
    double[] rates =
        RelaxationSpectrum.of(Matrices.toEjml(ring.exact.stiffness()), ring.friction().matrix(), 0)
            .rates();
    assertThat(gap.slowestSlow())
        .isCloseTo(1 / rates[rates.length - 1], within(1e-9 / rates[rates.length - 1]));
    assertThat(gap.slow()).containsOnly(Double.NaN);
    assertThat(gap.slowestFast()).isPositive();
  }

  @Test
  void freeAtomsAreBoundByNothing() {
    HarmonicNetwork network = HarmonicNetwork.randomFree(5, 30);
    MolecularSystem atoms = new MolecularSystem(network.composite(), List.of());
    OrderParameterBasis basis = basis(network, 2);
    BurstContext context = FixedPhiEnsemble.context(atoms, basis, 1, 3, 0.1, 16, 2, 2);
    EnsembleMoments moments =
        new FixedPhiEnsemble(context, 4, 4, new double[3 * basis.rank()]).burst(false);
    int n = 3 * basis.rank();
    TimescaleGap gap = gap(network, basis, moments, new DMatrixRMaj(n, n), 3, 1, 0.2);
    assertThat(gap.slow()).containsOnly(Double.NaN);
    assertThat(gap.fast()).usingComparatorWithPrecision(1e-12).containsOnly(1.0 / 3);
    assertThat(gap.ratio()).isNaN();
    assertThat(gap.unstable()).isZero();
    assertThat(gap.admits(0.5)).isTrue();
    assertThat(gap.admits(0.3)).isFalse();
  }
}
