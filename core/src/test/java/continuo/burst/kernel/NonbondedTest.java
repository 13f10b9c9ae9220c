package continuo.burst.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import continuo.error.InputException;
import continuo.forcefield.Charges;
import continuo.forcefield.CoulombLaw;
import continuo.forcefield.DampedShiftedForce;
import continuo.forcefield.DebyeHueckel;
import continuo.forcefield.ExcludedPairs;
import continuo.forcefield.LennardJones;
import continuo.forcefield.LennardJones12x6;
import continuo.forcefield.LennardJonesTable;
import continuo.forcefield.MolecularSystem;
import continuo.forcefield.NonbondedPairs;
import continuo.forcefield.RadialPotential;
import continuo.forcefield.ReactionField;
import continuo.forcefield.Truncation;
import continuo.structure.Box;
import continuo.structure.Composite;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** General pair potentials and Coulomb laws against closed forms, differences and plain sums. */
class NonbondedTest {
  private static final int LANES = 3;
  private static final Box[] BOXES = {
    Box.FREE,
    new Box(7.5, 8, 9),
    new Box(2.2, 2.9, 3.1),
    new Box(1.4, 6, 2),
    new Box(7.5, 8, 9, 3.7, -3.6, 3.9),
    new Box(2.9, 2.7, 2.5, 1.4, -1.4, 1.3)
  };

  private static MolecularSystem randomSystem(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    Box box = BOXES[(int) (seed % BOXES.length)];
    int n = box.isPeriodic() && box.lx() < 3 ? 8 : 24;
    double[] edge =
        box.isPeriodic() ? new double[] {box.lx(), box.ly(), box.lz()} : new double[] {4, 4, 4};
    double[] r = TestSystems.separatedPoints(random, n, edge[0], edge[1], edge[2], 0.7, box);
    return TestSystems.system(
        TestSystems.composite(box, r), NonbondedSystems.random(random, n, 0.3));
  }

  /**
   * The plain sum's forces are differences with h = 1e-4: truncation h⁴ V⁗′/30 with V⁗′ up to 1e8
   * at the shortest distances of 0.6, rounding 1e-16·|V|/h with |V| up to 1e3, both 1e-9 at most
   * for one pair. Where a potential changes its formula the plain sum continues the one that holds.
   */
  @Test
  void energyAndForcesEqualThePlainDoubleSum() {
    for (long seed = 0; seed < 180; seed++) {
      MolecularSystem system = randomSystem(seed);
      SplittableRandom random = new SplittableRandom(~seed);
      double[] x = TestSystems.lanes(random, system.composite(), LANES, 0.05);
      TestSystems.unwrap(random, x, LANES, system.composite().box(), (int) (seed % 3));
      double[] f = new double[x.length];
      double[] energy = new double[LANES];
      KernelProvider.plain().forces(system, LANES).compute(x, f, energy);
      for (int lane = 0; lane < LANES; lane++) {
        double[] expected = new double[f.length / LANES];
        double v = BruteForce.evaluate(system, x, LANES, lane, expected);
        double scale = Math.max(largest(expected), 1);
        assertThat(energy[lane]).as("seed %d", seed).isCloseTo(v, within(1e-11 * scale));
        for (int c = 0; c < expected.length; c++) {
          assertThat(f[c * LANES + lane])
              .as("seed %d", seed)
              .isCloseTo(expected[c], within(2e-8 * scale));
        }
      }
    }
  }

