package continuo.burst.kernel;

import continuo.forcefield.AtomTuples;
import continuo.forcefield.BondTopology;
import continuo.forcefield.CosineAngles;
import continuo.forcefield.DistanceRestraints;
import continuo.forcefield.EnergyTerm;
import continuo.forcefield.FeneBonds;
import continuo.forcefield.FourteenPairs;
import continuo.forcefield.G96Angles;
import continuo.forcefield.GaussianContacts;
import continuo.forcefield.HarmonicAngles;
import continuo.forcefield.HarmonicDihedrals;
import continuo.forcefield.MolecularSystem;
import continuo.forcefield.MorseBonds;
import continuo.forcefield.PeriodicDihedrals;
import continuo.forcefield.PositionRestraints;
import continuo.forcefield.PowerPairs;
import continuo.forcefield.RadialTerm;
import continuo.forcefield.RyckaertBellemansDihedrals;
import continuo.forcefield.TwoSurfaces;
import continuo.structure.Box;
import continuo.structure.Composite;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/** One random term of each bonded kind, with parameters that suit the reference positions. */
final class BondedSystems {
  /** Least sine of the angle between neighbouring legs of an angle or a dihedral. */
  private static final double LEAST_SINE = 0.4;

  private final SplittableRandom random;
  private final Composite composite;
  private final int nTuples;
  private final boolean images;

  /**
   * @param images whether tuples reach through random images, where the box is periodic
   */
  BondedSystems(SplittableRandom random, Composite composite, int nTuples, boolean images) {
    this.random = random;
    this.composite = composite;
    this.nTuples = nTuples;
    this.images = images && composite.box().isPeriodic();
  }

  /** Every kind of term; the last mixes two lists of them. */
  List<EnergyTerm> everyTerm() {
    List<EnergyTerm> terms = new ArrayList<>(plainTerms());
    List<EnergyTerm> a = plainTerms();
    List<EnergyTerm> b = plainTerms();
    terms.add(new TwoSurfaces(a.subList(0, 6), b.subList(4, 11), 3, 50));
    return terms;
  }

  private List<EnergyTerm> plainTerms() {
    return List.of(
        fene(),
        morse(),
        power(),
        gaussian(),
        distances(),
        points(),
        angles(),
        cosines(),
        g96(),
        periodic(),
        ryckaert(),
        dihedrals(),
        fourteen());
  }

  /**
   * Least distance, over all lanes, from a bend of the energy: where a flat bottom, its linear part
   * or the repulsion of a FENE bond begins and the second derivative jumps.
   */
  static double nearestBend(MolecularSystem system, double[] x, int lanes) {
    double least = Double.POSITIVE_INFINITY;
    for (int lane = 0; lane < lanes; lane++) {
      for (EnergyTerm term : system.flatTerms()) {
        if (term instanceof RadialTerm radial) {
          for (int t = 0; t < radial.atoms().size(); t++) {
            double r = length(system, radial, t, x, lanes, lane);
            for (double bend : bends(radial, t)) {
              least = Math.min(least, Math.abs(r - bend));
            }
          }
        }
      }
    }
    return least;
  }

  private static double[] bends(RadialTerm term, int t) {
    if (term instanceof FeneBonds bonds) {
      return new double[] {Math.pow(2, 1.0 / 6) * bonds.sigma(t)};
    } else if (term instanceof DistanceRestraints pairs) {
      double up = pairs.upper(t);
      return new double[] {pairs.lower(t), up, up + pairs.harmonicWidth(t)};
    } else if (term instanceof PositionRestraints points && points.radius(t) > 0) {
      return new double[] {points.radius(t)};
    }
    return new double[0];
  }

  private static double length(
      MolecularSystem system, RadialTerm term, int t, double[] x, int lanes, int lane) {
    double r2 = 0;
    for (int axis = 0; axis < 3; axis++) {
      double[] end = new double[2];
      for (int m = 0; m < term.atoms().arity(); m++) {
        end[m] =
            x[(3 * term.atoms().atom(t, m) + axis) * lanes + lane]
                + image(term.atoms(), t, m, axis, system.composite().box());
      }
      if (term instanceof PositionRestraints points) {
        end[1] = points.point(t, axis);
      }
      r2 += (end[0] - end[1]) * (end[0] - end[1]);
    }
    return Math.sqrt(r2);
  }

