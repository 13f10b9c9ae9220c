package continuo.burst.kernel;

import continuo.forcefield.BondTopology;
import continuo.forcefield.Charges;
import continuo.forcefield.DoubleWellBonds;
import continuo.forcefield.EnergyTerm;
import continuo.forcefield.HarmonicBonds;
import continuo.forcefield.LennardJones;
import continuo.forcefield.MolecularSystem;
import continuo.forcefield.NonbondedPairs;
import continuo.forcefield.PairTerm;
import continuo.structure.Box;
import java.util.HashSet;
import java.util.Set;
import java.util.function.DoubleUnaryOperator;

/**
 * The potentials written down once more, straight from their definitions, over all pairs and
 * images.
 */
final class BruteForce {
  private BruteForce() {}

  /** A pair with the image of its second atom. */
  record PairImage(int i, int j, long nx, long ny, long nz) {}

  /** Sees a pair: its image and its distance. */
  @FunctionalInterface
  interface PairVisitor {
    void visit(PairImage pair, double dx, double dy, double dz, double r);
  }

  /** Energy of one lane; its forces are written to f, [atom][xyz]. */
  static double evaluate(MolecularSystem system, double[] x, int lanes, int lane, double[] f) {
    double v = 0;
    for (EnergyTerm term : system.terms()) {
      if (term instanceof HarmonicBonds b) {
        for (int k = 0; k < b.topology().size(); k++) {
          double stiffness = b.stiffness(k);
          double r0 = b.restLength(k);
          v +=
              bond(
                  b.topology(),
                  k,
                  system,
                  x,
                  lanes,
                  lane,
                  f,
                  r -> 0.5 * stiffness * (r - r0) * (r - r0),
                  r -> stiffness * (r - r0));
        }
      } else if (term instanceof DoubleWellBonds b) {
        for (int k = 0; k < b.topology().size(); k++) {
          double a = b.compact(k);
          double h = 0.5 * (b.swollen(k) - a);
          double e = b.barrier(k);
          double tilt = b.tilt(k);
          DoubleUnaryOperator scaled = r -> (r - a) / h - 1;
          v +=
              bond(
                  b.topology(),
                  k,
                  system,
                  x,
                  lanes,
                  lane,
                  f,
                  r -> {
                    double s = scaled.applyAsDouble(r);
                    return e * Math.pow(s * s - 1, 2) + 0.25 * tilt * (3 * s - s * s * s);
                  },
                  r -> {
                    double s = scaled.applyAsDouble(r);
                    return (4 * e * s * (s * s - 1) + 0.75 * tilt * (1 - s * s)) / h;
                  });
        }
      } else if (term instanceof LennardJones lj) {
        v += lennardJones(lj, system.composite().box(), x, lanes, lane, f);
      } else if (term instanceof NonbondedPairs pairs) {
        v += nonbonded(pairs, system.composite().box(), x, lanes, lane, f);
      }
    }
    return v;
  }

  private static double bond(
      BondTopology t,
      int k,
      MolecularSystem system,
      double[] x,
      int lanes,
      int lane,
      double[] f,
      DoubleUnaryOperator energy,
      DoubleUnaryOperator slope) {
    double[] d = new double[3];
    double r2 = 0;
    for (int axis = 0; axis < 3; axis++) {
      double image =
          system.composite().box().shift(axis, t.image(k, 0), t.image(k, 1), t.image(k, 2));
      d[axis] =
          x[(3 * t.i(k) + axis) * lanes + lane] - (x[(3 * t.j(k) + axis) * lanes + lane] + image);
      r2 += d[axis] * d[axis];
    }
    double r = Math.sqrt(r2);
    for (int axis = 0; axis < 3; axis++) {
      double force = -slope.applyAsDouble(r) * d[axis] / r;
      f[3 * t.i(k) + axis] += force;
      f[3 * t.j(k) + axis] -= force;
    }
    return energy.applyAsDouble(r);
  }

  private static double lennardJones(
      LennardJones lj, Box box, double[] x, int lanes, int lane, double[] f) {
    Set<Long> excluded = excluded(lj, x.length);
    double[] v = new double[1];
    eachPair(
        box,
        x,
        lanes,
        lane,
        lj.largestReach(),
        (p, dx, dy, dz, r) -> {
          int a = lj.type(p.i());
          int b = lj.type(p.j());
          if (r < lj.reach(a, b) && !excluded.contains((long) p.i() * x.length + p.j())) {
            double s6 = Math.pow(lj.table().sigma(a, b) / r, 6);
            v[0] += 4 * lj.table().epsilon(a, b) * (s6 * s6 - s6) - lj.table().shift(a, b);
            double force = 24 * lj.table().epsilon(a, b) * (2 * s6 * s6 - s6) / (r * r);
            f[3 * p.i()] += force * dx;
            f[3 * p.i() + 1] += force * dy;
            f[3 * p.i() + 2] += force * dz;
            f[3 * p.j()] -= force * dx;
            f[3 * p.j() + 1] -= force * dy;
            f[3 * p.j() + 2] -= force * dz;
          }
        });
    return v[0];
  }

