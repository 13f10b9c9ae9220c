package continuo.export;

import continuo.forcefield.AtomTuples;
import continuo.forcefield.BondTopology;
import continuo.forcefield.CosineAngles;
import continuo.forcefield.DoubleWellBonds;
import continuo.forcefield.EnergyTerm;
import continuo.forcefield.ExcludedPairs;
import continuo.forcefield.FeneBonds;
import continuo.forcefield.G96Angles;
import continuo.forcefield.HarmonicAngles;
import continuo.forcefield.HarmonicBonds;
import continuo.forcefield.HarmonicDihedrals;
import continuo.forcefield.LennardJones;
import continuo.forcefield.LennardJonesTable;
import continuo.forcefield.MolecularSystem;
import continuo.forcefield.MorseBonds;
import continuo.forcefield.PeriodicDihedrals;
import continuo.forcefield.RyckaertBellemansDihedrals;
import continuo.structure.AtomLabel;
import continuo.structure.Box;
import continuo.structure.Composite;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.stream.IntStream;

/** A chain on a random walk with all the terms that LAMMPS has, in random order of atoms. */
final class RandomMixture {
  private static final int ATOMS = 60;
  private static final double EDGE = 4;

  private final SplittableRandom random;
  private final int[] order;
  private final Box box;
  private final double[] positions;

  private RandomMixture(long seed, boolean periodic) {
    random = new SplittableRandom(seed);
    // Every fourth cell is tilted.
    double tilt = seed % 4 == 0 ? 1 : 0;
    box =
        periodic
            ? new Box(EDGE, EDGE + 0.5, EDGE - 0.3, 0.9 * tilt, -0.7 * tilt, 1.1 * tilt)
            : Box.FREE;
    List<Integer> shuffled = new ArrayList<>(IntStream.range(0, ATOMS).boxed().toList());
    Collections.shuffle(shuffled, new java.util.Random(seed));
    order = shuffled.stream().mapToInt(i -> i).toArray();
    positions = walk();
  }

  static MolecularSystem of(long seed, boolean periodic) {
    return new RandomMixture(seed, periodic).system();
  }

  /** Steps of 0.8 that keep apart; unwrapped. */
  private double[] walk() {
    double[] r = new double[3 * ATOMS];
    for (int n = 1; n < ATOMS; n++) {
      double closest;
      do {
        double[] step = random.doubles(3, -1, 1).toArray();
        double length = Math.hypot(Math.hypot(step[0], step[1]), step[2]);
        for (int axis = 0; axis < 3; axis++) {
          r[3 * order[n] + axis] = r[3 * order[n - 1] + axis] + 0.8 * step[axis] / length;
        }
        closest = closest(r, n);
      } while (closest < 0.7);
    }
    return r;
  }

  private double closest(double[] r, int n) {
    double least = Double.POSITIVE_INFINITY;
    for (int m = 0; m < n; m++) {
      double[] d = new double[3];
      for (int axis = 0; axis < 3; axis++) {
        d[axis] = r[3 * order[n] + axis] - r[3 * order[m] + axis];
      }
      least = Math.min(least, Math.sqrt(box.nearest2(d[0], d[1], d[2])));
    }
    return least;
  }

  private MolecularSystem system() {
    List<EnergyTerm> terms = new ArrayList<>();
    terms.add(new HarmonicBonds(bonds(0, 12), values(12, 5, 20), values(12, 0.5, 1)));
    terms.add(
        new FeneBonds(
            bonds(12, 12),
            values(12, 5, 20),
            values(12, 1, 2),
            values(12, 1, 2),
            values(12, 0.5, 0.9)));
    terms.add(
        new MorseBonds(bonds(24, 12), values(12, 5, 20), values(12, 1, 3), values(12, 0.6, 1)));
    terms.add(
        new DoubleWellBonds(
            bonds(36, 23),
            values(23, 0.5, 0.7),
            values(23, 0.9, 1.2),
            values(23, 1, 3),
            values(23, -3, 3)));
    terms.add(new HarmonicAngles(tuples(3, 0, 20), values(20, 5, 20), values(20, 1, 3)));
    terms.add(new CosineAngles(tuples(3, 20, 15), values(15, -5, 20)));
    terms.add(new G96Angles(tuples(3, 35, 20), values(20, 5, 20), values(20, 1, 3)));
    int[] fold = random.ints(30, 0, 7).toArray();
    double[] phase = new double[30];
    for (int d = 0; d < 30; d++) {
      boolean any = d % 2 == 0;
      phase[d] = any ? random.nextDouble(-3, 3) : Math.toRadians(random.nextInt(-180, 180));
    }
    terms.add(new PeriodicDihedrals(tuples(4, 0, 30), values(30, -5, 5), fold, phase));
    double[] powers = values(6 * 20, -5, 5);
    for (int d = 0; d < 20; d++) {
      powers[6 * d + 5] = 0;
    }
    terms.add(new RyckaertBellemansDihedrals(tuples(4, 20, 20), powers));
    double[] rest = new double[15];
    for (int d = 0; d < 15; d++) {
      rest[d] = d % 3 == 0 ? Math.PI : 0;
    }
    terms.add(new HarmonicDihedrals(tuples(4, 40, 15), values(15, 1, 5), rest));
    terms.add(pairs());
    AtomLabel label = new AtomLabel("X", "MIX", "A", 1);
    Composite composite =
        new Composite(
            box,
            values(ATOMS, 10, 20),
            positions,
            new int[ATOMS],
            Collections.nCopies(ATOMS, label));
    return new MolecularSystem(composite, terms);
  }

  /** Three types, one pair of them explicit; bonded pairs and some others are excluded. */
  private LennardJones pairs() {
    TreeSet<Long> excluded = new TreeSet<>();
    for (int n = 1; n < ATOMS; n++) {
      exclude(excluded, order[n - 1], order[n]);
      exclude(excluded, order[random.nextInt(n)], order[n]);
    }
    int[] i = excluded.stream().mapToInt(p -> (int) (p / ATOMS)).toArray();
    int[] j = excluded.stream().mapToInt(p -> (int) (p % ATOMS)).toArray();
    LennardJonesTable table =
        LennardJonesTable.of(values(3, 0.5, 2), values(3, 0.6, 0.8))
            .pair(0, 2, 1.1, 0.66)
            .cutoff(1.7)
            .pairCutoff(1, 2, 1.4)
            .shifted()
            .build();
    return new LennardJones(
        random.ints(ATOMS, 0, 3).toArray(), table, 0.1, new ExcludedPairs(i, j));
  }

  private static void exclude(TreeSet<Long> pairs, int i, int j) {
    pairs.add(Math.min(i, j) * (long) ATOMS + Math.max(i, j));
  }

  private BondTopology bonds(int first, int count) {
    int[] i = new int[count];
    int[] j = new int[count];
    for (int b = 0; b < count; b++) {
      i[b] = order[first + b];
      j[b] = order[first + b + 1];
    }
    return new BondTopology(i, j, new int[3 * count]);
  }

  /** Consecutive atoms of the chain. */
  private AtomTuples tuples(int arity, int first, int count) {
    int[] atoms = new int[arity * count];
    for (int a = 0; a < atoms.length; a++) {
      atoms[a] = order[first + a / arity + a % arity];
    }
    return AtomTuples.of(arity, atoms);
  }

  private double[] values(int n, double low, double high) {
    return random.doubles(n, low, high).toArray();
  }
}