  private static double image(AtomTuples atoms, int t, int m, int axis, Box box) {
    return box.shift(axis, atoms.image(t, m, 0), atoms.image(t, m, 1), atoms.image(t, m, 2));
  }

  private EnergyTerm fene() {
    BondTopology pairs = pairs();
    double[] r = lengths(pairs);
    return new FeneBonds(
        pairs, values(5, 20), scaled(r, 1.4, 2), values(0.5, 1), scaled(r, 0.7, 1));
  }

  private EnergyTerm morse() {
    BondTopology pairs = pairs();
    return new MorseBonds(pairs, values(1, 20), values(1, 3), scaled(lengths(pairs), 0.8, 1.2));
  }

  private EnergyTerm power() {
    BondTopology pairs = pairs();
    double[] sigma = scaled(lengths(pairs), 0.8, 1.05);
    PowerPairs lj = PowerPairs.lennardJones(pairs, values(0.5, 2), sigma);
    PowerPairs go = PowerPairs.twelveTen(pairs, values(0.5, 2), sigma);
    int n = pairs.size();
    double[][] c = new double[3][n];
    for (int p = 0; p < n; p++) {
      c[0][p] = lj.c12(p) + go.c12(p);
      c[1][p] = go.c10(p);
      c[2][p] = lj.c6(p);
    }
    return new PowerPairs(pairs, c[0], c[1], c[2]);
  }

  private EnergyTerm fourteen() {
    BondTopology pairs = pairs();
    double[] r = lengths(pairs);
    PowerPairs lj = PowerPairs.lennardJones(pairs, values(0.5, 2), scaled(r, 0.8, 1.05));
    double[][] c = new double[2][pairs.size()];
    Arrays.setAll(c[0], lj::c12);
    Arrays.setAll(c[1], lj::c6);
    return new FourteenPairs(pairs, c[0], c[1], values(-2, 2));
  }

  private EnergyTerm gaussian() {
    BondTopology pairs = pairs();
    double[] r = lengths(pairs);
    double[] c12 = values(0.01, 0.1);
    Arrays.setAll(c12, p -> c12[p] * Math.pow(r[p], 12));
    return new GaussianContacts(pairs, values(1, 3), scaled(r, 0.9, 1.1), values(0.2, 0.5), c12);
  }

  /** Some below the lower bound, some inside, some above, some in the linear part. */
  private EnergyTerm distances() {
    BondTopology pairs = pairs();
    double[] low = scaled(lengths(pairs), 0.5, 1.3);
    double[] up = scaled(low, 1, 1.2);
    double[] linear = scaled(up, 1, 1.2);
    return new DistanceRestraints(pairs, values(2, 20), low, up, linear);
  }

  private EnergyTerm points() {
    int[] atoms = random.ints(nTuples, 0, composite.nAtoms()).toArray();
    double[] points = new double[3 * nTuples];
    for (int c = 0; c < points.length; c++) {
      points[c] = composite.reference(atoms[c / 3], c % 3) + random.nextDouble(-1, 1);
    }
    double[] radius = values(0, 1);
    radius[0] = 0;
    return new PositionRestraints(atoms, points, values(1, 10), radius);
  }

  private EnergyTerm angles() {
    AtomTuples atoms = tuples(3);
    return new HarmonicAngles(atoms, values(1, 10), values(0, Math.PI));
  }

  private EnergyTerm cosines() {
    return new CosineAngles(tuples(3), values(-5, 5));
  }

  private EnergyTerm g96() {
    return new G96Angles(tuples(3), values(1, 10), values(0, Math.PI));
  }

  /** Up to 4 on each quadruple; multiplicities 0 to 6. */
  private EnergyTerm periodic() {
    AtomTuples once = tuples(4);
    int[] atoms = new int[16 * nTuples];
    int[] image = new int[48 * nTuples];
    int[] fold = new int[4 * nTuples];
    for (int d = 0; d < 4 * nTuples; d++) {
      int t = random.nextInt(nTuples);
      fold[d] = random.nextInt(7);
      for (int m = 0; m < 4; m++) {
        atoms[4 * d + m] = once.atom(t, m);
        for (int axis = 0; axis < 3; axis++) {
          image[12 * d + 3 * m + axis] = once.image(t, m, axis);
        }
      }
    }
    int n = fold.length;
    return new PeriodicDihedrals(
        new AtomTuples(4, atoms, image),
        TestSystems.uniform(random, n, -3, 3),
        fold,
        TestSystems.uniform(random, n, -4, 4));
  }

