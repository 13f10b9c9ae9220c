package continuo.estimate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import continuo.burst.BurstContext;
import continuo.burst.BurstSettings;
import continuo.known.FixedPhiEnsemble;
import continuo.known.HarmonicNetwork;
import continuo.known.Matrices;
import continuo.known.ProjectedNetwork;
import continuo.known.ZScores;
import continuo.linalg.DenseAlgebra;
import continuo.orderparam.FourierBasis;
import continuo.orderparam.OrderParameterBasis;
import continuo.orderparam.ScalingLaw;
import java.util.stream.Stream;
import org.apache.commons.math3.linear.MatrixUtils;
import org.apache.commons.math3.linear.RealMatrix;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Thermal force, friction, diffusion and stiffness of harmonic networks against closed forms. */
class HarmonicNetworkEstimatesTest {

  static Stream<Named<MeasuredNetwork>> networks() {
    return Stream.of(
        Named.of("random free network", MeasuredNetwork.FREE),
        Named.of("weakly linked ring", MeasuredNetwork.RING),
        Named.of("disordered crystal", MeasuredNetwork.CRYSTAL));
  }

  @ParameterizedTest
  @MethodSource("networks")
  void theStiffnessIsTheInverseOfTheCompliance(MeasuredNetwork measured) {
    // The two closed forms, K_PP − K_PQ K_QQ⁻¹ K_QP and (Pᵀ K⁺ P)⁻¹, against each other: a check of
    // the
    // oracle. The trace of the product counts the directions that are not rigid motion.
    RealMatrix product = measured.exact.stiffness().multiply(measured.exact.compliance());
    int rigid = measured.network.composite().box().isPeriodic() ? 3 : 6;
    assertThat(product.getTrace()).isCloseTo(3 * measured.basis.rank() - rigid, within(1e-8));
    assertThat(Matrices.largest(product.multiply(product).subtract(product)))
        .isCloseTo(0, within(1e-8));
  }

  @ParameterizedTest
  @MethodSource("networks")
  void theThermalForceIsLinearInTheOrderParameters(MeasuredNetwork measured) {
    ThermalForce force = ThermalForce.estimate(measured.moments, measured.memory);
    RealMatrix h =
        measured.exact.onFunctions(
            measured.exact.stiffness(), measured.network.composite().copyMasses());
    // f = −(Gᵀ H G) φ on the functions, where q = G φ; here straight from q: f̃ = −H q, f = Gᵀ f̃.
    double[] phi = measured.basis.orderParameters(measured.q);
    for (int row = 0; row < phi.length; row++) {
      phi[row] *= measured.basis.scale(row / 3);
    }
    double[] exact = h.scalarMultiply(-1).operate(phi);
    ZScores z = new ZScores("thermal force");
    double typical = Math.sqrt(measured.kT * Matrices.largest(h));
    for (int row = 3; row < exact.length; row++) {
      if (force.error()[row] > 1e-9 * typical) {
        z.add("row " + row, force.value()[row], exact[row], force.error()[row]);
        assertThat(force.effectiveSamples()[row / 3]).isGreaterThan(1000);
      } else {
        // Not coupled to the residual: nothing fluctuates.
        assertThat(force.value()[row]).isCloseTo(exact[row], within(1e-9 * typical));
      }
    }
    assertThat(z.count()).isGreaterThan(5);
    z.assertNoneTooFar();
  }

  @ParameterizedTest
  @MethodSource("networks")
  void frictionAgreesElementByElement(MeasuredNetwork measured) {
    Friction friction = measured.friction();
    RealMatrix exact =
        measured.exact.friction(measured.collisionRate, measured.context.settings().timeStep());
    ZScores z = new ZScores("friction");
    for (int i = 0; i < exact.getRowDimension(); i++) {
      for (int j = 0; j <= i; j++) {
        if (friction.error(i, j) > 1e-9 * measured.collisionRate) {
          double white = i == j ? measured.collisionRate : 0;
          z.add(
              "(%d, %d)".formatted(i, j),
              friction.measured().get(i, j) + white,
              exact.getEntry(i, j),
              friction.error(i, j));
        }
      }
    }
    assertThat(z.count()).isGreaterThanOrEqualTo(45);
    z.assertCalibrated();
    assertThat(friction.degreesOfFreedom()).isGreaterThan(500);
    assertThat(friction.shrinkage()).isBetween(0.0, 0.2);
  }

