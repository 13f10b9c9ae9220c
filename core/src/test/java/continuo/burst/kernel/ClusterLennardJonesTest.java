package continuo.burst.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import continuo.error.NumericalException;
import continuo.forcefield.LennardJones;
import continuo.forcefield.MolecularSystem;
import continuo.structure.Box;
import continuo.structure.Composite;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Pairs in clusters against all pairs, the twin, and single precision against double. */
class ClusterLennardJonesTest {
  private static final double CUTOFF = 1.8;
  private static final double SKIN = 0.2;

  /** Free space; wider than twice the reach; so narrow that a pair meets through two images. */
  private static final Box[] BOXES = {Box.FREE, new Box(5.5, 7, 6.2), new Box(2.5, 2.6, 4)};

  /** A random liquid, its lanes, and its kernels. */
  private static final class Case {
    final MolecularSystem system;
    final int lanes;
    final double[] x;

    Case(long seed, Box box, int nAtoms, int lanes) {
      SplittableRandom random = new SplittableRandom(seed);
      double[] edge =
          box.isPeriodic() ? new double[] {box.lx(), box.ly(), box.lz()} : new double[] {5, 4, 6};
      double[][] r = new double[lanes][];
      for (int lane = 0; lane < lanes; lane++) {
        r[lane] = TestSystems.separatedPoints(random, nAtoms, edge[0], edge[1], edge[2], 0.85, box);
      }
      this.lanes = lanes;
      Composite composite = TestSystems.composite(box, r[0]);
      system =
          TestSystems.system(
              composite,
              TestSystems.lennardJones(random, nAtoms, CUTOFF, SKIN, random.nextInt(4) == 0));
      x = new double[3 * nAtoms * lanes];
      for (int c = 0; c < x.length; c++) {
        x[c] = r[c % lanes][c / lanes];
      }
      TestSystems.unwrap(random, x, lanes, box, random.nextInt(3));
    }

    TermKernel kernel(AbstractKernels kernels) {
      LennardJones lj = (LennardJones) system.terms().get(0);
      assertThat(ClusterLennardJones.fits(system.composite().box(), lj)).isTrue();
      return new ClusterLennardJones(
          system.composite(),
          lj,
          new PairTable(lj, system.composite().box()),
          lanes,
          kernels.clusterScreen(),
          kernels.clusterForces());
    }

    void assertEqualsBruteForce(TermKernel kernel) {
      double[] f = new double[x.length];
      double[] energy = new double[lanes];
      kernel.add(x, f, energy);
      for (int lane = 0; lane < lanes; lane++) {
        double[] expected = new double[x.length / lanes];
        double v = BruteForce.evaluate(system, x, lanes, lane, expected);
        double largest = Arrays.stream(expected).map(Math::abs).max().orElse(0);
        // Of the order of the sum of the absolute values of the pair energies, as f·r is.
        assertThat(energy[lane])
            .isCloseTo(v, within(1e-12 * (Math.abs(v) + largest * expected.length)));
        for (int c = 0; c < expected.length; c++) {
          assertThat(f[c * lanes + lane])
              .as("lane %d, coordinate %d", lane, c)
              .isCloseTo(expected[c], within(1e-12 * largest));
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 7, 8, 9, 16, 17, 25})
  void forcesAndEnergiesEqualThoseOfAllPairs(int nAtoms) {
    for (Box box : BOXES) {
      for (long seed = 0; seed < 10; seed++) {
        Case c = new Case(100L * nAtoms + seed, box, nAtoms, 3);
        c.assertEqualsBruteForce(c.kernel(new PlainKernels()));
        c.assertEqualsBruteForce(c.kernel(new VectorKernels()));
      }
    }
  }

  @Test
  void aDenseLiquidOfSeveralTypesEqualsAllPairs() {
    for (Box box : new Box[] {Box.FREE, BOXES[1]}) {
      for (long seed = 0; seed < 4; seed++) {
        Case c = new Case(seed, box, 130, 2);
        c.assertEqualsBruteForce(c.kernel(new VectorKernels()));
      }
    }
  }

  @Test
  void noPairIsMissedWhileAtomsMove() {
    for (Box box : BOXES) {
      Case c = new Case(7, box, box.equals(BOXES[2]) ? 20 : 100, 2);
      SplittableRandom random = new SplittableRandom(1);
      TermKernel kernel = c.kernel(new VectorKernels());
      double[] velocity = random.doubles(c.x.length, -0.02, 0.02).toArray();
      for (int step = 0; step < 60; step++) {
        for (int k = 0; k < c.x.length; k++) {
          c.x[k] += velocity[k];
        }
        if (step == 30) { // and one atom of one lane leaps over half the system
          c.x[13] += 3.1;
        }
        c.assertEqualsBruteForce(kernel);
      }
      ListStatistics list = kernel.listStatistics();
      assertThat(list.searches()).as("searches").isBetween(2L, 59L);
      assertThat(list.choices()).as("choices").isGreaterThan(list.searches()).isLessThan(60);
    }
  }

  @Test
  void plainAndVectorVersionsGiveTheSameBits() {
    for (long seed = 0; seed < 20; seed++) {
      Box box = BOXES[(int) seed % 3];
      Case c = new Case(seed, box, 1 + 5 * (int) (seed % 5), 2);
      TermKernel plain = c.kernel(new PlainKernels());
      TermKernel vector = c.kernel(new VectorKernels());
      TermKernel forceOnly = c.kernel(new VectorKernels());
      SplittableRandom random = new SplittableRandom(seed);
      for (int move = 0; move < 6; move++) {
        double[][] f = new double[3][c.x.length];
        double[][] energy = new double[2][c.lanes];
        plain.add(c.x, f[0], energy[0]);
        vector.add(c.x, f[1], energy[1]);
        forceOnly.add(c.x, f[2], null);
        Bits.assertSame(f[1], f[0]);
        Bits.assertSame(f[2], f[0]);
        Bits.assertSame(energy[1], energy[0]);
        for (int k = 0; k < c.x.length; k++) {
          c.x[k] += 0.1 * (random.nextDouble() - 0.5);
        }
      }
    }
  }

  @Test
  void aPositionThatIsNoNumberIsReportedWithItsAtomAndLane() {
    Case c = new Case(1, BOXES[1], 30, 3);
    TermKernel kernel = c.kernel(new VectorKernels());
    double[] f = new double[c.x.length];
    kernel.add(c.x, f, null);
    c.x[(3 * 13 + 1) * 3 + 2] = Double.NaN;
    assertThatThrownBy(() -> kernel.add(c.x, f, null))
        .isInstanceOf(NumericalException.class)
        .hasMessageContaining("coordinate y of atom 13 (CA GLY A1) in lane 2 is NaN");
  }

  @Test
  void anAtomFarAwayInFreeSpaceIsNoTrouble() {
    Case c = new Case(2, Box.FREE, 40, 2);
    c.x[0] = 1e7;
    c.x[c.x.length - 1] = -3e7;
    TermKernel kernel = c.kernel(new VectorKernels());
    double[] f = new double[c.x.length];
    kernel.add(c.x, f, null);
    assertThat(f[0]).isZero();
    assertThat(Arrays.stream(f).allMatch(Double::isFinite)).isTrue();
  }
}
