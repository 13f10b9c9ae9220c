package continuo.export;

import static org.assertj.core.api.Assertions.assertThat;

import continuo.forcefield.AtomTuples;
import continuo.forcefield.BondTopology;
import continuo.forcefield.Buckingham;
import continuo.forcefield.Charges;
import continuo.forcefield.CoulombLaw;
import continuo.forcefield.DampedShiftedForce;
import continuo.forcefield.DebyeHueckel;
import continuo.forcefield.DistanceRestraints;
import continuo.forcefield.EnergyTerm;
import continuo.forcefield.ExcludedPairs;
import continuo.forcefield.FourteenPairs;
import continuo.forcefield.GaussianPotential;
import continuo.forcefield.HarmonicBonds;
import continuo.forcefield.HarmonicDihedrals;
import continuo.forcefield.LennardJones;
import continuo.forcefield.LennardJones12x6;
import continuo.forcefield.LennardJonesTable;
import continuo.forcefield.MolecularSystem;
import continuo.forcefield.NonbondedPairs;
import continuo.forcefield.PositionRestraints;
import continuo.forcefield.PowerPairs;
import continuo.forcefield.RadialPotential;
import continuo.forcefield.ReactionField;
import continuo.forcefield.RestrictedAngles;
import continuo.forcefield.RyckaertBellemansDihedrals;
import continuo.forcefield.SoftRepulsion;
import continuo.forcefield.TabulatedPotential;
import continuo.forcefield.Truncation;
import continuo.structure.AtomLabel;
import continuo.structure.Box;
import continuo.structure.Composite;
import continuo.units.UnitSystem;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Terms that LAMMPS has under other names, in parts, as fixes or as tables: energies and forces of
 * a random chain in a tilted cell.
 */
class LammpsTermsTest {
  /** Both evaluate closed forms in double precision. */
  private static final double EXACT = 1e-10;

  /** LAMMPS approximates erfc with an error of 1.5e-7, here of energies that partly cancel. */
  private static final double ERFC = 1e-6;

  private static final int ATOMS = 48;
  private static final Box BOX = new Box(4, 4.5, 3.9, 0.9, -0.7, 1.1);
  private static final double CUTOFF = 1.4;

  @TempDir Path directory;

  private final SplittableRandom random = new SplittableRandom(5);
  private final double[] x = chain();
  private final int[] type = random.ints(ATOMS, 0, 3).toArray();

  /** Steps of 0.6 that keep 0.45 apart, through all images; unwrapped. */
  private double[] chain() {
    double[] r = new double[3 * ATOMS];
    for (int n = 1; n < ATOMS; n++) {
      double closest;
      do {
        double[] step = random.doubles(3, -1, 1).toArray();
        double length = Math.hypot(Math.hypot(step[0], step[1]), step[2]);
        closest = Double.POSITIVE_INFINITY;
        for (int axis = 0; axis < 3; axis++) {
          r[3 * n + axis] = r[3 * n - 3 + axis] + 0.6 * step[axis] / length;
        }
        for (int m = 0; m < n; m++) {
          closest =
              Math.min(
                  closest,
                  BOX.nearest2(
                      r[3 * n] - r[3 * m],
                      r[3 * n + 1] - r[3 * m + 1],
                      r[3 * n + 2] - r[3 * m + 2]));
        }
      } while (closest < 0.45 * 0.45);
    }
    return r;
  }

