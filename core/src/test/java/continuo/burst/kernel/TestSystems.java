package continuo.burst.kernel;

import continuo.forcefield.BondTopology;
import continuo.forcefield.DoubleWellBonds;
import continuo.forcefield.EnergyTerm;
import continuo.forcefield.ExcludedPairs;
import continuo.forcefield.HarmonicBonds;
import continuo.forcefield.LennardJones;
import continuo.forcefield.LennardJonesTable;
import continuo.forcefield.MolecularSystem;
import continuo.structure.AtomLabel;
import continuo.structure.Box;
import continuo.structure.Composite;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeSet;

/** Random systems for the kernel tests; everything follows from the generator passed in. */
final class TestSystems {
  private TestSystems() {}

  static MolecularSystem system(Composite composite, EnergyTerm... terms) {
    return new MolecularSystem(composite, List.of(terms));
  }

  static Composite composite(Box box, double[] reference) {
    double[] masses = new double[reference.length / 3];
    Arrays.fill(masses, 1);
    return composite(box, masses, reference);
  }

  static Composite composite(Box box, double[] masses, double[] reference) {
    int n = masses.length;
    AtomLabel label = new AtomLabel("CA", "GLY", "A", 1);
    return new Composite(box, masses, reference, new int[n], Collections.nCopies(n, label));
  }

  /**
   * Points in a box with corners 0 and (lx, ly, lz), none closer to another image than a distance.
   */
  static double[] separatedPoints(
      SplittableRandom random, int n, double lx, double ly, double lz, double apart, Box box) {
    double[] edge = {lx, ly, lz};
    double[] points = new double[3 * n];
    for (int i = 0; i < n; i++) {
      int tries = 0;
      do {
        for (int axis = 0; axis < 3; axis++) {
          points[3 * i + axis] = random.nextDouble(edge[axis]);
        }
        if (++tries > 100_000) {
          throw new IllegalStateException("No room for " + n + " points");
        }
      } while (closest(points, i, box) < apart);
    }
    return points;
  }

  private static double closest(double[] points, int i, Box box) {
    double least = Double.POSITIVE_INFINITY;
    for (int j = 0; j < i; j++) {
      double r2 =
          box.nearest2(
              points[3 * i] - points[3 * j],
              points[3 * i + 1] - points[3 * j + 1],
              points[3 * i + 2] - points[3 * j + 2]);
      least = Math.min(least, Math.sqrt(r2));
    }
    return least;
  }

  /** Lanes around the reference: every coordinate is displaced by up to ± the amplitude. */
  static double[] lanes(SplittableRandom random, Composite composite, int lanes, double amplitude) {
    double[] x = new double[3 * composite.nAtoms() * lanes];
    for (int c = 0; c < x.length; c++) {
      int coordinate = c / lanes;
      x[c] =
          composite.reference(coordinate / 3, coordinate % 3)
              + amplitude * (2 * random.nextDouble() - 1);
    }
    return x;
  }

  /** Moves every atom of every lane by a random number of cells: the same physics. */
  static void unwrap(SplittableRandom random, double[] x, int lanes, Box box, int most) {
    for (int i = 0; i < x.length / (3 * lanes); i++) {
      for (int lane = 0; lane < lanes; lane++) {
        int[] n = random.ints(3, -most, most + 1).toArray();
        for (int axis = 0; axis < 3; axis++) {
          x[(3 * i + axis) * lanes + lane] += box.shift(axis, n[0], n[1], n[2]);
        }
      }
    }
  }

  /** Bonds between random pairs; in a periodic box through random images, also to an atom's own. */
  static BondTopology bonds(SplittableRandom random, int nAtoms, int nBonds, boolean periodic) {
    int[] i = new int[nBonds];
    int[] j = new int[nBonds];
    int[] image = new int[3 * nBonds];
    for (int b = 0; b < nBonds; b++) {
      do {
        i[b] = random.nextInt(nAtoms);
        j[b] = random.nextInt(nAtoms);
        for (int axis = 0; axis < 3; axis++) {
          image[3 * b + axis] = periodic ? random.nextInt(-1, 2) : 0;
        }
      } while (i[b] == j[b] && image[3 * b] == 0 && image[3 * b + 1] == 0 && image[3 * b + 2] == 0);
    }
    return new BondTopology(i, j, image);
  }