  @ParameterizedTest
  @MethodSource("networks")
  void diffusionAgreesElementByElement(MeasuredNetwork measured) {
    // Without shrinkage, which is biased on purpose: a combination of coordinates on which no
    // memory acts is given some.
    Friction shrunk = measured.friction();
    DMatrixRMaj zeta = shrunk.measured().copy();
    for (int i = 0; i < zeta.numRows; i++) {
      zeta.add(i, i, measured.collisionRate);
    }
    Friction friction =
        new Friction(zeta, shrunk.measured(), shrunk.measured(), 0, shrunk.degreesOfFreedom());
    Diffusion diffusion =
        Diffusion.of(friction, measured.basis, measured.kT, DenseAlgebra.REPRODUCIBLE);
    RealMatrix inverse =
        MatrixUtils.inverse(
            measured.exact.friction(
                measured.collisionRate, measured.context.settings().timeStep()));
    int rows = 3 * measured.basis.nFunctions();
    RealMatrix exact = underTheLaw(measured.basis, inverse.scalarMultiply(measured.kT));
    ZScores z = new ZScores("diffusion");
    for (int i = 0; i < rows; i++) {
      for (int j = 0; j <= i; j++) {
        assertThat(diffusion.value().get(i, j)).isEqualTo(diffusion.value().get(j, i));
        double scale = Math.sqrt(diffusion.value().get(i, i) * diffusion.value().get(j, j));
        if (diffusion.error().get(i, j) > 1e-9 * scale) {
          z.add(
              "(%d, %d)".formatted(i, j),
              diffusion.value().get(i, j),
              exact.getEntry(i, j),
              diffusion.error().get(i, j));
        } else {
          assertThat(diffusion.value().get(i, j))
              .isCloseTo(exact.getEntry(i, j), within(1e-8 * scale));
        }
      }
    }
    assertThat(z.count()).isGreaterThan(20);
    z.assertNoneTooFar();
    assertThat(z.meanSquare()).isBetween(0.5, 1.5);
    assertThat(Matrices.eigenvalues(Matrices.fromEjml(diffusion.value()))[0]).isPositive();
  }

  /** T A Tᵀ under the scaling law: columns of T/scale are the Φ of unit coordinates. */
  private static RealMatrix underTheLaw(OrderParameterBasis basis, RealMatrix inCoordinates) {
    RealMatrix t = MatrixUtils.createRealMatrix(3 * basis.nFunctions(), 3 * basis.rank());
    for (int c = 0; c < 3 * basis.rank(); c++) {
      double[] unit = new double[3 * basis.rank()];
      unit[c] = 1;
      t.setColumn(c, basis.orderParameters(unit));
    }
    return t.multiply(inCoordinates).multiply(t.transpose());
  }

  @Test
  void responseStiffnessIsExactForSpringsOfRestLengthZero() {
    for (HarmonicNetwork network :
        new HarmonicNetwork[] {
          MeasuredNetwork.RING.network,
          MeasuredNetwork.CRYSTAL.network,
          // Nothing is coupled: every column must stop at once and not chase its rounding.
          HarmonicNetwork.crystal(1, "cells = [12, 1, 1]"),
          HarmonicNetwork.weaklyLinkedRing(8, 8)
        }) {
      OrderParameterBasis basis =
          new FourierBasis(1.7, 1, ScalingLaw.NATURAL, 1, 1e-8).build(network.composite());
      for (int lanes : new int[] {1, 8}) {
        for (double kT : new double[] {1, 100}) {
          BurstContext context =
              FixedPhiEnsemble.context(network.system(), basis, kT, 1, 0.1, 16, 2, 3);
          FixedPhiEnsemble ensemble =
              new FixedPhiEnsemble(context, lanes, lanes, new double[3 * basis.rank()]);
          for (int repetition = 0; repetition < 5; repetition++) {
            assertClose(ensemble.burst(true), basis, network.at(basis).stiffness(), 1e-6);
          }
        }
      }
    }
  }

  @Test
  void responseStiffnessOfAFreeBodyIsThatOfItsQuenchedShape() {
    for (long seed : new long[] {5, 6}) {
      HarmonicNetwork network = HarmonicNetwork.randomFree(seed, 30);
      OrderParameterBasis basis =
          new FourierBasis(2, 1, ScalingLaw.NATURAL, 1, 1e-8).build(network.composite());
      BurstContext context =
          FixedPhiEnsemble.context(network.system(), basis, 1e-14, 1, 0.1, 16, 2, 3);
      EnsembleMoments moments =
          new FixedPhiEnsemble(context, 8, 8, new double[3 * basis.rank()]).burst(true);
      assertClose(moments, basis, network.at(basis).stiffness(), 1e-6);
      assertThat(moments.negativeCurvature()).isZero();
    }
  }

  private static void assertClose(
      EnsembleMoments moments, OrderParameterBasis basis, RealMatrix exact, double relative) {
    DMatrixRMaj measured = basis.formInCoordinates(moments.stiffness(), DenseAlgebra.REPRODUCIBLE);
    double error = Matrices.largest(Matrices.fromEjml(measured).subtract(exact));
    assertThat(error).isCloseTo(0, within(relative * Matrices.largest(exact)));
  }