  @Test
  void everyEndOfLennardJones() throws Exception {
    RadialPotential lj = new LennardJones12x6(3e-3, 0.08);
    RadialPotential repulsion = new LennardJones12x6(1e-3, 0);
    RadialPotential attraction = new LennardJones12x6(0, 0.05);
    for (Truncation end :
        List.of(
            Truncation.cut(CUTOFF),
            Truncation.shifted(CUTOFF),
            Truncation.potentialSwitch(1, CUTOFF))) {
      for (UnitSystem units : UnitSystem.values()) {
        compare(end.kind() + " 12-6", units, EXACT, three(lj, repulsion, attraction, end).build());
      }
    }
    for (Truncation end :
        List.of(Truncation.forceSwitch(1, CUTOFF), Truncation.charmmSwitch(1, CUTOFF))) {
      compare(
          end.kind() + " 12-6",
          UnitSystem.MOLECULAR,
          EXACT,
          NonbondedPairs.of(type, 3)
              .pair(0, 0, lj, end)
              .pair(0, 1, repulsion, end)
              .pair(1, 2, lj, end)
              .skin(0.1)
              .build());
    }
    NonbondedPairs mixed =
        NonbondedPairs.of(type, 3)
            .pair(0, 0, lj, Truncation.cut(CUTOFF))
            .pair(0, 1, lj, Truncation.shifted(1.2))
            .pair(1, 1, repulsion, Truncation.forceSwitch(0.9, 1.3))
            .pair(1, 2, lj, Truncation.charmmSwitch(0.9, 1.3))
            .pair(2, 2, lj, Truncation.charmmSwitch(0.8, 1.2))
            .skin(0.1)
            .build();
    compare("12-6, each pair of types another end", UnitSystem.MOLECULAR, EXACT, mixed);
  }

  @Test
  void tailsAndShiftsOfSomeTypes() throws Exception {
    LennardJonesTable.Builder table =
        LennardJonesTable.of(new double[] {1, 0.6, 0.8}, new double[] {0.4, 0.45, 0.42})
            .cutoff(CUTOFF);
    LennardJones tail = new LennardJones(type, table.tailCorrection().build(), 0.1, excluded());
    compare("12-6 with tail", UnitSystem.MOLECULAR, EXACT, tail);
    compare("12-6 with tail", UnitSystem.MOLECULAR, EXACT, NonbondedPairs.of(tail));
    compare(
        "12-6 with tail beside another term",
        UnitSystem.MOLECULAR,
        EXACT,
        tail,
        all(new Buckingham(900, 12, 0.01), Truncation.shifted(CUTOFF)));
  }

  @Test
  void otherPotentials() throws Exception {
    Buckingham buckingham = new Buckingham(9e3, 14, 0.02);
    GaussianPotential well = new GaussianPotential(-2, 0.3);
    SoftRepulsion soft = new SoftRepulsion(20, 1.1);
    for (Truncation end : List.of(Truncation.cut(CUTOFF), Truncation.shifted(CUTOFF))) {
      for (UnitSystem units : UnitSystem.values()) {
        compare(
            "other pairs " + end.kind(), units, EXACT, three(buckingham, well, soft, end).build());
      }
    }
    compare(
        "buckingham switched",
        UnitSystem.MOLECULAR,
        EXACT,
        all(buckingham, Truncation.potentialSwitch(1, CUTOFF)));
    compare(
        "soft shifted inside its radius",
        UnitSystem.MOLECULAR,
        EXACT,
        all(soft, Truncation.shifted(0.9)));
  }

  /** By tables: the bounds are what the documentation says of them. */
  @Test
  void potentialsByTable() throws Exception {
    double bound = 1e-9;
    RadialPotential lj = new LennardJones12x6(3e-3, 0.08);
    compare(
        "soft cut inside its radius",
        UnitSystem.MOLECULAR,
        bound,
        all(new SoftRepulsion(20, 1.1), Truncation.cut(0.9)));
    compare(
        "gaussian switched",
        UnitSystem.MOLECULAR,
        bound,
        all(new GaussianPotential(-2, 0.3), Truncation.potentialSwitch(1, CUTOFF)));
    for (Truncation end :
        List.of(
            Truncation.potentialSwitch(0, CUTOFF),
            Truncation.forceSwitch(0, CUTOFF),
            Truncation.charmmSwitch(0, CUTOFF))) {
      compare("12-6 from the centre, " + end.kind(), UnitSystem.MOLECULAR, bound, all(lj, end));
    }
    double[] r = IntStream.range(0, 1200).mapToDouble(k -> 0.3 + 0.001 * k).toArray();
    double[] v = Arrays.stream(r).map(lj::energy).toArray();
    double[] f = Arrays.stream(r).map(lj::force).toArray();
    compare(
        "table",
        UnitSystem.MOLECULAR,
        1e-8,
        all(new TabulatedPotential(r, v, f), Truncation.shifted(CUTOFF)));
  }

