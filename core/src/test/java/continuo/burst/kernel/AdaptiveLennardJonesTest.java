package continuo.burst.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import continuo.forcefield.ExcludedPairs;
import continuo.forcefield.LennardJones;
import continuo.forcefield.LennardJonesTable;
import continuo.forcefield.MolecularSystem;
import continuo.random.Stream;
import continuo.structure.Composite;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Which kernel runs, and that it makes no difference. */
class AdaptiveLennardJonesTest {
  private static final int LANES = 8;

  /** Prime to 500 = 4·5³ atoms: each lane deals the places of the lattice out differently. */
  private static final int[] SPREAD = {1, 3, 7, 9, 11, 13, 17, 19};

  @Test
  void replicasOfASolidShareOneListAndStrangersDoNot() {
    Composite fcc = TestSystems.fcc(5, 0.9);
    MolecularSystem system =
        TestSystems.system(fcc, TestSystems.reducedLennardJones(fcc.nAtoms(), 2.5, 0.3));
    double[] x = TestSystems.lanes(new SplittableRandom(1), fcc, LANES, 0.05);
    ListStatistics solid = afterOneCall(system, x);
    assertThat(solid.clusterUpdates()).isZero();
    // All listed pairs are near in all lanes, but for the skin: (2.5/2.8)³ = 0.71 at uniform
    // density; shells of neighbours and vibrations move it by less than 0.15.
    assertThat(solid.fill()).isCloseTo(0.71, within(0.15));
    int n = fcc.nAtoms();
    double[] strangers = new double[x.length];
    for (int c = 0; c < x.length; c++) {
      int lane = c % LANES;
      int atom = (c / LANES / 3 * SPREAD[lane]) % n;
      strangers[c] = x[(3 * atom + c / LANES % 3) * LANES + lane];
    }
    ListStatistics liquid = afterOneCall(system, strangers);
    assertThat(liquid.clusterUpdates()).isOne();
    // An atom has the neighbours of 8 places of the lattice; some coincide.
    assertThat(liquid.fill()).isBetween(0.71 / LANES * 0.85, 0.2);
  }

  private static ListStatistics afterOneCall(MolecularSystem system, double[] x) {
    LaneForces forces = new VectorKernels().forces(system, LANES);
    forces.compute(x, new double[x.length], null);
    assertThat(forces.listStatistics().updates()).isOne();
    return forces.listStatistics();
  }

  @Test
  void forcesAgreeToRoundOffWhileACrystalMeltsAndTheKernelChanges() {
    Composite fcc = TestSystems.fcc(4, 0.75);
    int n = fcc.nAtoms();
    MolecularSystem system = TestSystems.system(fcc, TestSystems.reducedLennardJones(n, 2.2, 0.4));
    Kernels kernels = new VectorKernels();
    LaneForces adaptive = kernels.forces(system, LANES);
    double[] x = TestSystems.lanes(new SplittableRandom(2), fcc, LANES, 0.05);
    double[] v = new double[x.length];
    double[] f = new double[x.length];
    double[] energy = new double[LANES];
    Baoab baoab = kernels.baoab(fcc.copyMasses(), LANES, new Thermostat(0.005, 1, 2.5));
    LaneNoise noise = kernels.noise(LANES);
    noise.restart(1, Stream.THERMOSTAT, 0, 0);
    adaptive.compute(x, f, energy);
    boolean began = adaptive.listStatistics().clusterUpdates() == 0;
    for (int step = 1; step <= 3500; step++) {
      baoab.kickAndDrift(x, v, f, step == 1 ? 1 : 2, noise);
      adaptive.compute(x, f, step % 250 == 0 ? energy : null);
      if (step % 250 == 0) {
        double[] expected = new double[x.length];
        double[] expectedEnergy = new double[LANES];
        shared(system).add(x, expected, expectedEnergy);
        double largest = Arrays.stream(expected).map(Math::abs).max().orElseThrow();
        for (int c = 0; c < x.length; c++) {
          assertThat(f[c]).isCloseTo(expected[c], within(1e-12 * largest));
        }
        for (int lane = 0; lane < LANES; lane++) {
          assertThat(energy[lane])
              .isCloseTo(expectedEnergy[lane], within(1e-12 * Math.abs(expectedEnergy[lane]) * n));
        }
      }
    }
    assertThat(began).as("side by side at the start").isTrue();
    ListStatistics list = adaptive.listStatistics();
    assertThat(list.clusterUpdates()).as("in clusters at the end").isBetween(1L, 3499L);
  }

