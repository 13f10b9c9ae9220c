package continuo.burst;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import continuo.burst.kernel.KernelProvider;
import continuo.burst.kernel.Kernels;
import continuo.forcefield.ExcludedPairs;
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
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Minimisation at fixed order parameters, from gentle starts and from absurd ones. */
class MinimiserTest {
  private static final int LANES = 8;
  private static final int CELLS = 5;

  /** Reduced units: σ = ε = 1, masses 1 or 4, in a periodic cube at ρ* = 0.8. */
  private static MolecularSystem fluid(double[] reference) {
    int n = reference.length / 3;
    double[] masses = new double[n];
    Arrays.setAll(masses, i -> i % 3 == 0 ? 4 : 1);
    double edge = edge(n);
    Composite composite =
        new Composite(
            new Box(edge, edge, edge),
            masses,
            reference,
            new int[n],
            Collections.nCopies(n, new AtomLabel("A", "ATM", "A", 1)));
    LennardJonesTable table =
        LennardJonesTable.of(new double[] {1}, new double[] {1}).cutoff(2).shifted().build();
    return new MolecularSystem(
        composite, List.of(new LennardJones(new int[n], table, 0.3, ExcludedPairs.NONE)));
  }

  private static double edge(int n) {
    return Math.cbrt(n / 0.8);
  }

  private static BurstContext context(MolecularSystem system) {
    OrderParameterBasis basis =
        new FourierBasis(1.3, 1, ScalingLaw.NATURAL, 1, 1e-8).build(system.composite());
    return FixedPhiEnsemble.context(system, basis, 1, 1, 0.005, 80, 10, 2);
  }

  /** Points of a cubic lattice, some of which are put beside or upon another. */
  private static double[] clashing(double distance, int clashes) {
    int n = CELLS * CELLS * CELLS;
    double spacing = edge(n) / CELLS;
    double[] r = new double[3 * n];
    for (int i = 0; i < n; i++) {
      r[3 * i] = spacing * (i % CELLS);
      r[3 * i + 1] = spacing * (i / CELLS % CELLS);
      r[3 * i + 2] = spacing * Math.floorDiv(i, CELLS * CELLS);
    }
    for (int k = 0; k < clashes; k++) {
      int i = 10 * k;
      System.arraycopy(r, 3 * (i + 1), r, 3 * i, 3);
      r[3 * i + k % 3] += distance;
    }
    return r;
  }

