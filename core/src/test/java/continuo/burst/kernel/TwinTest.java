package continuo.burst.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import continuo.forcefield.EnergyTerm;
import continuo.forcefield.MolecularSystem;
import continuo.random.Stream;
import continuo.structure.Box;
import continuo.structure.Composite;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The vector kernels against the plain ones, to the last bit. */
class TwinTest {
  private static final Kernels PLAIN = new PlainKernels();
  private static final Kernels VECTOR = new VectorKernels();

  /** One, two and three vectors side by side. */
  private static final int[] VECTORS = {1, 2, 3};

  @Test
  void forcesAndEnergiesAreTheSameBitsInManyRandomSystems() {
    for (long seed = 0; seed < 60; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      int lanes = VECTORS[random.nextInt(3)] * VectorWidth.LENGTH;
      MolecularSystem system = randomSystem(random);
      double[] x =
          TestSystems.lanes(random, system.composite(), lanes, random.nextBoolean() ? 0.05 : 3);
      TestSystems.unwrap(random, x, lanes, system.composite().box(), random.nextInt(3));
      LaneForces plain = PLAIN.forces(system, lanes);
      LaneForces vector = VECTOR.forces(system, lanes);
      double[] fPlain = new double[x.length];
      double[] fVector = new double[x.length];
      double[] energyPlain = new double[lanes];
      double[] energyVector = new double[lanes];
      for (int move = 0; move < 4; move++) {
        plain.compute(x, fPlain, energyPlain);
        vector.compute(x, fVector, energyVector);
        Bits.assertSame(fVector, fPlain);
        Bits.assertSame(energyVector, energyPlain);
        plain.energies(x, energyPlain);
        Bits.assertSame(energyPlain, energyVector);
        vector.energies(x, energyVector);
        Bits.assertSame(energyVector, energyPlain);
        vector.compute(x, fVector, null);
        Bits.assertSame(fVector, fPlain);
        for (int t = 0; t < system.terms().size(); t++) {
          Bits.assertSame(vector.energyByTerm()[t], plain.energyByTerm()[t]);
        }
        for (int c = 0; c < x.length; c++) {
          x[c] += 0.1 * random.nextDouble();
        }
      }
    }
  }

