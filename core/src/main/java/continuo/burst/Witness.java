package continuo.burst;

import continuo.burst.kernel.KernelProvider;
import continuo.error.NumericalException;
import continuo.forcefield.EnergyTerm;
import continuo.forcefield.MolecularSystem;
import continuo.structure.Composite;
import java.util.List;

/**
 * Finds out how replicas broke down. A burst is a function of its block and request alone, so it
 * can be run a second time to the same bits with a witness that looks at every atom at every step;
 * a burst that goes well pays nothing for it.
 *
 * <p>Of each lane it keeps the first step at which something is wrong, the atom that is farthest
 * gone, and the energy term that pulled hardest at it then or one step before.
 */
final class Witness {
  private final MolecularSystem system;
  private final double limit;
  private final int lanes;
  private final int firstReplica;
  private final int wanted;
  private final BurstFailure[] found;
  private final double[] before;
  private boolean hasBefore;

  /**
   * @param context atoms, forces and temperature
   * @param block the replicas
   * @param wanted lanes of interest, bit l for lane l
   */
  Witness(BurstContext context, ReplicaBlock block, int wanted) {
    this.system = context.system();
    this.limit = LaneGuard.HEAT * context.settings().kT();
    this.lanes = block.lanes();
    this.firstReplica = block.firstReplica();
    this.wanted = wanted;
    this.found = new BurstFailure[lanes];
    this.before = new double[block.positions().length];
  }

  /** How a lane broke down; null if it has not. */
  BurstFailure failure(int lane) {
    return found[lane];
  }

  /**
   * Looks at a moment of the burst.
   *
   * @param x positions, [atom][xyz][lane]; read
   * @param v velocities; read
   * @param f forces at these positions; read
   * @param steps steps done
   */
  void look(double[] x, double[] v, double[] f, int steps) {
    for (int l = 0; l < lanes; l++) {
      if (isOpen(l)) {
        int atom = worstAtom(x, v, f, l);
        if (atom >= 0) {
          found[l] = explain(x, v, l, atom, steps);
        }
      }
    }
    System.arraycopy(x, 0, before, 0, x.length);
    hasBefore = true;
  }

  /** A lane is given up because its atoms are too far away, wherever their velocities stand. */
  void lookAtFarthest(double[] x, double[] v, int broken, int steps) {
    for (int l = 0; l < lanes; l++) {
      if (isOpen(l) && (broken >> l & 1) != 0) {
        int atom = 0;
        double most = -1;
        for (int c = 0; c < x.length / lanes; c++) {
          double far = Math.abs(x[c * lanes + l]);
          if (far > most) {
            most = far;
            atom = c / 3;
          } else if (Double.isNaN(far)) {
            atom = c / 3;
            break;
          }
        }
        found[l] = explain(x, v, l, atom, steps);
      }
    }
  }

  private boolean isOpen(int lane) {
    return (wanted >> lane & 1) != 0 && found[lane] == null;
  }

  /**
   * An atom whose position or velocity is not finite, else one whose force is not, else the hottest
   * if it is too hot, else −1.
   */
  private int worstAtom(double[] x, double[] v, double[] f, int lane) {
    int unpushable = -1;
    int hottest = -1;
    double most = 0;
    for (int c = 0; c < x.length / lanes; c++) {
      int at = c * lanes + lane;
      if (!Double.isFinite(x[at]) || !Double.isFinite(v[at])) {
        return c / 3;
      }
      unpushable = unpushable < 0 && !Double.isFinite(f[at]) ? c / 3 : unpushable;
      double heat = system.composite().mass(c / 3) * v[at] * v[at];
      // The guard's own words, so that both agree to the last bit.
      if (v[at] * v[at] > limit / system.composite().mass(c / 3) && heat > most) {
        most = heat;
        hottest = c / 3;
      }
    }
    return unpushable < 0 ? hottest : unpushable;
  }

  private BurstFailure explain(double[] x, double[] v, int lane, int atom, int steps) {
    String term = null;
    double most = 0;
    for (double[] positions : hasBefore ? List.of(before, x) : List.of(x)) {
      double[] one = lane(positions, lane);
      for (EnergyTerm candidate : system.terms()) {
        double force = force(candidate, one, atom);
        if (force > most) {
          most = force;
          term = candidate.name();
        }
      }
    }
    double[] r = new double[3];
    double speed2 = 0;
    for (int axis = 0; axis < 3; axis++) {
      int at = (3 * atom + axis) * lanes + lane;
      r[axis] = x[at];
      speed2 += v[at] * v[at];
    }
    Composite composite = system.composite();
    return new BurstFailure(
        firstReplica + lane,
        atom,
        composite.label(atom).toString(),
        r[0],
        r[1],
        r[2],
        Math.sqrt(speed2),
        term,
        most,
        steps);
  }

  private double[] lane(double[] positions, int lane) {
    double[] one = new double[positions.length / lanes];
    for (int c = 0; c < one.length; c++) {
      one[c] = positions[c * lanes + lane];
    }
    return one;
  }

  /** |F| of one term on one atom; infinite if it is not a number, 0 if it cannot be computed. */
  private double force(EnergyTerm term, double[] x, int atom) {
    double[] f = new double[x.length];
    MolecularSystem alone = new MolecularSystem(system.composite(), List.of(term));
    try {
      KernelProvider.plain().forces(alone, 1).compute(x, f, new double[1]);
    } catch (NumericalException e) {
      return 0; // no neighbours can be listed at such positions
    }
    double f2 = 0;
    for (int axis = 0; axis < 3; axis++) {
      f2 += f[3 * atom + axis] * f[3 * atom + axis];
    }
    return Double.isNaN(f2) ? Double.POSITIVE_INFINITY : Math.sqrt(f2);
  }
}
