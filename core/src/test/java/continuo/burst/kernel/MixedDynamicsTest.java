package continuo.burst.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import continuo.forcefield.EnergyTerm;
import continuo.forcefield.MolecularSystem;
import continuo.random.Stream;
import continuo.structure.Box;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Single-precision forces: twins to the bit, close to the exact ones, one lane alone in its fate.
 */
class MixedDynamicsTest {
  private static final Kernels PLAIN = new PlainKernels();
  private static final Kernels VECTOR = new VectorKernels();
  private static final Thermostat THERMOSTAT = new Thermostat(1e-6, 3, 2.5);

  /** Bonds of both kinds and pairs, atoms on a jittered lattice so that none is on another. */
  private static MolecularSystem system(SplittableRandom random) {
    int side = 2 + random.nextInt(3);
    int n = side * side * side;
    double[] r = new double[3 * n];
    for (int i = 0; i < n; i++) {
      int[] cell = {i % side, i / side % side, i / (side * side)};
      for (int axis = 0; axis < 3; axis++) {
        r[3 * i + axis] = 1.1 * cell[axis] + 0.1 * random.nextDouble();
      }
    }
    Box box = random.nextBoolean() ? Box.FREE : new Box(7, 7.5, 8);
    List<EnergyTerm> terms = new ArrayList<>();
    var some = TestSystems.bonds(random, n, n, box.isPeriodic());
    terms.add(TestSystems.harmonic(random, some));
    terms.add(TestSystems.doubleWell(random, TestSystems.bonds(random, n, n, box.isPeriodic())));
    terms.add(TestSystems.lennardJones(random, n, 2, 0.3, random.nextBoolean()));
    return new MolecularSystem(TestSystems.composite(box, r), terms);
  }

  private static double[][] run(
      Kernels kernels, MolecularSystem system, int lanes, double[] start, int steps) {
    double[] x = start.clone();
    double[] v = new double[x.length];
    LaneDynamics d = kernels.dynamics(system, lanes, Precision.MIXED, THERMOSTAT, x, v);
    LaneNoise noise = kernels.noise(lanes);
    noise.restart(1, Stream.THERMOSTAT, 2, 3);
    d.sumForces(true);
    d.computeForces();
    for (int s = 1; s <= steps; s++) {
      d.kickAndDrift(s == 1 ? 1 : 2, noise);
      d.computeForces();
    }
    d.kick();
    return new double[][] {x, v, d.forces().clone(), d.forceSum().clone()};
  }

  @Test
  void plainAndVectorTrajectoriesAreTheSameBits() {
    for (int seed = 0; seed < 20; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      int lanes = (1 + random.nextInt(2)) * VectorWidth.FLOAT.length();
      MolecularSystem system = system(random);
      double[] start = TestSystems.lanes(random, system.composite(), lanes, 0.02);
      double[][] plain = run(PLAIN, system, lanes, start, 10);
      double[][] vector = run(VECTOR, system, lanes, start, 10);
      for (int which = 0; which < 4; which++) {
        Bits.assertSame(vector[which], plain[which]);
      }
    }
  }

  @Test
  void aLaneDoesNotFeelTheOthers() {
    SplittableRandom random = new SplittableRandom(5);
    int lanes = VectorWidth.FLOAT.length();
    MolecularSystem system = system(random);
    double[] start = TestSystems.lanes(random, system.composite(), lanes, 0.02);
    double[] other = start.clone();
    for (int c = 0; c < other.length; c++) {
      other[c] += c % lanes == 1 ? 0 : 0.05 * random.nextDouble();
    }
    double[][] first = run(VECTOR, system, lanes, start, 10);
    double[][] second = run(VECTOR, system, lanes, other, 10);
    for (int which = 0; which < 4; which++) {
      for (int c = 1; c < start.length; c += lanes) {
        assertThat(second[which][c]).isEqualTo(first[which][c]);
      }
    }
  }