  @ParameterizedTest
  @MethodSource("networks")
  void fluctuationStiffnessAgreesElementByElement(MeasuredNetwork measured) {
    BurstContext context =
        FixedPhiEnsemble.with(measured.context, BurstSettings.StiffnessMethod.FLUCTUATION);
    // 2 patches × 16 blocks; errors from the scatter of 32 blocks.
    EnsembleMoments moments = new FixedPhiEnsemble(context, 128, 8, measured.q).burst(true);
    double[] h = moments.stiffness();
    double[] se = moments.stiffnessError();
    RealMatrix exact =
        measured.exact.onFunctions(
            measured.exact.stiffness(), measured.network.composite().copyMasses());
    double scale = Matrices.largest(exact);
    int rows = exact.getRowDimension();
    ZScores z = new ZScores("fluctuation stiffness");
    for (int i = 0; i < rows; i++) {
      for (int j = 0; j <= i; j++) {
        if (se[i * rows + j] > 1e-6 * scale) {
          z.add(
              "(%d, %d)".formatted(i, j), h[i * rows + j], exact.getEntry(i, j), se[i * rows + j]);
        } else {
          assertThat(h[i * rows + j]).isCloseTo(exact.getEntry(i, j), within(1e-5 * scale));
        }
      }
    }
    assertThat(z.count()).isGreaterThan(10);
    z.assertNoneTooFar();
  }

  @ParameterizedTest
  @MethodSource("networks")
  void relaxationRatesApproachTheExactSlowSpectrum(MeasuredNetwork measured) {
    // Eigenvalues of ζ⁻¹H with the exact ζ and H against those of K/γ: off by rate/(residual rate)
    // in
    // relative terms, times at most the share of memory in the friction.
    double gamma = measured.collisionRate;
    RelaxationSpectrum spectrum =
        RelaxationSpectrum.of(
            Matrices.toEjml(measured.exact.stiffness()),
            Matrices.toEjml(measured.exact.friction(gamma, 0)),
            0);
    double[] exact = measured.network.squaredFrequencies();
    int rigid = measured.network.composite().box().isPeriodic() ? 3 : 6;
    double residual = measured.exact.residualSquaredFrequencies()[0];
    int compared = 0;
    for (int e = rigid; exact[e] < 0.2 * residual; e++) {
      double gap = residual / exact[e];
      assertThat(spectrum.rates()[e]).isBetween(exact[e] / gamma, exact[e] / gamma * (1 + 1 / gap));
      compared++;
    }
    if (measured == MeasuredNetwork.RING) {
      assertThat(compared).isEqualTo(3);
    }
  }

  @Test
  void theMeasuredSlowRateOfTheRingIsExactWithinItsError() {
    MeasuredNetwork ring = MeasuredNetwork.RING;
    RealMatrix h = ring.exact.stiffness();
    double timeStep = ring.context.settings().timeStep();
    RelaxationSpectrum wanted =
        RelaxationSpectrum.of(
            Matrices.toEjml(h),
            Matrices.toEjml(ring.exact.friction(ring.collisionRate, timeStep)),
            0);
    Friction friction = ring.friction();
    RelaxationSpectrum found = RelaxationSpectrum.of(Matrices.toEjml(h), friction.matrix(), 0);
    ZScores z = new ZScores("slow rates");
    for (int e = 3; e < 6; e++) {
      // δλ/λ = −wᵀ δζ w with wᵀ ζ w = 1; wᵀ ζ_mem w = 1 − γ |w|² has the relative error √(2/n).
      double white = 0;
      for (int c = 0; c < 3 * ring.basis.rank(); c++) {
        white += ring.collisionRate * Math.pow(wanted.directions().get(c, e), 2);
      }
      double error = wanted.rates()[e] * (1 - white) * Math.sqrt(2 / friction.degreesOfFreedom());
      assertThat(white).as("memory matters").isLessThan(0.9);
      z.add("rate " + e, found.rates()[e], wanted.rates()[e], error);
    }
    z.assertNoneTooFar();
    // The integrator's discrete collision rate is the only difference to the closed form: 0.3 %.
    ProjectedNetwork exact = ring.exact;
    assertThat(
            Matrices.largest(
                exact
                    .friction(ring.collisionRate, timeStep)
                    .subtract(exact.friction(ring.collisionRate, 0))))
        .isLessThan(0.02 * ring.collisionRate);
  }

  @Test
  void frictionIsPositiveDefiniteWithOneReplicaOfTheShortestBurst() {
    MeasuredNetwork free = MeasuredNetwork.FREE;
    BurstContext context =
        FixedPhiEnsemble.context(
            free.network.system(), free.basis, free.kT, free.collisionRate, 0.2, 8, 1, 1);
    FixedPhiEnsemble ensemble = new FixedPhiEnsemble(context, 1, 1, free.q);
    FrictionMemory memory = FrictionMemory.empty(1).plus(ensemble.burst(false));
    Friction friction =
        Friction.constrainedForce(
            memory, free.basis, free.collisionRate, 1 / free.kT, DenseAlgebra.REPRODUCIBLE);
    assertThat(friction.degreesOfFreedom()).isLessThan(3 * free.basis.rank());
    assertThat(Matrices.eigenvalues(Matrices.fromEjml(friction.matrix()))[0])
        .isGreaterThanOrEqualTo(free.collisionRate * (1 - 1e-12));
    Diffusion diffusion = Diffusion.of(friction, free.basis, free.kT, DenseAlgebra.REPRODUCIBLE);
    assertThat(Matrices.eigenvalues(Matrices.fromEjml(diffusion.value()))[0]).isPositive();
  }
}
