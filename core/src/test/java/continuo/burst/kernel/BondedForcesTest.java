package continuo.burst.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import continuo.forcefield.EnergyTerm;
import continuo.forcefield.MolecularSystem;
import continuo.forcefield.PositionRestraints;
import continuo.structure.Box;
import continuo.structure.Composite;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for every bonded term in every geometry. */
class BondedForcesTest {
  private static final int LANES = 3;

  /** A term in a system, named for reports. */
  record Case(String name, MolecularSystem system) {
    @Override
    public String toString() {
      return name;
    }

    double[] positions(long seed) {
      return TestSystems.lanes(new SplittableRandom(seed), system.composite(), LANES, 0.05);
    }
  }

  /** Every term alone and all together, in free space, in a wide and in a narrow periodic box. */
  static Stream<Case> everyTermInEveryBox() {
    SplittableRandom random = new SplittableRandom(20_250_301);
    List<Case> cases = new ArrayList<>();
    Box[] boxes = {
      Box.FREE, new Box(7.5, 8, 9), new Box(2.2, 2.9, 3.1), new Box(3, 2.9, 3.1, 1.4, -1.5, 1.3)
    };
    for (Box box : boxes) {
      int n = box.isPeriodic() && box.lx() < 3 ? 8 : 20;
      double[] edge =
          box.isPeriodic() ? new double[] {box.lx(), box.ly(), box.lz()} : new double[] {4, 4, 4};
      double[] r = TestSystems.separatedPoints(random, n, edge[0], edge[1], edge[2], 0.9, box);
      Composite composite = TestSystems.composite(box, r);
      List<EnergyTerm> terms = new BondedSystems(random, composite, 12, true).everyTerm();
      for (EnergyTerm term : terms) {
        cases.add(new Case(term.name() + " " + box, TestSystems.system(composite, term)));
      }
      cases.add(new Case("all " + box, new MolecularSystem(composite, terms)));
    }
    return cases.stream();
  }

  /**
   * Five-point differences with h = 1e-4. Legs are longer than 0.6 and their angles have a sine
   * above 0.2, so that the fifth derivative of an n-fold dihedral is at most about k (n/0.12)⁵ =
   * 3e9 for n = 6, k = 10, and the truncation error h⁴ V⁽⁵⁾/30 = 1e-8; the rounding error is about
   * 1e-16 |V|/h = 1e-9 for |V| = 1000. Forces are of order 10 to 1000 and must agree within 2e-8 of
   * the largest. At a bend of the energy the second derivative jumps and differences are off by k
   * h: positions are drawn again until no distance lies within 3h of one.
   */
  @ParameterizedTest
  @MethodSource("everyTermInEveryBox")
  void forcesAreMinusTheGradientOfTheEnergy(Case one) {
    double h = 1e-4;
    double[] x;
    long seed = 77;
    do {
      x = one.positions(seed++);
    } while (BondedSystems.nearestBend(one.system(), x, LANES) < 3 * h);
    LaneForces forces = KernelProvider.plain().forces(one.system(), LANES);
    double[] f = new double[x.length];
    double[] energy = new double[LANES];
    forces.compute(x, f, energy);
    double scale = largest(f);
    assertThat(scale).isPositive();
    for (int c = 0; c < x.length / LANES; c++) {
      double[] slope = slopes(forces, x, c, h);
      for (int lane = 0; lane < LANES; lane++) {
        assertThat(f[c * LANES + lane])
            .as("coordinate %d, lane %d", c, lane)
            .isCloseTo(-slope[lane], within(2e-8 * scale));
      }
    }
  }

  private static double[] slopes(LaneForces forces, double[] x, int c, double h) {
    double[][] v = new double[4][LANES];
    double[] ignored = new double[x.length];
    int[] steps = {-2, -1, 1, 2};
    for (int s = 0; s < 4; s++) {
      double[] moved = x.clone();
      for (int lane = 0; lane < LANES; lane++) {
        moved[c * LANES + lane] += steps[s] * h;
      }
      forces.compute(moved, ignored, v[s]);
    }
    double[] slope = new double[LANES];
    for (int lane = 0; lane < LANES; lane++) {
      slope[lane] = (v[0][lane] - 8 * v[1][lane] + 8 * v[2][lane] - v[3][lane]) / (12 * h);
    }
    return slope;
  }

  /** Rounding of sums of about 100 terms; torques have arms of up to 5. */
  @ParameterizedTest
  @MethodSource("everyTermInEveryBox")
  void theForcesAddUpToZeroAndInFreeSpaceExertNoTorque(Case one) {
    boolean held = one.system().flatTerms().stream().anyMatch(PositionRestraints.class::isInstance);
    double[] x = one.positions(5);
    double[] f = new double[x.length];
    KernelProvider.plain().forces(one.system(), LANES).compute(x, f, new double[LANES]);
    double[] force = new double[3 * LANES];
    double[] torque = new double[3 * LANES];
    for (int i = 0; i < x.length / (3 * LANES); i++) {
      for (int lane = 0; lane < LANES; lane++) {
        double[] r = new double[3];
        double[] g = new double[3];
        for (int axis = 0; axis < 3; axis++) {
          r[axis] = x[(3 * i + axis) * LANES + lane];
          g[axis] = f[(3 * i + axis) * LANES + lane];
        }
        double[] moment = BondedSystems.cross(r, g);
        for (int axis = 0; axis < 3; axis++) {
          force[axis * LANES + lane] += g[axis];
          torque[axis * LANES + lane] += moment[axis];
        }
      }
    }
    double bound = 1e-13 * f.length * largest(f);
    if (held) {
      assertThat(largest(force))
          .isGreaterThan(bound); // the one kind of term that pulls from outside
    } else {
      assertThat(largest(force)).isLessThan(bound);
      if (!one.system().composite().box().isPeriodic()) {
        assertThat(largest(torque)).isLessThan(5 * bound);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("everyTermInEveryBox")
  void aLaneDoesNotFeelTheOthers(Case one) {
    double[] x = one.positions(8);
    double[] f = new double[x.length];
    double[] energy = new double[LANES];
    KernelProvider.plain().forces(one.system(), LANES).compute(x, f, energy);
    for (int lane = 0; lane < LANES; lane++) {
      double[] alone = new double[x.length / LANES];
      double[] fLane = new double[alone.length];
      for (int c = 0; c < alone.length; c++) {
        alone[c] = x[c * LANES + lane];
        fLane[c] = f[c * LANES + lane];
      }
      double[] fAlone = new double[alone.length];
      double[] energyAlone = new double[1];
      KernelProvider.plain().forces(one.system(), 1).compute(alone, fAlone, energyAlone);
      assertThat(energyAlone[0]).isEqualTo(energy[lane]);
      Bits.assertSame(fAlone, fLane);
    }
  }

  private static double largest(double[] values) {
    double most = 0;
    for (double v : values) {
      most = Math.max(most, Math.abs(v));
    }
    return most;
  }
}