  /** Forces by five-point differences of each pair's energy with h = 1e-4: right to about 1e-10. */
  private static double nonbonded(
      NonbondedPairs term, Box box, double[] x, int lanes, int lane, double[] f) {
    Set<Long> excluded = excluded(term, x.length);
    double[] v = {term.constantEnergy(box)};
    eachPair(
        box,
        x,
        lanes,
        lane,
        term.largestReach(),
        (p, dx, dy, dz, r) -> {
          boolean isExcluded = excluded.contains((long) p.i() * x.length + p.j());
          DoubleUnaryOperator energy = pairEnergy(term, p, isExcluded, r);
          v[0] += energy.applyAsDouble(r);
          double h = 1e-4;
          double force =
              -(energy.applyAsDouble(r - 2 * h)
                      - 8 * energy.applyAsDouble(r - h)
                      + 8 * energy.applyAsDouble(r + h)
                      - energy.applyAsDouble(r + 2 * h))
                  / (12 * h);
          double[] d = {dx, dy, dz};
          for (int axis = 0; axis < 3; axis++) {
            f[3 * p.i() + axis] += force * d[axis] / r;
            f[3 * p.j() + axis] -= force * d[axis] / r;
          }
        });
    return v[0];
  }

  /** Energy near r of a pair at r: the parts whose cut-off is beyond r, continued smoothly. */
  private static DoubleUnaryOperator pairEnergy(
      NonbondedPairs term, PairImage p, boolean isExcluded, double at) {
    int a = term.type(p.i());
    int b = term.type(p.j());
    Charges charges = term.charges();
    return r -> {
      double v = 0;
      if (!isExcluded && term.potential(a, b) != null && at < term.truncation(a, b).cutoff()) {
        v += NonbondedSystems.energy(term.potential(a, b), term.truncation(a, b), r, at);
      }
      if (charges != null && at < charges.law().cutoff()) {
        double qq = charges.constant() * charges.q(p.i()) * charges.q(p.j());
        double law = charges.law().energy(r);
        if (isExcluded) {
          law = charges.law().isComplete() ? law - 1 / (charges.law().permittivity() * r) : 0;
        }
        v += qq * law;
      }
      return v;
    };
  }

  static Set<Long> excluded(PairTerm term, long stride) {
    Set<Long> excluded = new HashSet<>();
    for (int e = 0; e < term.exclusions().size(); e++) {
      excluded.add(term.exclusions().i(e) * stride + term.exclusions().j(e));
    }
    return excluded;
  }

  /**
   * Visits each pair-image within a radius once; images of an atom itself once per opposite pair.
   */
  static void eachPair(
      Box box, double[] x, int lanes, int lane, double radius, PairVisitor visitor) {
    int n = x.length / (3 * lanes);
    for (int i = 0; i < n; i++) {
      for (int j = i; j < n; j++) {
        double[] d = new double[3];
        for (int axis = 0; axis < 3; axis++) {
          d[axis] = x[(3 * i + axis) * lanes + lane] - x[(3 * j + axis) * lanes + lane];
        }
        // A point within the radius is within radius / width of d in units of each cell vector.
        long[] low = new long[3];
        long[] high = new long[3];
        for (int axis = 0; axis < 3 && box.isPeriodic(); axis++) {
          double fraction = box.fraction(axis, d[0], d[1], d[2]);
          low[axis] = (long) Math.floor(fraction - radius / box.width(axis));
          high[axis] = (long) Math.ceil(fraction + radius / box.width(axis));
        }
        for (long nx = low[0]; nx <= high[0]; nx++) {
          for (long ny = low[1]; ny <= high[1]; ny++) {
            for (long nz = low[2]; nz <= high[2]; nz++) {
              if (i == j && !(nx > 0 || (nx == 0 && (ny > 0 || (ny == 0 && nz > 0))))) {
                continue;
              }
              double dx = d[0] - box.shift(0, nx, ny, nz);
              double dy = d[1] - box.shift(1, nx, ny, nz);
              double dz = d[2] - box.shift(2, nx, ny, nz);
              double r = Math.sqrt(dx * dx + dy * dy + dz * dz);
              if (r <= radius) {
                visitor.visit(new PairImage(i, j, nx, ny, nz), dx, dy, dz, r);
              }
            }
          }
        }
      }
    }
  }

  /** Least distance of any pair of any lane from a cut-off. */
  static double closestToCutoff(MolecularSystem system, double[] x, int lanes) {
    double[] least = {Double.POSITIVE_INFINITY};
    for (EnergyTerm term : system.terms()) {
      if (term instanceof PairTerm pairs) {
        for (int lane = 0; lane < lanes; lane++) {
          eachPair(
              system.composite().box(),
              x,
              lanes,
              lane,
              pairs.largestReach() + 1,
              (p, dx, dy, dz, r) -> {
                int a = pairs.type(p.i());
                int b = pairs.type(p.j());
                least[0] = Math.min(least[0], Math.abs(r - pairs.reach(a, b)));
                if (pairs instanceof NonbondedPairs n && n.truncation(a, b) != null) {
                  least[0] = Math.min(least[0], Math.abs(r - n.truncation(a, b).cutoff()));
                }
                if (pairs instanceof NonbondedPairs n && n.charges() != null) {
                  least[0] = Math.min(least[0], Math.abs(r - n.charges().law().cutoff()));
                }
              });
        }
      }
    }
    return least[0];
  }
}
