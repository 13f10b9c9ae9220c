package continuo.burst.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import continuo.error.InputException;
import continuo.forcefield.BondTopology;
import continuo.forcefield.DoubleWellBonds;
import continuo.forcefield.EnergyTerm;
import continuo.forcefield.HarmonicBonds;
import continuo.forcefield.LennardJones;
import continuo.forcefield.MolecularSystem;
import continuo.structure.Box;
import continuo.structure.Composite;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Forces and energies of the plain kernels against closed forms, differences and plain sums. */
class ForcesTest {
  private static final int LANES = 3;

  /** Every term alone and all together, in free space, in a wide and in a narrow periodic box. */
  static Stream<MolecularSystem> randomSystems() {
    List<MolecularSystem> systems = new ArrayList<>();
    Box[] boxes = {
      Box.FREE,
      new Box(7.5, 8, 9),
      new Box(2.2, 2.9, 3.1),
      new Box(7.5, 8, 9, 3.7, -3.6, 3.9),
      new Box(2.9, 2.7, 2.5, 1.4, -1.4, 1.3)
    };
    SplittableRandom random = new SplittableRandom(20_240_501);
    for (Box box : boxes) {
      int n = box.lx() > 0 && box.lx() < 3 ? 8 : 24;
      double[] edge =
          box.isPeriodic() ? new double[] {box.lx(), box.ly(), box.lz()} : new double[] {4, 4, 4};
      double[] r = TestSystems.separatedPoints(random, n, edge[0], edge[1], edge[2], 0.9, box);
      Composite composite = TestSystems.composite(box, r);
      BondTopology topology = TestSystems.bonds(random, n, 3 * n, box.isPeriodic());
      EnergyTerm harmonic = TestSystems.harmonic(random, topology);
      EnergyTerm doubleWell =
          TestSystems.doubleWell(random, TestSystems.bonds(random, n, n, box.isPeriodic()));
      EnergyTerm lj = TestSystems.lennardJones(random, n, 2.5, 0.4, false);
      EnergyTerm wca = TestSystems.lennardJones(random, n, 0, 0.3, true);
      systems.add(TestSystems.system(composite, harmonic));
      systems.add(TestSystems.system(composite, doubleWell));
      systems.add(TestSystems.system(composite, lj));
      systems.add(TestSystems.system(composite, wca));
      systems.add(TestSystems.system(composite, harmonic, lj, doubleWell, wca));
    }
    return systems.stream();
  }

  /**
   * Five-point differences with h = 1e-4: the truncation error is h⁴ V⁗′/30, with V⁗′ up to about
   * 1e7 for the steepest pairs here, so 3e-11; the rounding error is about 1e-16·|V|/h = 1e-10. The
   * forces are of order 10 to 1000 and must agree within 1e-8 of the largest. Where the cut-off
   * truncates a pair the force jumps by up to 0.04, so no distance may lie within 2h of a cut-off:
   * positions are drawn again until none does.
   */
  @ParameterizedTest
  @MethodSource("randomSystems")
  void forcesAreMinusTheGradientOfTheEnergy(MolecularSystem system) {
    double h = 1e-4;
    SplittableRandom random = new SplittableRandom(77);
    Composite composite = system.composite();
    double[] x;
    do {
      x = TestSystems.lanes(random, composite, LANES, 0.05);
    } while (BruteForce.closestToCutoff(system, x, LANES) < 3 * h);
    LaneForces forces = KernelProvider.plain().forces(system, LANES);
    double[] f = new double[x.length];
    double[] energy = new double[LANES];
    forces.compute(x, f, energy);
    double scale = largest(f);
    double[] ignored = new double[x.length];
    double[][] v = new double[4][LANES];
    double[] offsets = {-2 * h, -h, h, 2 * h};
    for (int c = 0; c < 3 * composite.nAtoms(); c++) {
      for (int o = 0; o < 4; o++) {
        double[] moved = x.clone();
        for (int lane = 0; lane < LANES; lane++) {
          moved[c * LANES + lane] += offsets[o];
        }
        forces.compute(moved, ignored, v[o]);
      }
      for (int lane = 0; lane < LANES; lane++) {
        double slope = (v[0][lane] - 8 * v[1][lane] + 8 * v[2][lane] - v[3][lane]) / (12 * h);
        assertThat(f[c * LANES + lane]).isCloseTo(-slope, within(1e-8 * scale));
      }
    }
  }

  /** All forces are pairwise opposite; what is left is the rounding of sums of about 100 terms. */
  @ParameterizedTest
  @MethodSource("randomSystems")
  void theForcesOnAllAtomsAddUpToZero(MolecularSystem system) {
    double[] x = TestSystems.lanes(new SplittableRandom(5), system.composite(), LANES, 0.05);
    double[] f = new double[x.length];
    KernelProvider.plain().forces(system, LANES).compute(x, f, new double[LANES]);
    double[] total = new double[3 * LANES];
    for (int c = 0; c < f.length; c++) {
      total[c % (3 * LANES)] += f[c];
    }
    assertThat(largest(total)).isLessThan(1e-13 * f.length * largest(f));
  }