  private static double nearest(MolecularSystem system, double[] x) {
    double edge = system.composite().box().lx();
    double least = Double.POSITIVE_INFINITY;
    for (int i = 0; i < x.length / 3; i++) {
      for (int j = 0; j < i; j++) {
        double r2 = 0;
        for (int axis = 0; axis < 3; axis++) {
          double d = Math.IEEEremainder(x[3 * i + axis] - x[3 * j + axis], edge);
          r2 += d * d;
        }
        least = Math.min(least, Math.sqrt(r2));
      }
    }
    return least;
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.3, 0.1, 1e-3, 1e-30, 0})
  void atomsThatOverlapArePartedWithoutMovingTheOrderParameters(double distance) {
    MolecularSystem system = fluid(clashing(distance, 5));
    BurstContext context = context(system);
    StartStructure start = new StartStructure(context);
    assertThat(start.isStrained()).isTrue();

    StartStructure.Minimum minimum = start.minimise();

    assertThat(minimum.energy()).isFinite().isNegative();
    assertThat(minimum.strain()).isLessThan(0.1);
    // The wall of two atoms alone at twice the energy of a neighbour, 4(r⁻¹² − r⁻⁶) = 2, is at
    // 0.95.
    assertThat(nearest(system, minimum.positions())).isGreaterThan(0.9);
    for (double q : context.basis().coordinates(minimum.positions())) {
      assertThat(q).isCloseTo(0, within(1e-9));
    }
    assertThat(new StartStructure(context).minimise().positions())
        .containsExactly(minimum.positions());
  }

  @Test
  void aPerfectCrystalIsNotStrained() {
    StartStructure start = new StartStructure(context(fluid(clashing(0, 0))));

    assertThat(start.strain()).isLessThan(1e-9);
    assertThat(start.isStrained()).isFalse();
  }

  @Test
  void oneAtomALittleOutOfPlaceIsNoStrainThatDynamicsCannotTake() {
    double[] reference = clashing(0, 0);
    reference[31] += 0.05;

    assertThat(new StartStructure(context(fluid(reference))).isStrained()).isFalse();
  }

  @Test
  void theMinimumOfAHarmonicNetworkIsItsShapeAtTheseOrderParameters() {
    HarmonicNetwork network = HarmonicNetwork.randomFree(5, 30);
    OrderParameterBasis basis =
        new FourierBasis(2, 1, ScalingLaw.NATURAL, 2, 1e-8).build(network.composite());
    BurstContext context =
        FixedPhiEnsemble.context(network.system(), basis, HarmonicNetwork.COLD, 1, 0.2, 80, 10, 2);
    double[] reference = network.composite().copyReference();
    SplittableRandom random = new SplittableRandom(3);
    double[] start = new double[reference.length * LANES];
    for (int c = 0; c < start.length; c++) {
      start[c] = reference[c / LANES] + 1e-3 * (random.nextDouble() - 0.5);
    }
    Kernels kernels = KernelProvider.fastest(LANES);
    double[] end = minimiser(kernels, context).run(start, new int[] {0, 5}, 1e-7, 0, 20000);

    for (int lane : new int[] {0, 5}) {
      for (int c = 0; c < reference.length; c++) {
        // The residual of a network in its rest shape is 0 at q = 0.
        assertThat(end[c * LANES + lane]).isCloseTo(reference[c], within(1e-8));
      }
    }
    for (int c = 0; c < reference.length; c++) {
      assertThat(end[c * LANES + 1]).isEqualTo(start[c * LANES + 1]);
    }
  }

  @Test
  void lanesEndWithTheSameBitsWhateverTheOthersAre() {
    MolecularSystem system = fluid(clashing(0, 0));
    BurstContext context = context(system);
    double[] clash = clashing(0.05, 3);
    double[] start = new double[clash.length * LANES];
    double[] noise = Matrices.normal(4, start.length);
    for (int c = 0; c < start.length; c++) {
      int lane = c % LANES;
      start[c] = lane == 2 ? clash[c / LANES] : clashing(0, 0)[c / LANES] + 0.02 * lane * noise[c];
    }
    int[] wanted = {0, 2, 7};
    Kernels kernels = KernelProvider.fastest(LANES);
    double[] end = minimiser(kernels, context).run(start, wanted, 1e-3, 0, 4000);
    double[] alone = new double[clash.length];
    for (int lane : wanted) {
      for (int c = 0; c < alone.length; c++) {
        alone[c] = start[c * LANES + lane];
      }
      Kernels plain = KernelProvider.plain();
      PhiConstraint constraint = constraint(plain, context, 1);
      double[] single =
          new Minimiser(
                  plain.forces(system, 1),
                  constraint,
                  system.composite().copyMasses(),
                  1,
                  context.settings())
              .run(alone, new int[] {0}, 1e-3, 0, 4000);
      for (int c = 0; c < alone.length; c++) {
        assertThat(Double.doubleToRawLongBits(end[c * LANES + lane]))
            .isEqualTo(Double.doubleToRawLongBits(single[c]));
      }
    }
  }

  private static PhiConstraint constraint(Kernels kernels, BurstContext context, int lanes) {
    PhiConstraint constraint =
        new PhiConstraint(kernels, context.basis(), context.system().composite(), lanes);
    constraint.hold(new double[3 * context.basis().rank()]);
    return constraint;
  }

  private static Minimiser minimiser(Kernels kernels, BurstContext context) {
    return new Minimiser(
        kernels.forces(context.system(), LANES),
        constraint(kernels, context, LANES),
        context.system().composite().copyMasses(),
        LANES,
        context.settings());
  }
}
