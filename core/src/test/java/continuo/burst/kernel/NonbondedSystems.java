package continuo.burst.kernel;

import continuo.forcefield.Buckingham;
import continuo.forcefield.Charges;
import continuo.forcefield.CoulombLaw;
import continuo.forcefield.DampedShiftedForce;
import continuo.forcefield.DebyeHueckel;
import continuo.forcefield.ExcludedPairs;
import continuo.forcefield.GaussianPotential;
import continuo.forcefield.LennardJones12x6;
import continuo.forcefield.NonbondedPairs;
import continuo.forcefield.RadialPotential;
import continuo.forcefield.ReactionField;
import continuo.forcefield.SoftRepulsion;
import continuo.forcefield.TabulatedPotential;
import continuo.forcefield.Truncation;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeSet;

/** Random pair terms of every kind, and their energies written down once more. */
final class NonbondedSystems {
  private NonbondedSystems() {}

  /** Cut-off of the Coulomb laws; no edge of a box, which would be a distance at the cut-off. */
  private static final double COULOMB_CUTOFF = 2.23;

  static List<RadialPotential> potentials() {
    return List.of(
        LennardJones12x6.of(0.8, 0.9),
        new LennardJones12x6(0.7, 0),
        new Buckingham(900, 6, 0.4),
        new GaussianPotential(-2, 0.6),
        new SoftRepulsion(15, 1.3),
        table(0.3, 2.6, 0.01));
  }

  static List<CoulombLaw> laws() {
    return List.of(
        new ReactionField(COULOMB_CUTOFF, 2, 78),
        new ReactionField(COULOMB_CUTOFF, 1, Double.POSITIVE_INFINITY),
        new DebyeHueckel(COULOMB_CUTOFF, 1.5, 0.9, true),
        new DebyeHueckel(COULOMB_CUTOFF, 1, Double.POSITIVE_INFINITY, false),
        new DampedShiftedForce(COULOMB_CUTOFF, 1, 0.8),
        new DampedShiftedForce(COULOMB_CUTOFF, 3, 0));
  }

  static List<Truncation> truncations(double cutoff) {
    return List.of(
        Truncation.cut(cutoff),
        Truncation.shifted(cutoff),
        Truncation.potentialSwitch(0.7 * cutoff, cutoff),
        Truncation.charmmSwitch(0.6 * cutoff, cutoff),
        Truncation.forceSwitch(0.75 * cutoff, cutoff));
  }

  /** A table of 3/r⁴ − 2/r², the energies and their exact forces. */
  static TabulatedPotential table(double from, double to, double spacing) {
    int n = (int) Math.round((to - from) / spacing) + 1;
    double[] r = new double[n];
    double[] v = new double[n];
    double[] f = new double[n];
    for (int k = 0; k < n; k++) {
      r[k] = from + k * spacing;
      v[k] = 3 * Math.pow(r[k], -4) - 2 * Math.pow(r[k], -2);
      f[k] = 12 * Math.pow(r[k], -5) - 4 * Math.pow(r[k], -3);
    }
    return new TabulatedPotential(r, v, f);
  }

  /** Up to 3 types, a random potential for each pair of them or none, charges on some atoms. */
  static NonbondedPairs random(SplittableRandom random, int nAtoms, double skin) {
    int nTypes = 1 + random.nextInt(3);
    int[] type = random.ints(nAtoms, 0, nTypes).toArray();
    NonbondedPairs.Builder builder = NonbondedPairs.of(type, nTypes).skin(skin);
    boolean none = true;
    for (int a = 0; a < nTypes; a++) {
      for (int b = a; b < nTypes; b++) {
        if (none || random.nextInt(4) > 0) {
          RadialPotential potential = pick(random, potentials());
          Truncation end;
          do {
            end = pick(random, truncations(random.nextDouble(1.6, 2.5)));
          } while (end.kind() == Truncation.Kind.FORCE_SWITCH
              && !(potential instanceof LennardJones12x6));
          builder.pair(a, b, potential, end);
          none = false;
        }
      }
    }
    if (random.nextInt(4) > 0) {
      double[] q = random.doubles(nAtoms, -1, 1).toArray();
      for (int i = 0; i < nAtoms; i += 1 + random.nextInt(5)) {
        q[i] = 0;
      }
      builder.charges(new Charges(q, random.nextDouble(0.5, 2), pick(random, laws())));
    }
    return builder.exclusions(exclusions(random, nAtoms)).build();
  }