  @Test
  void charges() throws Exception {
    for (UnitSystem units : UnitSystem.values()) {
      charges(units, EXACT, new DebyeHueckel(CUTOFF, 2, 0.8, false));
      charges(units, EXACT, new DebyeHueckel(CUTOFF, 3, 0.8, true));
      charges(units, EXACT, new DebyeHueckel(CUTOFF, 1, Double.POSITIVE_INFINITY, false));
      charges(units, EXACT, new ReactionField(CUTOFF, 2, 78));
      charges(units, EXACT, new ReactionField(CUTOFF, 1, Double.POSITIVE_INFINITY));
      charges(units, ERFC, new DampedShiftedForce(CUTOFF, 2, 2));
    }
  }

  private void charges(UnitSystem units, double tolerance, CoulombLaw law) throws Exception {
    double[] q = IntStream.range(0, ATOMS).mapToDouble(i -> (i % 5 - 2) / 2.5).toArray();
    double constant = units == UnitSystem.LJ ? 1 : Charges.MOLECULAR_CONSTANT;
    Charges charges = new Charges(q, constant, law);
    HarmonicBonds bonds = chainOfBonds(0, ATOMS - 1);
    NonbondedPairs.Builder alone =
        NonbondedPairs.of(type, 3).skin(0.1).exclusions(excluded()).charges(charges);
    if (units == UnitSystem.LJ) {
      compare(law + "", units, tolerance, bonds, alone.build());
      return;
    }
    NonbondedPairs.Builder beside =
        three(
                new LennardJones12x6(3e-3, 0.08),
                new LennardJones12x6(2e-3, 0.08),
                new Buckingham(9e3, 14, 0.02),
                Truncation.potentialSwitch(1, CUTOFF))
            .exclusions(excluded())
            .charges(charges);
    compare(law + " beside switched pairs", units, tolerance, bonds, beside.build());
  }

  /** Every other bonded pair is excluded; the others interact as pairs too. */
  private static ExcludedPairs excluded() {
    int[] first = IntStream.range(0, ATOMS / 2).map(b -> 2 * b).toArray();
    int[] second = Arrays.stream(first).map(i -> i + 1).toArray();
    return new ExcludedPairs(first, second);
  }

  @Test
  void restraints() throws Exception {
    int[] atoms = {0, 5, 7, 5, 11, 0};
    double[] points = new double[3 * atoms.length];
    for (int a = 0; a < atoms.length; a++) {
      for (int axis = 0; axis < 3; axis++) {
        // The last one stands on its point.
        points[3 * a + axis] = x[3 * atoms[a] + axis] + (a == 5 ? 0 : random.nextDouble(-0.3, 0.3));
      }
    }
    double[] k = {100, 200, 300, 50, 70, 30};
    double[] radius = {0, 0.1, 0, 0, 5, 0};
    BondTopology pairs = topology(0, 20);
    // The chain's steps are 0.6: below, inside, in the harmonic and in the linear part.
    double[] lower = values(20, 0.3, 0.8);
    double[] upper = Arrays.stream(lower).map(r -> r < 0.4 ? r : r + 0.1).toArray();
    double[] linear =
        Arrays.stream(upper).map(r -> r < 0.5 ? r + 0.05 : Double.POSITIVE_INFINITY).toArray();
    for (UnitSystem units : UnitSystem.values()) {
      compare(
          "restraints",
          units,
          EXACT,
          new PositionRestraints(atoms, points, k, radius),
          new DistanceRestraints(pairs, values(20, 100, 200), lower, upper, linear),
          chainOfBonds(20, 10));
    }
  }

