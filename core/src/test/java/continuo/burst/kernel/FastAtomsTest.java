package continuo.burst.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import continuo.forcefield.LennardJones12x6;
import continuo.forcefield.MolecularSystem;
import continuo.forcefield.NonbondedPairs;
import continuo.forcefield.Truncation;
import continuo.structure.Box;
import continuo.structure.Composite;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/**
 * A list that is kept while atoms move must show in no energy: every step is compared with the sum
 * over all pairs and images, of which a missed one is at least 0.01 of the well here.
 */
class FastAtomsTest {
  private static final int LANES = 2;
  private static final Box TILTED = new Box(6, 5.5, 6.5, 2.9, -2.7, 2.2);

  private static NonbondedPairs term(int nAtoms) {
    return NonbondedPairs.of(new int[nAtoms], 1)
        .all(LennardJones12x6.of(1, 0.5), Truncation.cut(1.2))
        .skin(0.2)
        .build();
  }

  /** One atom in one lane crosses the whole system, by less and by more than the skin at a time. */
  @Test
  void oneFastAtomInOneLaneMeetsEveryOther() {
    SplittableRandom random = new SplittableRandom(21);
    for (Box box : new Box[] {Box.FREE, TILTED}) {
      for (double step : new double[] {0.03, 0.19, 0.9, 7}) {
        int n = 40;
        double[] r = TestSystems.uniform(random, 3 * n, 0, 5);
        Composite composite = TestSystems.composite(box, r);
        MolecularSystem system = TestSystems.system(composite, term(n));
        double[] x = TestSystems.lanes(random, composite, LANES, 0);
        double[] direction = {0.6, -0.48, 0.64};
        LaneForces kept = KernelProvider.plain().forces(system, LANES);
        for (int move = 0; move < 40; move++) {
          for (int axis = 0; axis < 3; axis++) {
            x[(3 * 7 + axis) * LANES + 1] += step * direction[axis];
          }
          compare(system, kept, x);
        }
      }
    }
  }

  /**
   * Far apart in free space, then head on through each other: no list from before can know them.
   */
  @Test
  void twoAtomsThatComeFromFarAwayFeelEachOther() {
    Composite two = TestSystems.composite(Box.FREE, new double[] {-50, 0, 0, 50, 0.4, 0});
    MolecularSystem system = TestSystems.system(two, term(2));
    LaneForces kept = KernelProvider.plain().forces(system, LANES);
    double[] x = TestSystems.lanes(new SplittableRandom(1), two, LANES, 0);
    double deepest = 0;
    for (int step = 0; step < 1_100; step++) {
      for (int lane = 0; lane < LANES; lane++) {
        x[lane] += 0.047;
        x[3 * LANES + lane] -= 0.047;
      }
      deepest = Math.min(deepest, compare(system, kept, x));
    }
    assertThat(deepest).as("they met").isLessThan(-0.5);
  }

  /** Returns the energy of lane 0. */
  private static double compare(MolecularSystem system, LaneForces kept, double[] x) {
    double[] f = new double[x.length];
    double[] energy = new double[LANES];
    kept.compute(x, f, energy);
    double[] fFresh = new double[x.length];
    double[] energyFresh = new double[LANES];
    KernelProvider.plain().forces(system, LANES).compute(x, fFresh, energyFresh);
    Bits.assertSame(f, fFresh);
    for (int lane = 0; lane < LANES; lane++) {
      double[] force = new double[x.length / LANES];
      double expected = BruteForce.evaluate(system, x, LANES, lane, force);
      double scale = 0;
      for (double value : force) {
        scale += Math.abs(value);
      }
      // Overlapping atoms have energies of r⁻¹², of which the sum keeps 1e-16 per pair.
      assertThat(energy[lane]).isCloseTo(expected, within(1e-12 * (1 + scale)));
    }
    return energy[0];
  }
}