  /**
   * Five-point differences as in {@link ForcesTest}, away from cut-offs where the energy jumps. In
   * a small box an atom's own image may lie at a cut-off for good: such systems are left out.
   */
  @Test
  void forcesAreMinusTheGradientOfTheEnergy() {
    double h = 1e-4;
    double[] offsets = {-2 * h, -h, h, 2 * h};
    int tested = 0;
    for (long seed = 0; seed < 40; seed++) {
      MolecularSystem system = randomSystem(seed);
      SplittableRandom random = new SplittableRandom(~seed);
      double[] x = null;
      double closest = 0;
      for (int draw = 0; draw < 10 && closest < 3 * h; draw++) {
        x = TestSystems.lanes(random, system.composite(), LANES, 0.05);
        closest = BruteForce.closestToCutoff(system, x, LANES);
      }
      if (closest < 3 * h) {
        continue;
      }
      tested++;
      LaneForces forces = KernelProvider.plain().forces(system, LANES);
      double[] f = new double[x.length];
      forces.compute(x, f, new double[LANES]);
      double scale = Math.max(largest(f), 1);
      double[] ignored = new double[x.length];
      double[][] v = new double[4][LANES];
      for (int trial = 0; trial < 12; trial++) {
        int c = random.nextInt(x.length / LANES);
        for (int o = 0; o < 4; o++) {
          double[] moved = x.clone();
          for (int lane = 0; lane < LANES; lane++) {
            moved[c * LANES + lane] += offsets[o];
          }
          forces.compute(moved, ignored, v[o]);
        }
        for (int lane = 0; lane < LANES; lane++) {
          double slope = (v[0][lane] - 8 * v[1][lane] + 8 * v[2][lane] - v[3][lane]) / (12 * h);
          assertThat(f[c * LANES + lane])
              .as("seed %d", seed)
              .isCloseTo(-slope, within(2e-8 * scale));
        }
      }
    }
    assertThat(tested).isGreaterThan(20);
  }

  @Test
  void aLaneFeelsNeitherTheOthersNorTheHistoryOfTheList() {
    for (long seed = 200; seed < 220; seed++) {
      MolecularSystem system = randomSystem(seed);
      SplittableRandom random = new SplittableRandom(~seed);
      double[] x = TestSystems.lanes(random, system.composite(), LANES, 0.05);
      LaneForces kept = KernelProvider.plain().forces(system, LANES);
      double[] f = new double[x.length];
      double[] energy = new double[LANES];
      for (int step = 0; step < 5; step++) {
        kept.compute(x, f, energy);
        for (int lane = 0; lane < LANES; lane++) {
          double[] alone = new double[x.length / LANES];
          double[] fLane = new double[alone.length];
          for (int c = 0; c < alone.length; c++) {
            alone[c] = x[c * LANES + lane];
            fLane[c] = f[c * LANES + lane];
          }
          double[] fAlone = new double[alone.length];
          double[] energyAlone = new double[1];
          KernelProvider.plain().forces(system, 1).compute(alone, fAlone, energyAlone);
          assertThat(energyAlone[0]).isEqualTo(energy[lane]);
          Bits.assertSame(fAlone, fLane);
        }
        for (int c = 0; c < x.length; c++) {
          x[c] += 0.08 * random.nextDouble();
        }
      }
    }
  }

  /** Two kernels, one potential: the operations are the same, so are the bits. */
  @Test
  void plainLennardJonesHasTheBitsOfItsOwnKernel() {
    SplittableRandom random = new SplittableRandom(12);
    Composite fcc = TestSystems.fcc(3, 0.9);
    int n = fcc.nAtoms();
    int[] type = random.ints(n, 0, 2).toArray();
    ExcludedPairs excluded = NonbondedSystems.exclusions(random, n);
    LennardJonesTable table =
        LennardJonesTable.of(new double[] {1, 0.7}, new double[] {1, 0.9}).cutoff(2.1).build();
    MolecularSystem fast = TestSystems.system(fcc, new LennardJones(type, table, 0.2, excluded));
    MolecularSystem general =
        TestSystems.system(
            fcc,
            NonbondedPairs.of(type, 2)
                .lennardJones(table, Truncation.cut(2.1))
                .exclusions(excluded)
                .skin(0.2)
                .build());
    double[] x = TestSystems.lanes(random, fcc, LANES, 0.1);
    double[][] f = new double[2][x.length];
    double[][] energy = new double[2][LANES];
    KernelProvider.plain().forces(fast, LANES).compute(x, f[0], energy[0]);
    KernelProvider.plain().forces(general, LANES).compute(x, f[1], energy[1]);
    Bits.assertSame(f[1], f[0]);
    Bits.assertSame(energy[1], energy[0]);
  }

