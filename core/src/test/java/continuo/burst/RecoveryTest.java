package continuo.burst;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import continuo.burst.kernel.KernelProvider;
import continuo.burst.kernel.Kernels;
import continuo.error.NumericalException;
import continuo.forcefield.BondTopology;
import continuo.forcefield.DoubleWellBonds;
import continuo.forcefield.ExcludedPairs;
import continuo.forcefield.HarmonicBonds;
import continuo.forcefield.LennardJones;
import continuo.forcefield.LennardJonesTable;
import continuo.forcefield.MolecularSystem;
import continuo.known.FixedPhiEnsemble;
import continuo.known.HarmonicNetwork;
import continuo.known.Matrices;
import continuo.orderparam.FourierBasis;
import continuo.orderparam.OrderParameterBasis;
import continuo.orderparam.ScalingLaw;
import continuo.structure.AtomLabel;
import continuo.structure.Box;
import continuo.structure.Composite;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Replicas that break down in a burst: who notices, who is saved, and who must not. */
class RecoveryTest {
  private static final int LANES = 8;
  private static final int SICK = 3;

  /** Atoms along each edge of the cube. */
  private static final int EDGE = 3;

  private final Kernels kernels = KernelProvider.fastest(LANES);

  /** A cube of soft balls, harmonic bonds between neighbours; masses 1, kT = 1. */
  private static MolecularSystem cube(boolean doubleWells) {
    int n = EDGE * EDGE * EDGE;
    double[] reference = new double[3 * n];
    List<AtomLabel> labels = new ArrayList<>();
    List<int[]> pairs = new ArrayList<>();
    for (int i = 0; i < n; i++) {
      int[] at = {i % EDGE, i / EDGE % EDGE, i / (EDGE * EDGE)};
      for (int axis = 0; axis < 3; axis++) {
        reference[3 * i + axis] = at[axis];
        if (at[axis] < EDGE - 1) {
          pairs.add(new int[] {i, i + (int) Math.pow(EDGE, axis)});
        }
      }
      labels.add(new AtomLabel("B", "BLL", "A", i + 1));
    }
    double[] masses = new double[n];
    Arrays.fill(masses, 1);
    Composite composite = new Composite(Box.FREE, masses, reference, new int[n], labels);
    int[] first = pairs.stream().mapToInt(p -> p[0]).toArray();
    int[] second = pairs.stream().mapToInt(p -> p[1]).toArray();
    BondTopology bonds = new BondTopology(first, second, new int[3 * first.length]);
    if (doubleWells) {
      return new MolecularSystem(
          composite,
          List.of(
              new DoubleWellBonds(
                  bonds, all(bonds, 1), all(bonds, 1.5), all(bonds, 0.05), all(bonds, 0))));
    }
    LennardJonesTable table =
        LennardJonesTable.of(new double[] {1}, new double[] {0.8}).wca().build();
    return new MolecularSystem(
        composite,
        List.of(
            new HarmonicBonds(bonds, all(bonds, 100), all(bonds, 1)),
            new LennardJones(new int[n], table, 0.3, new ExcludedPairs(first, second))));
  }

  private static double[] all(BondTopology bonds, double value) {
    double[] values = new double[bonds.size()];
    Arrays.fill(values, value);
    return values;
  }

  private static BurstContext context(MolecularSystem system, double kT, double timeStep) {
    OrderParameterBasis basis =
        new FourierBasis(2.7, 1.2, ScalingLaw.NATURAL, 2, 1e-8).build(system.composite());
    return FixedPhiEnsemble.context(system, basis, kT, 1, timeStep, 80, 10, 2);
  }

  private ReplicaBlock prepared(BurstContext context, int replicas) {
    double[] reference = context.system().composite().copyReference();
    BlockLayout layout = new BlockLayout(1, 0, LANES, replicas, LANES);
    return BlockBurst.prepare(context, kernels, layout, reference).state();
  }

  /** A small move in two parts, unless it is a further round; then a burst with stiffness. */
  private static BurstRequest request(BurstContext context, int round) {
    double[] q = Matrices.normal(1, 3 * context.basis().rank());
    for (int c = 0; c < q.length; c++) {
      q[c] *= 0.02;
    }
    double[] start = new double[q.length];
    return round == 0
        ? new BurstRequest(7, 0, start, q, q, 2, null, null, true)
        : new BurstRequest(7, round, start, start, start, 1, null, null, true);
  }

  private static ReplicaBlock changed(
      ReplicaBlock b, int quarantined, Consumer<double[][]> change) {
    double[] x = b.positions().clone();
    double[] v = b.velocities().clone();
    change.accept(new double[][] {x, v});
    return new ReplicaBlock(
        b.id(), b.patch(), b.firstReplica(), b.active(), quarantined, b.lanes(), x, v);
  }

  private static int at(int atom, int axis, int lane) {
    return (3 * atom + axis) * LANES + lane;
  }