  private EnergyTerm ryckaert() {
    return new RyckaertBellemansDihedrals(
        tuples(4), TestSystems.uniform(random, 6 * nTuples, -5, 5));
  }

  /** Rest angles at least 0.6 radians away from the opposite of the reference angle. */
  private EnergyTerm dihedrals() {
    AtomTuples atoms = tuples(4);
    double[] rest = values(-2.5, 2.5);
    Arrays.setAll(rest, t -> rest[t] + dihedral(atoms, t));
    return new HarmonicDihedrals(atoms, values(1, 10), rest);
  }

  private double[] values(double low, double high) {
    return TestSystems.uniform(random, nTuples, low, high);
  }

  private double[] scaled(double[] values, double low, double high) {
    double[] out = new double[values.length];
    Arrays.setAll(out, n -> values[n] * random.nextDouble(low, high));
    return out;
  }

  private BondTopology pairs() {
    AtomTuples pairs = tuples(2);
    int[] i = new int[nTuples];
    int[] j = new int[nTuples];
    int[] image = new int[3 * nTuples];
    for (int t = 0; t < nTuples; t++) {
      i[t] = pairs.atom(t, 0);
      j[t] = pairs.atom(t, 1);
      for (int axis = 0; axis < 3; axis++) {
        image[3 * t + axis] = pairs.image(t, 1, axis) - pairs.image(t, 0, axis);
      }
    }
    return new BondTopology(i, j, image);
  }

  /** Random tuples whose legs are at least 0.8 long and nowhere near collinear. */
  private AtomTuples tuples(int arity) {
    int[] atoms = new int[arity * nTuples];
    int[] image = new int[3 * atoms.length];
    for (int t = 0; t < nTuples; t++) {
      AtomTuples one;
      do {
        one = tuple(arity);
      } while (!good(one));
      for (int m = 0; m < arity; m++) {
        atoms[arity * t + m] = one.atom(0, m);
        for (int axis = 0; axis < 3; axis++) {
          image[3 * (arity * t + m) + axis] = one.image(0, m, axis);
        }
      }
    }
    return new AtomTuples(arity, atoms, image);
  }

  private AtomTuples tuple(int arity) {
    int[] atoms = random.ints(0, composite.nAtoms()).distinct().limit(arity).toArray();
    int[] image = new int[3 * arity];
    if (images) {
      Arrays.setAll(image, c -> random.nextInt(-1, 2));
    }
    return new AtomTuples(arity, atoms, image);
  }

  private boolean good(AtomTuples one) {
    for (int m = 1; m < one.arity(); m++) {
      if (norm(leg(one, 0, m - 1, m)) < 0.8) {
        return false;
      }
      if (m > 1) {
        double[] a = leg(one, 0, m - 2, m - 1);
        double[] b = leg(one, 0, m - 1, m);
        if (norm(cross(a, b)) < LEAST_SINE * norm(a) * norm(b)) {
          return false;
        }
      }
    }
    return true;
  }

  private double[] lengths(BondTopology pairs) {
    AtomTuples atoms = AtomTuples.pairs(pairs);
    double[] r = new double[pairs.size()];
    Arrays.setAll(r, t -> norm(leg(atoms, t, 0, 1)));
    return r;
  }

  private double dihedral(AtomTuples atoms, int t) {
    double[] f = leg(atoms, t, 0, 1);
    double[] g = leg(atoms, t, 1, 2);
    double[] h = leg(atoms, t, 3, 2);
    double[] a = cross(f, g);
    double[] b = cross(h, g);
    return Math.atan2(dot(cross(b, a), g) / norm(g), dot(a, b));
  }

  private double[] leg(AtomTuples atoms, int t, int from, int to) {
    double[] d = new double[3];
    for (int axis = 0; axis < 3; axis++) {
      d[axis] = place(atoms, t, from, axis) - place(atoms, t, to, axis);
    }
    return d;
  }

  private double place(AtomTuples atoms, int t, int m, int axis) {
    return composite.reference(atoms.atom(t, m), axis) + image(atoms, t, m, axis, composite.box());
  }

  static double[] cross(double[] a, double[] b) {
    return new double[] {
      a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]
    };
  }

  private static double dot(double[] a, double[] b) {
    return a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
  }

  private static double norm(double[] a) {
    return Math.sqrt(dot(a, a));
  }
}