  /** Half of the bonds with r₀ = 0. */
  static HarmonicBonds harmonic(SplittableRandom random, BondTopology topology) {
    double[] k = uniform(random, topology.size(), 0.5, 20);
    double[] r0 = uniform(random, topology.size(), 0.2, 2);
    for (int b = 0; b < r0.length; b += 2) {
      r0[b] = 0;
    }
    return new HarmonicBonds(topology, k, r0);
  }

  static DoubleWellBonds doubleWell(SplittableRandom random, BondTopology topology) {
    int n = topology.size();
    double[] a = uniform(random, n, 0.5, 1);
    double[] b = uniform(random, n, 1.2, 2);
    double[] barrier = uniform(random, n, 1, 3);
    double[] tilt = uniform(random, n, -3, 3);
    return new DoubleWellBonds(topology, a, b, barrier, tilt);
  }

  /** Lennard-Jones between up to 3 types, cut and shifted, with some exclusions. */
  static LennardJones lennardJones(
      SplittableRandom random, int nAtoms, double cutoff, double skin, boolean wca) {
    int nTypes = 1 + random.nextInt(3);
    int[] type = new int[nAtoms];
    for (int i = 0; i < nAtoms; i++) {
      type[i] = random.nextInt(nTypes);
    }
    TreeSet<Long> pairs = new TreeSet<>();
    for (int e = 0; nAtoms > 1 && e < nAtoms / 2; e++) {
      int i = random.nextInt(nAtoms - 1);
      pairs.add((long) i * nAtoms + random.nextInt(i + 1, nAtoms));
    }
    int[] excludedI = pairs.stream().mapToInt(p -> (int) (p / nAtoms)).toArray();
    int[] excludedJ = pairs.stream().mapToInt(p -> (int) (p % nAtoms)).toArray();
    double[] epsilon = uniform(random, nTypes, 0.3, 1.5);
    double[] sigma = uniform(random, nTypes, 0.8, 1.1);
    LennardJonesTable.Builder table = LennardJonesTable.of(epsilon, sigma);
    table = wca ? table.wca() : table.cutoff(cutoff).shifted();
    return new LennardJones(type, table.build(), skin, new ExcludedPairs(excludedI, excludedJ));
  }

  /** One type with σ = ε = 1, nothing excluded, not shifted. */
  static LennardJones reducedLennardJones(int nAtoms, double cutoff, double skin) {
    return new LennardJones(
        new int[nAtoms],
        LennardJonesTable.of(new double[] {1}, new double[] {1}).cutoff(cutoff).build(),
        skin,
        ExcludedPairs.NONE);
  }

  /** Face-centred cubic lattice of 4·cells³ atoms in its periodic box. */
  static Composite fcc(int cells, double density) {
    double a = Math.cbrt(4 / density);
    double[][] basis = {{0, 0, 0}, {0.5, 0.5, 0}, {0.5, 0, 0.5}, {0, 0.5, 0.5}};
    double[] r = new double[12 * cells * cells * cells];
    int c = 0;
    for (int cell = 0; cell < cells * cells * cells; cell++) {
      int[] n = {cell / (cells * cells), cell / cells % cells, cell % cells};
      for (double[] site : basis) {
        for (int axis = 0; axis < 3; axis++) {
          r[c++] = (n[axis] + site[axis]) * a;
        }
      }
    }
    return composite(new Box(cells * a, cells * a, cells * a), r);
  }

  static double[] uniform(SplittableRandom random, int n, double low, double high) {
    return random.doubles(n, low, high).toArray();
  }
}