  private static void assertSameBits(double[] a, double[] b) {
    assertThat(Arrays.stream(a).mapToLong(Double::doubleToRawLongBits).toArray())
        .isEqualTo(Arrays.stream(b).mapToLong(Double::doubleToRawLongBits).toArray());
  }

  private static void assertSameBitsInOtherLanes(ReplicaBlock a, ReplicaBlock b, int lane) {
    for (int l = 0; l < LANES; l++) {
      if (l != lane) {
        assertSameBits(a.lane(l), b.lane(l));
      }
    }
  }

  private static void assertSameSums(BlockResult a, BlockResult b) {
    for (int p = 0; p < a.partials().length; p++) {
      PatchPartial x = a.partials()[p];
      PatchPartial y = b.partials()[p];
      assertThat(x.replicas).isEqualTo(y.replicas);
      assertSameBits(x.forceSum, y.forceSum);
      assertSameBits(x.terms, y.terms);
      assertSameBits(x.variance, y.variance);
      assertSameBits(x.lagged, y.lagged);
      assertSameBits(x.stiffness, y.stiffness);
    }
    BlockScalars s = a.partials()[0].scalars;
    BlockScalars t = b.partials()[0].scalars;
    assertThat(s.count).isEqualTo(t.count);
    assertThat(s.potentialEnergy).isEqualTo(t.potentialEnergy);
    assertThat(s.kineticEnergy).isEqualTo(t.kineticEnergy);
    assertThat(s.radiusOfGyration).isEqualTo(t.radiusOfGyration);
    assertSameBits(s.driftSquared, t.driftSquared);
    assertThat(s.quarantined).isEqualTo(t.quarantined);
  }

  /** Ways to be beyond help, and what is said about them. */
  private enum Injury {
    NOT_A_NUMBER(
        "after 0 .*: atom 5 \\(B BLL A6\\) at \\(.*NaN.*, largest force from harmonic-bond, not a finite number") {
      @Override
      void inflict(double[] x, double[] v) {
        x[at(5, 1, SICK)] = Double.NaN;
      }
    },
    LOST_IN_SPACE("after 0 .*: atom 5 \\(B BLL A6\\) at \\(.*1\\.000e\\+200.*") {
      @Override
      void inflict(double[] x, double[] v) {
        x[at(5, 2, SICK)] = 1e200;
      }
    },
    OVERLAP(
        "after \\d+ .*: atom (0|26) \\(B BLL A(1|27)\\).*largest force from lennard-jones, .*") {
      @Override
      void inflict(double[] x, double[] v) {
        for (int axis = 0; axis < 3; axis++) {
          x[at(0, axis, SICK)] = x[at(26, axis, SICK)] + 0.03;
        }
      }
    },
    TOO_FAST(
        "after 0 .*: atom 12 \\(B BLL A13\\).* with 1(\\.00)?e\\+06 nm/ps, largest force from .*") {
      @Override
      void inflict(double[] x, double[] v) {
        v[at(12, 0, SICK)] = 1e6;
      }
    };

    final String story;

    Injury(String story) {
      this.story = story;
    }

    abstract void inflict(double[] x, double[] v);
  }

  @ParameterizedTest
  @org.junit.jupiter.params.provider.EnumSource(Injury.class)
  void aReplicaBeyondHelpIsQuarantinedAndTheOthersDoNotNotice(Injury injury) {
    BurstContext context = context(cube(false), 1, 0.02);
    ReplicaBlock healthy = prepared(context, LANES - 1);
    ReplicaBlock start = changed(healthy, 0, xv -> injury.inflict(xv[0], xv[1]));

    // A move would part atoms that overlap.
    BurstRequest request = request(context, injury == Injury.OVERLAP ? 1 : 0);
    BlockResult result = BlockBurst.run(context, kernels, start, request);

    BlockResult without =
        BlockBurst.run(context, kernels, changed(healthy, 1 << SICK, xv -> {}), request);
    assertSameBitsInOtherLanes(result.state(), without.state(), SICK);
    assertSameSums(result, without);
    assertThat(result.partials()[0].replicas).isEqualTo(LANES - 2);
    assertThat(result.state().quarantined()).isEqualTo(1 << SICK);
    assertThat(result.state().lane(SICK)).doesNotContain(Double.NaN);
    assertThat(result.reports())
        .singleElement()
        .asString()
        .matches(
            "In step 7, replica 11 broke down "
                + injury.story
                + "; and again with half the time step: it is quarantined");
    assertThat(result.partials()[0].scalars.reports).containsExactlyElementsOf(result.reports());
    assertThat(without.reports()).isEmpty();

    BurstRequest next = BurstRequest.at(8, request.target(), true);
    assertSameSums(
        BlockBurst.run(context, kernels, result.state(), next),
        BlockBurst.run(context, kernels, without.state(), next));
  }