  @Test
  void twoAtomsHaveTheEnergyOfTheClosedForm() {
    for (RadialPotential potential : NonbondedSystems.potentials()) {
      for (Truncation end : NonbondedSystems.truncations(2)) {
        if (end.kind() == Truncation.Kind.FORCE_SWITCH
            && !(potential instanceof LennardJones12x6)) {
          continue;
        }
        NonbondedPairs term =
            NonbondedPairs.of(new int[2], 1).all(potential, end).skin(0.1).build();
        for (double r : new double[] {0.7, 1, 1.21, 1.45, 1.63, 1.99}) {
          double expected = NonbondedSystems.energy(potential, end, r);
          assertThat(dimer(term, r))
              .as("%s %s at %s", potential, end, r)
              .isCloseTo(expected, within(1e-13 * Math.max(1, Math.abs(expected))));
        }
        assertThat(dimer(term, 2)).isZero();
        assertThat(dimer(term, 2.05)).isZero();
        if (end.kind() != Truncation.Kind.CUT) {
          assertThat(dimer(term, 2 - 1e-9)).isCloseTo(0, within(1e-7));
        }
      }
    }
  }

  @Test
  void twoChargesHaveTheEnergyOfTheLawAndTheirOwn() {
    double[] q = {0.7, -1.2};
    for (CoulombLaw law : NonbondedSystems.laws()) {
      NonbondedPairs term =
          NonbondedPairs.of(new int[2], 1)
              .charges(new Charges(q, Charges.MOLECULAR_CONSTANT, law))
              .skin(0.1)
              .build();
      double qq = Charges.MOLECULAR_CONSTANT * q[0] * q[1];
      double own =
          0.5 * Charges.MOLECULAR_CONSTANT * (q[0] * q[0] + q[1] * q[1]) * law.selfEnergy();
      for (double r : new double[] {0.05, 0.7, 1.3, 2.1}) {
        double expected = qq * law.energy(r) + own;
        assertThat(dimer(term, r)).isCloseTo(expected, within(1e-13 * Math.abs(qq) / r));
      }
      double cutoff = law.cutoff();
      assertThat(dimer(term, cutoff)).isEqualTo(own);
      boolean plainCut = law instanceof DebyeHueckel d && !d.shifted();
      if (!plainCut) {
        assertThat(law.energy(cutoff)).isCloseTo(0, within(1e-15));
      }
    }
  }

  /** Closed forms by hand: q q' (1/r + r²/(2 r_c³) − 3/(2 r_c)) and the same without 1/r. */
  @Test
  void aConductingReactionFieldActsOnExcludedPairsAndOnTheChargesThemselves() {
    double rc = 1.2;
    CoulombLaw law = new ReactionField(rc, 1, Double.POSITIVE_INFINITY);
    NonbondedPairs.Builder builder =
        NonbondedPairs.of(new int[2], 1)
            .charges(new Charges(new double[] {1, -1}, 1, law))
            .skin(0.1);
    double r = 0.5;
    double field = r * r / (2 * rc * rc * rc) - 1.5 / rc;
    double own = -1.5 / rc;
    assertThat(dimer(builder.build(), r)).isCloseTo(-(1 / r + field) + own, within(1e-14));
    NonbondedPairs excluded =
        builder.exclusions(new ExcludedPairs(new int[] {0}, new int[] {1})).build();
    assertThat(dimer(excluded, r)).isCloseTo(-field + own, within(1e-14));
    assertThat(dimer(excluded, 1.3)).isCloseTo(own, within(1e-14));
  }

  /**
   * The Madelung constant of rock salt, −1.7475645946 per ion pair and nearest distance. Fennell
   * and Gezelter's sum errs by the shell structure at r_c damped by erfc(α r_c), and by the
   * reciprocal part left out, of the order exp(−(π√3/(2 a α))²) with the a = 1 between neighbours.
   * At α = 0.9, r_c = 5.2: erfc(4.68) = 4e-11 and exp(−9.1) = 1e-4.
   */
  @Test
  void rockSaltHasItsMadelungConstant() {
    double damped = madelung(new DampedShiftedForce(5.2, 1, 0.9));
    assertThat(damped).isCloseTo(-1.7475645946, within(3e-3));
    // Weak damping leaves the reciprocal part out of sight: exp(−47); the rest is shell structure,
    // erfc(0.4·5.2) = 3e-3.
    assertThat(madelung(new DampedShiftedForce(5.2, 1, 0.4)))
        .isCloseTo(-1.7475645946, within(3e-3));
  }