  /** The tail is a constant of the box, which both kernels have to add. */
  @Test
  void theTailEnergyIsThereWhicheverKernelRuns() {
    Composite fcc = TestSystems.fcc(5, 0.9);
    int n = fcc.nAtoms();
    double[] apart = new double[3 * n * LANES];
    for (int c = 0; c < apart.length; c++) {
      int atom = (c / LANES / 3 * SPREAD[c % LANES]) % n;
      apart[c] = fcc.reference(atom, c / LANES % 3);
    }
    for (double[] x :
        new double[][] {TestSystems.lanes(new SplittableRandom(1), fcc, LANES, 0), apart}) {
      double[][] energy = new double[2][LANES];
      LennardJonesTable[] tables = {
        LennardJonesTable.of(new double[] {1}, new double[] {1}).cutoff(2.5).build(),
        LennardJonesTable.of(new double[] {1}, new double[] {1})
            .cutoff(2.5)
            .tailCorrection()
            .build()
      };
      LennardJones[] terms = new LennardJones[2];
      for (int t = 0; t < 2; t++) {
        terms[t] = new LennardJones(new int[n], tables[t], 0.3, ExcludedPairs.NONE);
        LaneForces forces = new VectorKernels().forces(TestSystems.system(fcc, terms[t]), LANES);
        forces.energies(x, energy[t]);
        assertThat(forces.listStatistics().clusterUpdates()).isEqualTo(x == apart ? 1 : 0);
      }
      for (int lane = 0; lane < LANES; lane++) {
        assertThat(energy[1][lane] - energy[0][lane])
            .isCloseTo(terms[1].tailEnergy(fcc.box()), within(1e-9));
      }
    }
  }

  /** Single precision: 16 lanes, of strangers and of replicas of one solid. */
  @Test
  void mixedForcesAgreeWithTheExactOnesInBothRegimes() {
    Composite fcc = TestSystems.fcc(5, 0.9);
    int n = fcc.nAtoms();
    int lanes = VectorWidth.FLOAT.length();
    MolecularSystem system = TestSystems.system(fcc, TestSystems.reducedLennardJones(n, 2.5, 0.3));
    double[] solid = TestSystems.lanes(new SplittableRandom(1), fcc, lanes, 0.05);
    double[] strangers = new double[solid.length];
    for (int c = 0; c < solid.length; c++) {
      int lane = c % lanes;
      int atom = (c / lanes / 3 * SPREAD[lane % SPREAD.length]) % n;
      strangers[c] = solid[(3 * atom + c / lanes % 3) * lanes + lane];
    }
    for (double[] x : new double[][] {solid, strangers}) {
      LaneDynamics d =
          new VectorKernels()
              .dynamics(
                  system,
                  lanes,
                  Precision.MIXED,
                  new Thermostat(0.005, 1, 1),
                  x,
                  new double[x.length]);
      d.computeForces();
      double[] expected = new double[x.length];
      d.exact().compute(x, expected, null);
      assertThat(d.exact().listStatistics().clusterUpdates()).isEqualTo(x == solid ? 0 : 2);
      double largest = Arrays.stream(expected).map(Math::abs).max().orElseThrow();
      double[] f = d.forces();
      double error = 0;
      for (int c = 0; c < x.length; c++) {
        error = Math.max(error, Math.abs(f[c] - expected[c]));
      }
      assertThat(error / largest).isBetween(1e-9, 1e-5);
    }
  }

  private static TermKernel shared(MolecularSystem system) {
    LennardJones lj = (LennardJones) system.terms().get(0);
    int n = system.composite().nAtoms();
    NeighbourList list =
        new NeighbourList(system.composite(), lj, LANES, new VectorPairScreen(n, LANES));
    return VectorLennardJones.of(list, new PairTable(lj, system.composite().box()), LANES);
  }
}