  @Test
  void plainAndVectorKernelsSaveAndLoseTheSame() {
    BurstContext context = context(cube(false), 1, 0.02);
    ReplicaBlock start =
        changed(prepared(context, LANES), 0, xv -> Injury.OVERLAP.inflict(xv[0], xv[1]));

    BlockResult plain = BlockBurst.run(context, KernelProvider.plain(), start, request(context, 1));
    BlockResult vector = BlockBurst.run(context, kernels, start, request(context, 1));

    assertSameBits(plain.state().positions(), vector.state().positions());
    assertSameSums(plain, vector);
    assertThat(plain.reports()).isEqualTo(vector.reports());
  }

  @Test
  void aTimeStepTooLongForTheStiffestModeIsHalved() {
    HarmonicNetwork network = HarmonicNetwork.randomFree(5, 30);
    double[] squares = network.squaredFrequencies();
    // Stable below 2/ω.
    double timeStep = 2.2 / Math.sqrt(squares[squares.length - 1]);
    OrderParameterBasis basis =
        new FourierBasis(2, 1, ScalingLaw.NATURAL, 2, 1e-8).build(network.composite());
    BurstContext tooLong =
        FixedPhiEnsemble.context(
            network.system(), basis, HarmonicNetwork.COLD, 1, timeStep, 400, 10, 2);
    BurstContext sound =
        FixedPhiEnsemble.context(
            network.system(), basis, HarmonicNetwork.COLD, 1, timeStep / 8, 400, 10, 2);
    ReplicaBlock start = prepared(sound, LANES);
    BurstRequest request = BurstRequest.at(0, new double[3 * basis.rank()], true);

    BlockResult result = BlockBurst.run(tooLong, kernels, start, request);

    assertThat(result.reports())
        .hasSize(LANES)
        .allMatch(
            text -> text.matches("In step 0, replica \\d+ .*harmonic-bond.*half the time step"));
    assertThat(result.state().quarantined()).isZero();
    PatchPartial partial = result.partials()[0];
    assertThat(partial.replicas).isEqualTo(LANES);
    assertThat(partial.samples).isEqualTo(40);
    assertThat(partial.sampledTime).isCloseTo(400 * timeStep, within(1e-9 * timeStep));
    assertThat(partial.scalars.count).isEqualTo(40L * LANES);
    assertThat(partial.scalars.steps).isEqualTo(800);
  }

  /**
   * Quartic wells: what is too long a step for wide swings is none for narrow ones. All lanes swing
   * a little, one swings widely.
   */
  @ParameterizedTest
  @ValueSource(ints = {2, 6})
  void aReplicaThatOnlyNeedsAShorterStepIsSavedAndTheOthersDoNotNotice(int wild) {
    BurstContext context = context(cube(true), 0.02, 0.2);
    ReplicaBlock calm = prepared(context, LANES);
    Consumer<double[][]> excite =
        xv -> {
          for (int c = wild; c < xv[1].length; c += LANES) {
            xv[1][c] *= 10;
          }
        };
    ReplicaBlock start = changed(calm, 0, excite);
    BurstRequest request = BurstRequest.at(3, new double[3 * context.basis().rank()], true);

    BlockResult result = BlockBurst.run(context, kernels, start, request);

    BlockResult undisturbed = BlockBurst.run(context, kernels, calm, request);
    assertThat(undisturbed.reports()).isEmpty();
    assertSameBitsInOtherLanes(result.state(), undisturbed.state(), wild);
    assertThat(result.reports())
        .singleElement()
        .asString()
        .matches(
            "In step 3, replica "
                + (LANES + wild)
                + " broke down after \\d+ .*double-well-bond.*; it came through with half the time"
                + " step");
    assertThat(result.state().quarantined()).isZero();
    assertThat(result.partials()[0].replicas).isEqualTo(LANES);
    assertThat(result.partials()[0].scalars.steps).isEqualTo(80);
    // What is saved does not depend on the neighbours either.
    int neighbour = (wild + 1) % LANES;
    Consumer<double[][]> soothe =
        xv -> {
          for (int c = neighbour; c < xv[1].length; c += LANES) {
            xv[1][c] *= 0.5;
          }
        };
    ReplicaBlock other = changed(start, 0, soothe);
    assertSameBits(
        BlockBurst.run(context, kernels, other, request).state().lane(wild),
        result.state().lane(wild));
  }

  @Test
  void aBlockWithoutAReplicaLeftCannotGoOn() {
    BurstContext context = context(cube(false), 1, 0.02);
    ReplicaBlock start =
        changed(
            prepared(context, SICK + 1), 0b0111, xv -> Injury.NOT_A_NUMBER.inflict(xv[0], xv[1]));

    assertThatThrownBy(() -> BlockBurst.run(context, kernels, start, request(context, 1)))
        .isInstanceOf(NumericalException.class)
        .hasMessageMatching(
            "Cannot continue step 7: no replica of block 1 is left; replica 11 broke down after 0"
                + " .*atom 5 .*harmonic-bond.*, and again with half the time step; shorten"
                + " `burst.time-step` or look at the structure there");
  }
}