  /**
   * A pair vector d is off by at most 2⁻²³ (|d| + |u_i| + |u_j|) or so, each force by a few 2⁻²⁴ of
   * itself and by its stiffness times that. Bounded here term by term by what single precision can
   * do: 1e-5 of the largest force on any atom before it cancels against others.
   */
  @Test
  void forcesAreThoseOfDoublePrecisionToSinglePrecision() {
    double worst = 0;
    for (int seed = 0; seed < 40; seed++) {
      SplittableRandom random = new SplittableRandom(100 + seed);
      int lanes = VectorWidth.FLOAT.length();
      MolecularSystem system = system(random);
      for (EnergyTerm term : system.terms()) {
        MolecularSystem alone = new MolecularSystem(system.composite(), List.of(term));
        double[] x = TestSystems.lanes(random, system.composite(), lanes, 0.02);
        LaneDynamics d =
            VECTOR.dynamics(alone, lanes, Precision.MIXED, THERMOSTAT, x, new double[x.length]);
        d.computeForces();
        double[] exact = new double[x.length];
        d.exact().compute(x, exact, null);
        double largest = 0;
        double error = 0;
        double[] f = d.forces();
        for (int c = 0; c < f.length; c++) {
          largest = Math.max(largest, Math.abs(exact[c]));
          error = Math.max(error, Math.abs(f[c] - exact[c]));
        }
        if (largest > 0) {
          worst = Math.max(worst, error / largest);
        }
      }
    }
    assertThat(worst).isBetween(1e-9, 1e-5);
  }

  @Test
  void positionsWrittenFromOutsideCountOnceTheyAreAnnounced() {
    SplittableRandom random = new SplittableRandom(3);
    int lanes = VectorWidth.FLOAT.length();
    MolecularSystem system = system(random);
    double[] x = TestSystems.lanes(random, system.composite(), lanes, 0.02);
    double[] shifted = x.clone();
    for (int c = 0; c < shifted.length; c++) {
      shifted[c] += 0.01 * random.nextDouble();
    }
    double[] expected = run(VECTOR, system, lanes, shifted, 0)[2];
    LaneDynamics d =
        VECTOR.dynamics(system, lanes, Precision.MIXED, THERMOSTAT, x, new double[x.length]);
    d.computeForces();
    System.arraycopy(shifted, 0, x, 0, x.length);
    d.moved();
    d.computeForces();
    Bits.assertSame(d.forces(), expected);
  }

  /** In double to the bit; in single precision every addition rounds the sum so far. */
  @ParameterizedTest
  @EnumSource(Precision.class)
  void forcesAreSummedOverTheStepsOfEachRun(Precision precision) {
    SplittableRandom random = new SplittableRandom(4);
    int lanes = VectorWidth.FLOAT.length();
    MolecularSystem system = system(random);
    double[] x = TestSystems.lanes(random, system.composite(), lanes, 0.02);
    for (Kernels kernels : List.of(PLAIN, VECTOR)) {
      LaneDynamics d =
          kernels.dynamics(system, lanes, precision, THERMOSTAT, x.clone(), new double[x.length]);
      assertThatThrownBy(d::forceSum)
          .isInstanceOf(IllegalStateException.class)
          .hasMessage("No sum of forces was started");
      LaneNoise noise = kernels.noise(lanes);
      d.computeForces();
      for (int run = 0; run < 2; run++) {
        d.sumForces(true);
        double[] expected = new double[x.length];
        double[] magnitude = new double[x.length];
        int steps = 5;
        for (int s = 1; s <= steps; s++) {
          d.kickAndDrift(s == 1 ? 1 : 2, noise);
          d.computeForces();
          double[] f = d.forces();
          for (int c = 0; c < f.length; c++) {
            expected[c] += f[c];
            magnitude[c] += Math.abs(f[c]);
          }
        }
        d.kick();
        d.sumForces(false);
        d.kick();
        double[] sum = d.forceSum();
        double unit = precision == Precision.MIXED ? 0x1p-24 : 0;
        for (int c = 0; c < sum.length; c++) {
          assertThat(Math.abs(sum[c] - expected[c]))
              .isLessThanOrEqualTo(steps * unit * magnitude[c]);
        }
      }
    }
  }
}