  @ParameterizedTest
  @MethodSource("randomSystems")
  void energyAndForcesEqualThePlainDoubleSum(MolecularSystem system) {
    SplittableRandom random = new SplittableRandom(6);
    double[] x = TestSystems.lanes(random, system.composite(), LANES, 0.05);
    double[] f = new double[x.length];
    double[] energy = new double[LANES];
    KernelProvider.plain().forces(system, LANES).compute(x, f, energy);
    for (int lane = 0; lane < LANES; lane++) {
      double[] expected = new double[f.length / LANES];
      double v = BruteForce.evaluate(system, x, LANES, lane, expected);
      assertThat(energy[lane]).isCloseTo(v, within(1e-11 * Math.max(Math.abs(v), largest(f))));
      for (int c = 0; c < expected.length; c++) {
        assertThat(f[c * LANES + lane]).isCloseTo(expected[c], within(1e-11 * largest(f)));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("randomSystems")
  void theTermsAddUpToTheEnergyInTheirOrder(MolecularSystem system) {
    double[] x = TestSystems.lanes(new SplittableRandom(7), system.composite(), LANES, 0.05);
    LaneForces forces = KernelProvider.plain().forces(system, LANES);
    double[] energy = new double[LANES];
    forces.compute(x, new double[x.length], energy);
    double[][] byTerm = forces.energyByTerm();
    assertThat(byTerm).hasDimensions(system.terms().size(), LANES);
    for (int lane = 0; lane < LANES; lane++) {
      double sum = 0;
      for (int t = 0; t < byTerm.length; t++) {
        EnergyTerm alone = system.terms().get(t);
        double[] v = new double[LANES];
        KernelProvider.plain()
            .forces(TestSystems.system(system.composite(), alone), LANES)
            .compute(x, new double[x.length], v);
        assertThat(byTerm[t][lane]).isEqualTo(v[lane]);
        sum += v[lane];
      }
      assertThat(energy[lane]).isEqualTo(sum);
    }
  }

  @ParameterizedTest
  @MethodSource("randomSystems")
  void aLaneDoesNotFeelTheOthers(MolecularSystem system) {
    SplittableRandom random = new SplittableRandom(8);
    double[] x = TestSystems.lanes(random, system.composite(), LANES, 0.05);
    double[] f = new double[x.length];
    double[] energy = new double[LANES];
    KernelProvider.plain().forces(system, LANES).compute(x, f, energy);
    for (int lane = 0; lane < LANES; lane++) {
      double[] alone = new double[x.length / LANES];
      for (int c = 0; c < alone.length; c++) {
        alone[c] = x[c * LANES + lane];
      }
      double[] fAlone = new double[alone.length];
      double[] energyAlone = new double[1];
      KernelProvider.plain().forces(system, 1).compute(alone, fAlone, energyAlone);
      assertThat(energyAlone[0]).isEqualTo(energy[lane]);
      for (int c = 0; c < alone.length; c++) {
        assertThat(fAlone[c]).isEqualTo(f[c * LANES + lane]);
      }
    }
  }

  @Test
  void springsWithoutRestLengthAreExactlyQuadraticAndFineAtZeroLength() {
    Composite two = TestSystems.composite(Box.FREE, new double[6]);
    LaneForces forces = bond(two, 3, 0);
    double[] f = new double[6];
    double[] energy = new double[1];
    forces.compute(new double[] {1, 2, -1, 1, 2, -1}, f, energy);
    assertThat(f).containsOnly(0.0);
    assertThat(energy[0]).isZero();
    forces.compute(new double[] {0.5, 0, 0, 0, 0.25, -1}, f, energy);
    assertThat(f).containsExactly(-1.5, 0.75, -3, 1.5, -0.75, 3);
    assertThat(energy[0]).isEqualTo(1.5 * (0.25 + 0.0625 + 1));
  }

  @Test
  void bondedAtomsOnOnePointFeelNoForceOfUndefinedDirection() {
    Composite two = TestSystems.composite(Box.FREE, new double[6]);
    BondTopology topology = new BondTopology(new int[] {0}, new int[] {1}, new int[3]);
    double[] f = new double[6];
    double[] energy = new double[1];
    bond(two, 3, 2).compute(new double[6], f, energy);
    assertThat(f).containsOnly(0.0);
    assertThat(energy[0]).isEqualTo(6);
    DoubleWellBonds well =
        new DoubleWellBonds(
            topology, new double[] {1}, new double[] {2}, new double[] {1}, new double[] {0});
    KernelProvider.plain()
        .forces(TestSystems.system(two, well), 1)
        .compute(new double[6], f, energy);
    assertThat(f).containsOnly(0.0);
    assertThat(energy[0]).isEqualTo(64); // x = −3: (9 − 1)²
  }

  @Test
  void aDoubleWellHasItsMinimaAndBarrierWhereItsParametersSay() {
    Composite two = TestSystems.composite(Box.FREE, new double[6]);
    BondTopology topology = new BondTopology(new int[] {0}, new int[] {1}, new int[3]);
    double tilt = -0.75;
    DoubleWellBonds well =
        new DoubleWellBonds(
            topology, new double[] {1}, new double[] {1.5}, new double[] {2}, new double[] {tilt});
    LaneForces forces = KernelProvider.plain().forces(TestSystems.system(two, well), 3);
    double barrierX = 3 * tilt / (16 * 2);
    double[] x = new double[18];
    x[0] = 1;
    x[1] = 1.5;
    x[2] = 1.25 + 0.25 * barrierX;
    double[] f = new double[18];
    double[] energy = new double[3];
    forces.compute(x, f, energy);
    // The slope is 8E/h² = 256 times the error of a length, about 1e-16.
    assertThat(f[0]).isCloseTo(0, within(1e-12));
    assertThat(f[1]).isCloseTo(0, within(1e-12));
    assertThat(f[2]).isCloseTo(0, within(1e-12));
    assertThat(energy[1] - energy[0]).isCloseTo(tilt, within(1e-14));
    assertThat(energy[0]).isCloseTo(-0.5 * tilt, within(1e-14));
  }

  @Test
  void aPairAtTheMinimumOfLennardJonesHasEnergyMinusEpsilonAndBeyondTheCutoffNone() {
    Composite two = TestSystems.composite(Box.FREE, new double[6]);
    LennardJones lj = TestSystems.reducedLennardJones(2, 2.5, 0.3);
    LaneForces forces = KernelProvider.plain().forces(TestSystems.system(two, lj), 3);
    double[] x = new double[18];
    x[0] = Math.pow(2, 1.0 / 6);
    x[1] = Math.nextDown(2.5);
    x[2] = 2.5;
    double[] f = new double[18];
    double[] energy = new double[3];
    forces.compute(x, f, energy);
    assertThat(energy[0]).isCloseTo(-1, within(1e-14));
    assertThat(f[0]).isCloseTo(0, within(1e-13));
    assertThat(energy[1]).isCloseTo(4 * (Math.pow(2.5, -12) - Math.pow(2.5, -6)), within(1e-16));
    assertThat(energy[2]).isZero();
    assertThat(f[2]).isZero();
  }

  @Test
  void bondsBeyondTheAtomsAreRefused() {
    Composite two = TestSystems.composite(Box.FREE, new double[6]);
    BondTopology topology = new BondTopology(new int[] {0}, new int[] {2}, new int[3]);
    HarmonicBonds bonds = new HarmonicBonds(topology, new double[] {1}, new double[] {0});
    assertThatThrownBy(() -> KernelProvider.plain().forces(TestSystems.system(two, bonds), 1))
        .isInstanceOf(InputException.class)
        .hasMessage("Invalid harmonic-bond 0: atoms 0 and 2, but the system has 2 atoms (0 to 1)");
  }

  @Test
  void bondsThroughAnImageAreRefusedInFreeSpace() {
    Composite two = TestSystems.composite(Box.FREE, new double[6]);
    BondTopology topology = new BondTopology(new int[] {0}, new int[] {1}, new int[] {0, 1, 0});
    HarmonicBonds bonds = new HarmonicBonds(topology, new double[] {1}, new double[] {0});
    assertThatThrownBy(() -> KernelProvider.plain().forces(TestSystems.system(two, bonds), 1))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("periodic image in free space");
  }

  @Test
  void arraysOfTheWrongLengthAreRefused() {
    Composite two = TestSystems.composite(Box.FREE, new double[6]);
    LaneForces forces = bond(two, 1, 1);
    assertThatThrownBy(() -> forces.compute(new double[7], new double[6], new double[1]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Invalid positions: 7 numbers for a layout of 6");
  }

  private static LaneForces bond(Composite two, double stiffness, double restLength) {
    BondTopology topology = new BondTopology(new int[] {0}, new int[] {1}, new int[3]);
    HarmonicBonds bonds =
        new HarmonicBonds(topology, new double[] {stiffness}, new double[] {restLength});
    return KernelProvider.plain().forces(TestSystems.system(two, bonds), 1);
  }

  private static double largest(double[] values) {
    double most = 0;
    for (double v : values) {
      most = Math.max(most, Math.abs(v));
    }
    return most;
  }
}