  @Test
  void anglesAndDihedralsByTable() throws Exception {
    // The chain has angles from 20 to 180 degrees.
    compare(
        "restricted angles",
        UnitSystem.MOLECULAR,
        1e-10,
        new RestrictedAngles(tuples(3, 0, 40), values(40, 5, 20), values(40, 1, 3)));
    compare(
        "harmonic dihedrals of any rest angle",
        UnitSystem.MOLECULAR,
        EXACT,
        new HarmonicDihedrals(tuples(4, 0, 40), values(40, 5, 20), values(40, -3, 3)));
    compare(
        "cosine to the fifth",
        UnitSystem.MOLECULAR,
        EXACT,
        new RyckaertBellemansDihedrals(tuples(4, 0, 40), values(6 * 40, -5, 5)));
  }

  /** Terms in one style of LAMMPS are compared as their sum. */
  @Test
  void termsThatShareAStyle() throws Exception {
    FourteenPairs fourteen =
        new FourteenPairs(
            topology(0, 10), values(10, 0, 1e-3), values(10, 0, 0.1), values(10, -1, 1));
    PowerPairs contacts =
        PowerPairs.twelveTen(topology(20, 10), values(10, 1, 2), values(10, 0.4, 0.7));
    MolecularSystem system = system(fourteen, contacts);
    Map<String, Double> theirs =
        new Lammps(UnitSystem.MOLECULAR, directory).evaluate(system, x).energyByTerm();
    double ours =
        EngineResult.of(system, x).energyByTerm().values().stream().mapToDouble(e -> e).sum();
    assertThat(theirs).containsOnlyKeys("1-4-pair+power-pair");
    assertThat(Math.abs(theirs.get("1-4-pair+power-pair") / ours - 1)).isLessThan(EXACT);
  }

  private NonbondedPairs.Builder three(
      RadialPotential a, RadialPotential b, RadialPotential c, Truncation end) {
    return NonbondedPairs.of(type, 3)
        .pair(0, 0, a, end)
        .pair(0, 1, b, end)
        .pair(1, 2, c, end)
        .pair(2, 2, a, end)
        .skin(0.1);
  }

  private NonbondedPairs all(RadialPotential potential, Truncation end) {
    return NonbondedPairs.of(type, 3).all(potential, end).exclusions(excluded()).skin(0.1).build();
  }

  private void compare(String name, UnitSystem units, double tolerance, EnergyTerm... terms)
      throws Exception {
    MolecularSystem system = system(terms);
    Lammps.Result theirs = new Lammps(units, directory).evaluate(system, x);
    EngineResult.of(system, x).requireEqual(name, theirs, tolerance);
  }

  private MolecularSystem system(EnergyTerm... terms) {
    AtomLabel label = new AtomLabel("X", "MIX", "A", 1);
    double[] masses = new double[ATOMS];
    Arrays.fill(masses, 12);
    Composite composite =
        new Composite(BOX, masses, x, new int[ATOMS], Collections.nCopies(ATOMS, label));
    return new MolecularSystem(composite, List.of(terms));
  }

  private HarmonicBonds chainOfBonds(int first, int count) {
    return new HarmonicBonds(
        topology(first, count), values(count, 50, 100), values(count, 0.5, 0.7));
  }

  private static BondTopology topology(int first, int count) {
    int[] i = IntStream.range(first, first + count).toArray();
    int[] j = Arrays.stream(i).map(n -> n + 1).toArray();
    return new BondTopology(i, j, new int[3 * count]);
  }

  private static AtomTuples tuples(int arity, int first, int count) {
    return AtomTuples.of(
        arity, IntStream.range(0, arity * count).map(a -> first + a / arity + a % arity).toArray());
  }

  private double[] values(int n, double low, double high) {
    return random.doubles(n, low, high).toArray();
  }
}