  private static double madelung(CoulombLaw law) {
    int edge = 6;
    int n = edge * edge * edge;
    double[] r = new double[3 * n];
    double[] q = new double[n];
    for (int i = 0; i < n; i++) {
      int[] site = {i / (edge * edge), i / edge % edge, i % edge};
      for (int axis = 0; axis < 3; axis++) {
        r[3 * i + axis] = site[axis];
      }
      q[i] = (site[0] + site[1] + site[2]) % 2 == 0 ? 1 : -1;
    }
    Composite salt = TestSystems.composite(new Box(edge, edge, edge), r);
    NonbondedPairs term =
        NonbondedPairs.of(new int[n], 1).charges(new Charges(q, 1, law)).skin(0.1).build();
    double[] energy = new double[1];
    KernelProvider.plain()
        .forces(TestSystems.system(salt, term), 1)
        .compute(r, new double[3 * n], energy);
    return energy[0] / (0.5 * n);
  }

  @Test
  void impossibleTermsAreRefused() {
    NonbondedPairs.Builder builder = NonbondedPairs.of(new int[3], 1);
    RadialPotential lj = LennardJones12x6.of(1, 1);
    assertThatThrownBy(builder::build).hasMessageContaining("skin 0.0 nm");
    builder.skin(0.1);
    assertThatThrownBy(() -> builder.pair(0, 1, lj, Truncation.cut(1)))
        .hasMessageContaining("types 0 and 1, allowed are 0 to 0");
    assertThatThrownBy(() -> builder.all(NonbondedSystems.table(0.5, 2, 0.01), Truncation.cut(2.1)))
        .hasMessageContaining("cut-off 2.1 nm, but its table ends at 2.0 nm");
    assertThatThrownBy(
            () -> builder.all(NonbondedSystems.table(0.5, 2, 0.01), Truncation.forceSwitch(1, 1.5)))
        .hasMessageContaining("12-6 only");
    assertThatThrownBy(() -> Truncation.potentialSwitch(1.2, 1.2))
        .hasMessageContaining("must begin inside");
    assertThatThrownBy(() -> builder.all(lj, Truncation.shifted(2)).tailCorrection().build())
        .hasMessageContaining("tail correction");
    Composite three = TestSystems.composite(Box.FREE, new double[9]);
    NonbondedPairs tail = builder.all(lj, Truncation.cut(2)).build();
    assertThatThrownBy(() -> KernelProvider.plain().forces(TestSystems.system(three, tail), 1))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("free space");
    CoulombLaw law = new ReactionField(1, 1, 80);
    assertThatThrownBy(() -> builder.charges(new Charges(new double[2], 1, law)).build())
        .hasMessageContaining("2 charges, types of 3 atoms");
    assertThatThrownBy(() -> new ReactionField(1, 1, 0)).hasMessageContaining("infinity");
    assertThatThrownBy(() -> new DampedShiftedForce(1, 1, 28)).hasMessageContaining("0 to 27");
    assertThatThrownBy(() -> new DebyeHueckel(1, 0, 1, true)).hasMessageContaining("permittivity");
    assertThatThrownBy(() -> new Charges(new double[] {Double.NaN}, 1, law))
        .hasMessageContaining("charge of atom 0");
  }

  private static double dimer(NonbondedPairs term, double r) {
    Composite two = TestSystems.composite(Box.FREE, new double[6]);
    double[] energy = new double[1];
    KernelProvider.plain()
        .forces(TestSystems.system(two, term), 1)
        .compute(new double[] {0, 0, 0, 0, 0, r}, new double[6], energy);
    return energy[0];
  }

  private static double largest(double[] values) {
    double most = 0;
    for (double value : values) {
      most = Math.max(most, Math.abs(value));
    }
    return most;
  }
}