  private static MolecularSystem randomSystem(SplittableRandom random) {
    Box[] boxes = {
      Box.FREE, new Box(6, 7, 8), new Box(1.9, 5, 2.7), new Box(4, 5, 2.7, -2, 1.8, 2.2)
    };
    Box box = boxes[random.nextInt(boxes.length)];
    int n = 2 + random.nextInt(50);
    double[] r = TestSystems.uniform(random, 3 * n, 0, 5);
    Composite composite = TestSystems.composite(box, r);
    boolean periodic = box.isPeriodic();
    List<EnergyTerm> terms = new ArrayList<>();
    if (random.nextBoolean()) {
      var topology = TestSystems.bonds(random, n, random.nextInt(4 * n), periodic);
      terms.add(TestSystems.harmonic(random, topology));
    }
    if (random.nextBoolean()) {
      var topology = TestSystems.bonds(random, n, random.nextInt(4 * n), periodic);
      terms.add(TestSystems.doubleWell(random, topology));
    }
    if (n >= 4 && random.nextBoolean()) {
      terms.addAll(new BondedSystems(random, composite, 1 + random.nextInt(150), true).everyTerm());
    }
    terms.add(TestSystems.lennardJones(random, n, 2, 0.3, random.nextBoolean()));
    if (random.nextBoolean()) {
      terms.add(NonbondedSystems.random(random, n, 0.3));
    }
    return new MolecularSystem(composite, terms);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 13, 63, 64, 65, 207})
  void baoabTrajectoriesAreTheSameBits(int nAtoms) {
    for (int vectors : VECTORS) {
      int lanes = vectors * VectorWidth.LENGTH;
      SplittableRandom random = new SplittableRandom(nAtoms);
      double[] masses = TestSystems.uniform(random, nAtoms, 1, 30);
      double[] f = TestSystems.uniform(random, 3 * nAtoms * lanes, -100, 100);
      for (double collisionRate : new double[] {0, 3}) {
        double[][] x = new double[2][3 * nAtoms * lanes];
        double[][] v = new double[2][3 * nAtoms * lanes];
        double[][] sum = new double[2][3 * nAtoms * lanes];
        Kernels[] kernels = {PLAIN, VECTOR};
        for (int twin = 0; twin < 2; twin++) {
          Baoab baoab =
              kernels[twin].baoab(masses, lanes, new Thermostat(0.01, collisionRate, 2.5));
          LaneNoise noise = kernels[twin].noise(lanes);
          noise.restart(1, Stream.THERMOSTAT, 2, 3);
          for (int step = 0; step < 5; step++) {
            baoab.kickAndDrift(x[twin], v[twin], f, 1 + step % 2, noise, sum[twin]);
            baoab.kick(v[twin], f, sum[twin]);
          }
        }
        Bits.assertSame(v[1], v[0]);
        Bits.assertSame(sum[1], sum[0]);
        Bits.assertSame(x[1], x[0]);
      }
    }
  }

  @Test
  void noiseIsTheSameBitsHoweverItIsCut() {
    int[] cuts = {0, 1, 4, 6, 13, 64, 65, 207, 4098};
    for (int vectors : VECTORS) {
      int lanes = vectors * VectorWidth.LENGTH;
      LaneNoise plain = PLAIN.noise(lanes);
      LaneNoise vector = VECTOR.noise(lanes);
      plain.restart(-5, Stream.VELOCITIES, 7, 11);
      vector.restart(-5, Stream.VELOCITIES, 7, 11);
      for (int cut : cuts) {
        double[] a = new double[3 * cut * lanes + 5];
        double[] b = new double[3 * cut * lanes + 5];
        plain.fill(a, cut);
        vector.fill(b, cut);
        Bits.assertSame(b, a);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 3, 4, 6, 13, 64})
  void basisProductsAreTheSameBits(int nModes) {
    for (int vectors : VECTORS) {
      for (int nAtoms : new int[] {1, 2, 4, 7, 63, 64, 65, 207}) {
        basisProductsAreTheSameBits(nAtoms, nModes, vectors * VectorWidth.LENGTH, Precision.DOUBLE);
        basisProductsAreTheSameBits(
            nAtoms, nModes, vectors * VectorWidth.FLOAT.length(), Precision.MIXED);
      }
    }
  }

  private static void basisProductsAreTheSameBits(
      int nAtoms, int nModes, int lanes, Precision precision) {
    SplittableRandom random = new SplittableRandom(nAtoms);
    double[] u = TestSystems.uniform(random, nAtoms * nModes, -1, 1);
    double[] y = TestSystems.uniform(random, 3 * nAtoms * lanes, -1, 1);
    double[] z = TestSystems.uniform(random, 3 * nAtoms * lanes, -1, 1);
    double[] home = TestSystems.uniform(random, 3 * nAtoms, -1, 1);
    double[] weight = TestSystems.uniform(random, nAtoms, 1, 30);
    BasisProduct plain = PLAIN.basis(u, nAtoms, nModes, lanes, precision);
    BasisProduct vector = VECTOR.basis(u, nAtoms, nModes, lanes, precision);
    for (double[] w : new double[][] {null, weight}) {
      double[][] a = new double[2][3 * nModes * lanes];
      double[][] b = new double[2][3 * nModes * lanes];
      plain.contract(new double[][] {y, z}, new double[][] {home, null}, w, a);
      vector.contract(new double[][] {y, z}, new double[][] {home, null}, w, b);
      Bits.assertSame(b[0], a[0]);
      Bits.assertSame(b[1], a[1]);
      double[] alone = new double[3 * nModes * lanes];
      vector.contract(z, w, alone);
      Bits.assertSame(alone, a[1]);
      double[][] atPlain = {y.clone(), z.clone()};
      double[][] atVector = {y.clone(), z.clone()};
      plain.expand(a, atPlain);
      vector.expand(a, atVector);
      Bits.assertSame(atVector[0], atPlain[0]);
      Bits.assertSame(atVector[1], atPlain[1]);
    }
  }

  @Test
  void aVectorHoldsAtMostEightLanes() {
    assertThat(VectorWidth.LENGTH).isIn(1, 2, 4, 8);
    assertThat(VECTOR.name()).isEqualTo("vector-" + 64 * VectorWidth.LENGTH);
  }
}