  static ExcludedPairs exclusions(SplittableRandom random, int nAtoms) {
    TreeSet<Long> pairs = new TreeSet<>();
    for (int e = 0; nAtoms > 1 && e < nAtoms / 2; e++) {
      int i = random.nextInt(nAtoms - 1);
      pairs.add((long) i * nAtoms + random.nextInt(i + 1, nAtoms));
    }
    return new ExcludedPairs(
        pairs.stream().mapToInt(p -> (int) (p / nAtoms)).toArray(),
        pairs.stream().mapToInt(p -> (int) (p % nAtoms)).toArray());
  }

  private static <T> T pick(SplittableRandom random, List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }

  /** V of a pair of types inside its cut-off, from the definitions. */
  static double energy(RadialPotential p, Truncation end, double r) {
    return energy(p, end, r, r);
  }

  /** The formula that holds at a distance, evaluated at another one: smooth, for differences. */
  static double energy(RadialPotential p, Truncation end, double r, double at) {
    double rc = end.cutoff();
    double r1 = end.from();
    double v = bare(p, r, at);
    switch (end.kind()) {
      case CUT:
        return v;
      case SHIFTED:
        return v - bare(p, rc, rc);
      case POTENTIAL_SWITCH:
        double t = (r - r1) / (rc - r1);
        return at <= r1 ? v : v * (1 - 10 * t * t * t + 15 * Math.pow(t, 4) - 6 * Math.pow(t, 5));
      case CHARMM_SWITCH:
        double s = Math.pow(rc * rc - r * r, 2) * (rc * rc + 2 * r * r - 3 * r1 * r1);
        return at <= r1 ? v : v * s / Math.pow(rc * rc - r1 * r1, 3);
      case FORCE_SWITCH:
        LennardJones12x6 lj = (LennardJones12x6) p;
        return lj.c12() * switched(12, r, r1, rc, at) - lj.c6() * switched(6, r, r1, rc, at);
    }
    throw new IllegalStateException();
  }

  /** r⁻ⁿ with switched force. */
  private static double switched(int n, double r, double r1, double rc, double at) {
    double w = rc - r1;
    double a = -n * ((n + 4) * rc - (n + 1) * r1) / (Math.pow(rc, n + 2) * w * w);
    double b = n * ((n + 3) * rc - (n + 1) * r1) / (Math.pow(rc, n + 2) * w * w * w);
    double c = Math.pow(rc, -n) - a / 3 * Math.pow(w, 3) - b / 4 * Math.pow(w, 4);
    double t = at <= r1 ? 0 : r - r1;
    return Math.pow(r, -n) - a / 3 * Math.pow(t, 3) - b / 4 * Math.pow(t, 4) - c;
  }

  private static double bare(RadialPotential p, double r, double at) {
    if (p instanceof LennardJones12x6 lj) {
      return lj.c12() / Math.pow(r, 12) - lj.c6() / Math.pow(r, 6);
    } else if (p instanceof Buckingham b) {
      return b.a() * Math.exp(-b.b() * r) - b.c() / Math.pow(r, 6);
    } else if (p instanceof GaussianPotential g) {
      return g.height() * Math.exp(-0.5 * Math.pow(r / g.width(), 2));
    } else if (p instanceof SoftRepulsion s) {
      double w = 1 - r / s.radius();
      return at < s.radius() ? 0.5 * s.strength() * s.radius() * w * w : 0;
    }
    return p.energy(r); // a table has no formula; TabulatedPotentialTest compares it with one
  }
}
