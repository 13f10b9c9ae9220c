package continuo.burst;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import continuo.burst.kernel.KernelProvider;
import continuo.burst.kernel.Kernels;
import continuo.burst.kernel.Precision;
import continuo.config.ConfigLoader;
import continuo.error.NumericalException;
import continuo.forcefield.MolecularSystem;
import continuo.known.FixedPhiEnsemble;
import continuo.known.HarmonicNetwork;
import continuo.known.Matrices;
import continuo.known.ZScores;
import continuo.orderparam.FourierBasis;
import continuo.orderparam.OrderParameterBasis;
import continuo.orderparam.ScalingLaw;
import continuo.systems.SystemBuilder;
import java.nio.file.Path;
import org.apache.commons.math3.linear.RealMatrix;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BlockBurstTest {
  private static final int LANES = 8;

  private final HarmonicNetwork network = HarmonicNetwork.randomFree(5, 30);
  private final OrderParameterBasis basis =
      new FourierBasis(2, 1, ScalingLaw.NATURAL, 2, 1e-8).build(network.composite());
  private final Kernels kernels = KernelProvider.fastest(LANES);

  private BurstContext context(double timeStep) {
    return FixedPhiEnsemble.context(
        network.system(), basis, HarmonicNetwork.COLD, 1, timeStep, 32, 4, 3);
  }

  private static ReplicaBlock prepare(BurstContext context, Kernels kernels, int active) {
    return prepare(context, kernels, new BlockLayout(0, 0, 0, active, LANES));
  }

  private static ReplicaBlock prepare(BurstContext context, Kernels kernels, BlockLayout layout) {
    double[] reference = context.system().composite().copyReference();
    return BlockBurst.prepare(context, kernels, layout, reference).state();
  }

  private static double[] small(double[] q) {
    double[] out = q.clone();
    for (int c = 0; c < q.length; c++) {
      out[c] *= 1e-4;
    }
    return out;
  }

  private static void assertSameBits(double[] a, double[] b) {
    assertThat(a).hasSameSizeAs(b);
    for (int c = 0; c < a.length; c++) {
      assertThat(Double.doubleToRawLongBits(a[c])).isEqualTo(Double.doubleToRawLongBits(b[c]));
    }
  }

  private static void assertSameBits(BlockResult a, BlockResult b) {
    assertSameBits(a.state().positions(), b.state().positions());
    assertSameBits(a.state().velocities(), b.state().velocities());
    for (int p = 0; p < a.partials().length; p++) {
      PatchPartial x = a.partials()[p];
      PatchPartial y = b.partials()[p];
      assertSameBits(x.forceSum, y.forceSum);
      assertSameBits(x.terms, y.terms);
      assertSameBits(x.variance, y.variance);
      assertSameBits(x.lagged, y.lagged);
      if (x.stiffness != null) {
        assertSameBits(x.stiffness, y.stiffness);
      }
      if (p == 0) {
        assertThat(x.scalars.potentialEnergy).isEqualTo(y.scalars.potentialEnergy);
        assertThat(x.scalars.kineticEnergy).isEqualTo(y.scalars.kineticEnergy);
        assertThat(x.scalars.radiusOfGyration).isEqualTo(y.scalars.radiusOfGyration);
        assertThat(x.scalars.linkLength).isEqualTo(y.scalars.linkLength);
        assertSameBits(x.scalars.driftSquared, y.scalars.driftSquared);
      }
    }
  }

  @Test
  void theOrderParametersAreHeldFromBurstToBurst() {
    BurstContext context = context(0.2);
    double[] q = small(Matrices.normal(1, 3 * basis.rank()));
    ReplicaBlock block = prepare(context, kernels, LANES);
    double[] from = new double[q.length];
    for (int step = 0; step < 5; step++) {
      BurstRequest request = new BurstRequest(step, 0, from, q, q, 1, null, null, false);
      block = BlockBurst.run(context, kernels, block, request).state();
      from = q;
      for (int l = 0; l < LANES; l++) {
        assertThat(basis.coordinates(block.lane(l)))
            .usingComparatorWithPrecision(1e-12)
            .containsExactly(q);
      }
    }
  }

  @Test
  void projectingMoreRarelyLetsTheOrderParametersDriftALittle() {
    BurstContext often = context(0.1);
    BurstSettings s = often.settings();
    BurstContext rarely =
        new BurstContext(
            network.system(),
            basis,
            new BurstSettings(
                s.seed(),
                s.kT(),
                s.collisionRate(),
                s.timeStep(),
                s.preparationSteps(),
                s.equilibrationSteps(),
                s.samplingSteps(),
                s.sampleEvery(),
                4,
                s.relaxationSteps(),
                s.tapers(),
                s.stiffness(),
                s.precision()));
    double[] drift = new double[2];
    BurstContext[] contexts = {often, rarely};
    for (int k = 0; k < 2; k++) {
      BurstContext context = contexts[k];
      BlockResult result =
          BlockBurst.run(
              context,
              kernels,
              prepare(context, kernels, LANES),
              BurstRequest.at(0, new double[3 * basis.rank()], false));
      BlockScalars scalars = result.partials()[0].scalars;
      assertThat(scalars.projections).isEqualTo(32L * LANES / (k == 0 ? 1 : 4));
      for (double d : scalars.driftSquared) {
        drift[k] += d / scalars.projections;
      }
      // A multiple of the interval: the order parameters are right at the end.
      for (int l = 0; l < LANES; l++) {
        for (double q : basis.coordinates(result.state().lane(l))) {
          assertThat(q).isCloseTo(0, within(1e-12));
        }
      }
    }
    // Noise k of n moves Φ by (n − k + ½) Δt times itself: over four steps the squares add up to
    // 21,
    // in one step to ¼. That is 84 times as much, less what friction and restoring forces take.
    assertThat(drift[1] / drift[0]).isBetween(4.0, 84.0);
  }

  @Test
  void aCoherentMoveInOnePartKeepsTheResidual() {
    // A time step of 1e-9: the dynamics between the move and the end of the burst moves nothing.
    BurstContext context = context(1e-9);
    double[] q = Matrices.normal(2, 3 * basis.rank());
    ReplicaBlock start = prepare(context(0.2), kernels, LANES);
    BurstRequest request = new BurstRequest(0, 0, new double[q.length], q, q, 1, null, null, false);
    ReplicaBlock end = BlockBurst.run(context, kernels, start, request).state();
    double[] coherent = basis.coherent(q);
    for (int l = 0; l < LANES; l++) {
      double[] before = start.lane(l);
      double[] after = end.lane(l);
      for (int c = 0; c < coherent.length; c++) {
        double sigma = before[c] - network.composite().reference(c / 3, c % 3);
        assertThat(after[c] - coherent[c]).isCloseTo(sigma, within(1e-10));
      }
    }
  }

  @Test
  void aMoveInPartsArrivesWhereOnePartDoes() {
    BurstContext context = context(0.2);
    BurstSettings s = context.settings();
    BurstContext relaxing =
        new BurstContext(
            network.system(),
            basis,
            new BurstSettings(
                s.seed(),
                s.kT(),
                s.collisionRate(),
                s.timeStep(),
                s.preparationSteps(),
                s.equilibrationSteps(),
                s.samplingSteps(),
                s.sampleEvery(),
                1,
                6,
                s.tapers(),
                s.stiffness(),
                s.precision()));
    double[] q = small(Matrices.normal(3, 3 * basis.rank()));
    BurstRequest request = new BurstRequest(0, 0, new double[q.length], q, q, 5, null, null, false);
    BlockResult result =
        BlockBurst.run(relaxing, kernels, prepare(relaxing, kernels, LANES), request);
    for (int l = 0; l < LANES; l++) {
      assertThat(basis.coordinates(result.state().lane(l)))
          .usingComparatorWithPrecision(1e-12)
          .containsExactly(q);
    }
    // Four relaxations between the five parts, then the sampling.
    assertThat(result.partials()[0].scalars.steps).isEqualTo(4 * 6 + 32);
  }

  /**
   * Forces after a coherent move are those of the new positions in either precision: a force of the
   * old ones would kick the residual by Δt F of the move, here some 1e-4; pair vectors of about 1
   * are rounded to 6e-8, and a stable network keeps that size.
   */
  @ParameterizedTest
  @ValueSource(ints = {1, 5})
  void singlePrecisionFollowsTheCoherentMove(int parts) {
    BurstContext exact = context(0.2);
    BurstSettings s = exact.settings();
    Kernels plain = KernelProvider.plain();
    ReplicaBlock start = prepare(exact, plain, LANES);
    double[] q = Matrices.normal(2, 3 * basis.rank());
    for (int c = 0; c < q.length; c++) {
      q[c] *= 1e-3;
    }
    BurstRequest request =
        new BurstRequest(0, 0, new double[q.length], q, q, parts, null, null, false);
    ReplicaBlock[] end = new ReplicaBlock[2];
    for (Precision precision : Precision.values()) {
      BurstSettings settings =
          new BurstSettings(
              s.seed(),
              s.kT(),
              s.collisionRate(),
              s.timeStep(),
              s.preparationSteps(),
              s.equilibrationSteps(),
              s.samplingSteps(),
              s.sampleEvery(),
              1,
              4,
              s.tapers(),
              s.stiffness(),
              precision);
      BurstContext context = new BurstContext(network.system(), basis, settings);
      end[precision.ordinal()] = BlockBurst.run(context, plain, start, request).state();
    }
    for (int c = 0; c < end[0].positions().length; c++) {
      assertThat(end[1].positions()[c]).isCloseTo(end[0].positions()[c], within(1e-6));
      assertThat(end[1].velocities()[c]).isCloseTo(end[0].velocities()[c], within(1e-6));
    }
  }

  @Test
  void aTurnedBodyTurnsWithItsResidualAndVelocities() {
    BurstContext context = context(1e-9);
    ReplicaBlock start = prepare(context(0.2), kernels, LANES);
    double[] turn = {0.6, -0.8, 0, 0.8, 0.6, 0, 0, 0, 1};
    double[] centre = {0.1, -0.2, 0.3};
    double[] home = network.composite().copyReference();
    double[] turned = new double[home.length];
    for (int c = 0; c < home.length; c++) {
      turned[c] = centre[c % 3];
      for (int b = 0; b < 3; b++) {
        turned[c] += turn[3 * (c % 3) + b] * (home[c - c % 3 + b] - centre[b]);
      }
    }
    double[] zero = new double[3 * basis.rank()];
    BurstRequest request =
        new BurstRequest(0, 0, zero, zero, basis.coordinates(turned), 1, turn, centre, false);
    ReplicaBlock end = BlockBurst.run(context, kernels, start, request).state();
    for (int l = 0; l < LANES; l++) {
      double[] before = start.lane(l);
      double[] after = end.lane(l);
      for (int c = 0; c < after.length; c++) {
        double wanted = centre[c % 3];
        for (int b = 0; b < 3; b++) {
          wanted += turn[3 * (c % 3) + b] * (before[c - c % 3 + b] - centre[b]);
        }
        assertThat(after[c]).isCloseTo(wanted, within(1e-10));
      }
    }
  }

  @Test
  void theKineticTemperatureCountsTheMotionThatIsFree() {
    // 3(N − R) degrees of freedom; samples 8 collision times apart are independent (e^{−8} ≈ 0), so
    // the
    // mean of n of them has the relative standard error √(2/(3(N − R) n)). BAOAB's velocities at
    // the
    // middle of a kick have exactly the variance kT/m in harmonic forces.
    BurstContext context =
        FixedPhiEnsemble.context(
            network.system(), basis, HarmonicNetwork.COLD, 1, 0.25, 32 * 40, 32, 3);
    FixedPhiEnsemble ensemble = new FixedPhiEnsemble(context, 8, 8, new double[3 * basis.rank()]);
    BlockScalars scalars = ensemble.bursts(2).scalars();
    double freedom = 3.0 * (basis.nAtoms() - basis.rank());
    ZScores z = new ZScores("kinetic temperature");
    z.add(
        "kT",
        scalars.kineticEnergy / scalars.count,
        HarmonicNetwork.COLD,
        HarmonicNetwork.COLD * Math.sqrt(2 / (freedom * scalars.count)));
    assertThat(scalars.count).isEqualTo(2L * 2 * 8 * 40);
    z.assertNoneTooFar();
  }

  @Test
  void forcesFluctuateAsTheCouplingToTheResidualSays() {
    // ⟨δf²⟩ = kT K_PQ K_QQ⁻¹ K_QP on the functions. Bursts of 60 residual times are nearly
    // independent;
    // the standard error comes from their scatter.
    RealMatrix exact =
        network
            .at(basis)
            .onFunctions(network.at(basis).forceCovariance(), network.composite().copyMasses());
    double gamma = 1;
    double tau = gamma / network.at(basis).residualSquaredFrequencies()[0];
    double timeStep = 0.2;
    int steps = (int) Math.ceil(60 * tau / timeStep / 8) * 8;
    BurstContext context =
        FixedPhiEnsemble.context(
            network.system(), basis, HarmonicNetwork.COLD, gamma, timeStep, steps, 8, 3);
    FixedPhiEnsemble ensemble = new FixedPhiEnsemble(context, 8, 8, new double[3 * basis.rank()]);
    int rows = 3 * basis.nFunctions();
    int bursts = 25;
    double[] sum = new double[rows];
    double[] sum2 = new double[rows];
    for (int b = 0; b < bursts; b++) {
      continuo.estimate.EnsembleMoments moments = ensemble.burst(false);
      double[] variance = moments.variance(continuo.estimate.FrictionMemory.empty(1).plus(moments));
      for (int row = 0; row < rows; row++) {
        sum[row] += variance[row] / bursts;
        sum2[row] += variance[row] * variance[row] / bursts;
      }
    }
    ZScores z = new ZScores("instantaneous force variance");
    for (int row = 3; row < rows; row++) {
      double scatter = Math.sqrt((sum2[row] - sum[row] * sum[row]) / (bursts - 1));
      z.add("row " + row, sum[row], HarmonicNetwork.COLD * exact.getEntry(row, row), scatter);
    }
    z.assertNoneTooFar();
    // A rigid shift is no coupling at all: the constant function feels the sum of internal forces.
    for (int row = 0; row < 3; row++) {
      assertThat(sum[row]).isLessThan(1e-20 * HarmonicNetwork.COLD);
    }
  }

  @Test
  void theSameRequestGivesTheSameBitsAndLeavesTheStartAlone() {
    BurstContext context = context(0.2);
    ReplicaBlock start = prepare(context, kernels, LANES);
    double[] positions = start.positions().clone();
    double[] velocities = start.velocities().clone();
    double[] q = small(Matrices.normal(4, 3 * basis.rank()));
    BurstRequest request = new BurstRequest(3, 0, new double[q.length], q, q, 2, null, null, true);
    BlockResult first = BlockBurst.run(context, kernels, start, request);
    BlockBurst.run(context, kernels, first.state(), request.again(1));
    assertSameBits(first, BlockBurst.run(context, kernels, start, request));
    assertSameBits(start.positions(), positions);
    assertSameBits(start.velocities(), velocities);
  }

  @Test
  void roundsAndStepsHaveNoiseOfTheirOwn() {
    BurstContext context = context(0.2);
    ReplicaBlock start = prepare(context, kernels, LANES);
    double[] zero = new double[3 * basis.rank()];
    BurstRequest request = BurstRequest.at(3, zero, false);
    double[] same = BlockBurst.run(context, kernels, start, request.again(1)).state().positions();
    for (BurstRequest other :
        new BurstRequest[] {request.again(2), BurstRequest.at(4, zero, false).again(1)}) {
      assertThat(BlockBurst.run(context, kernels, start, other).state().positions())
          .isNotEqualTo(same);
    }
  }

  @Test
  void plainAndVectorKernelsGiveTheSameBurstsToTheBit() {
    MolecularSystem system = superlattice();
    OrderParameterBasis functions =
        new FourierBasis(5, 1.1, ScalingLaw.NATURAL, 2, 1e-8).build(system.composite());
    BurstContext context = FixedPhiEnsemble.context(system, functions, 2.5, 20, 0.01, 40, 4, 2);
    Kernels plain = KernelProvider.plain();
    double[] q = Matrices.normal(5, 3 * functions.rank());
    BurstRequest request = new BurstRequest(0, 0, new double[q.length], q, q, 2, null, null, true);
    assertThat(kernels.name()).as("vector kernels are on").startsWith("vector");
    assertSameBits(
        BlockBurst.run(context, plain, prepare(context, plain, LANES), request),
        BlockBurst.run(context, kernels, prepare(context, kernels, LANES), request));
  }

  private static MolecularSystem superlattice() {
    return SystemBuilder.build(
        ConfigLoader.parse(
            """
            system {
              type = superlattice, cells = [2, 2, 1], lattice-constant = "1.1 nm"
              particle { spacing = "0.3 nm", atom-mass = "100 amu", bond-stiffness = "10000 kJ/mol/nm^2" }
              link { barrier = "1.5 kJ/mol", tilt = "-4 kJ/mol" }
              repulsion { epsilon = "1 kJ/mol", sigma = "0.25 nm", skin = "0.1 nm" }
            }
            thermostat { temperature = "300 K", collision-rate = "20 1/ps" }
            order-parameters { cutoff = "5 1/nm" }
            burst { time-step = "10 fs" }
            langevin { time-step = "1 ps", steps = 1 }
            """,
            "superlattice",
            Path.of("")));
  }

  @Test
  void lanesThatDoNotCountLeaveNoTrace() {
    MolecularSystem system = superlattice();
    OrderParameterBasis functions =
        new FourierBasis(5, 1.1, ScalingLaw.NATURAL, 2, 1e-8).build(system.composite());
    BurstContext context = FixedPhiEnsemble.context(system, functions, 2.5, 20, 0.01, 40, 4, 2);
    int active = 3;
    ReplicaBlock start = prepare(context, kernels, active);
    double[] x = start.positions().clone();
    double[] v = start.velocities().clone();
    double[] noise = Matrices.normal(6, x.length);
    for (int c = 0; c < x.length; c++) {
      boolean counts = c % LANES < active;
      x[c] += counts ? 0 : 0.005 * noise[c];
      v[c] *= counts ? 1 : -0.5;
    }
    ReplicaBlock other = new ReplicaBlock(0, 0, 0, active, 0, LANES, x, v);
    BurstRequest request = BurstRequest.at(0, new double[3 * functions.rank()], true);
    BlockResult a = BlockBurst.run(context, kernels, start, request);
    BlockResult b = BlockBurst.run(context, kernels, other, request);
    assertThat(a.state().positions()).isNotEqualTo(b.state().positions());
    for (int p = 0; p < 2; p++) {
      assertThat(a.partials()[p].replicas).isEqualTo(active);
      assertSameBits(a.partials()[p].forceSum, b.partials()[p].forceSum);
      assertSameBits(a.partials()[p].terms, b.partials()[p].terms);
      assertSameBits(a.partials()[p].variance, b.partials()[p].variance);
      assertSameBits(a.partials()[p].lagged, b.partials()[p].lagged);
      assertSameBits(a.partials()[p].stiffness, b.partials()[p].stiffness);
    }
    BlockScalars s = a.partials()[0].scalars;
    assertThat(s.count).isEqualTo(10L * active);
    assertThat(s.potentialEnergy).isEqualTo(b.partials()[0].scalars.potentialEnergy);
    assertThat(s.kineticEnergy).isEqualTo(b.partials()[0].scalars.kineticEnergy);
    assertThat(s.linkLength).isEqualTo(b.partials()[0].scalars.linkLength);
    assertSameBits(s.driftSquared, b.partials()[0].scalars.driftSquared);
  }

  @Test
  void anAbsurdTimeStepNamesStepAtomAndReplica() {
    BurstContext context = context(0.2);
    ReplicaBlock start = prepare(context, kernels, new BlockLayout(2, 0, 16, LANES, LANES));
    BurstContext absurd = context(1e6);
    BurstRequest request = BurstRequest.at(7, new double[3 * basis.rank()], false);
    assertThatThrownBy(
            () -> {
              ReplicaBlock block = start;
              for (int step = 7; step < 20; step++) {
                block = BlockBurst.run(absurd, kernels, block, request).state();
              }
            })
        .isInstanceOf(NumericalException.class)
        .hasMessageContaining("step 7")
        .hasMessageMatching(
            ".*replica 16 broke down after \\d+ .*steps: atom \\d+ .*harmonic-bond.*")
        .hasMessageContaining("`burst.time-step`");
  }

  @Test
  void patchesWithLongerBurstsAreSampledLonger() {
    BurstContext context = context(0.2);
    BurstSettings s = context.settings();
    BurstContext stretched =
        new BurstContext(
            network.system(),
            basis,
            new BurstSettings(
                s.seed(),
                s.kT(),
                s.collisionRate(),
                s.timeStep(),
                s.preparationSteps(),
                s.equilibrationSteps(),
                new int[] {80, 32},
                s.sampleEvery(),
                1,
                0,
                s.tapers(),
                s.stiffness(),
                s.precision()));
    for (int patch = 0; patch < 2; patch++) {
      BlockLayout layout = new BlockLayout(patch, patch, patch * LANES, LANES, LANES);
      BlockResult result =
          BlockBurst.run(
              stretched,
              kernels,
              prepare(stretched, kernels, layout),
              BurstRequest.at(0, new double[3 * basis.rank()], false));
      for (PatchPartial partial : result.partials()) {
        assertThat(partial.samples).isEqualTo(patch == 0 ? 20 : 8);
        assertThat(partial.sampledTime).isCloseTo(patch == 0 ? 16 : 6.4, within(1e-12));
      }
      assertThat(result.partials()[0].scalars.steps).isEqualTo(patch == 0 ? 80 : 32);
    }
  }
}
