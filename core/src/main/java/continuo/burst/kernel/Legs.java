package continuo.burst.kernel;

import continuo.error.InputException;
import continuo.forcefield.AtomTuples;
import continuo.forcefield.BondedTerm;
import continuo.forcefield.PositionRestraints;
import continuo.structure.Composite;

/**
 * The displacement vectors that a bonded term depends on. Every internal coordinate is a function
 * of a few of them, its legs d = r_p − shift − r_q, so the forces are g = −∂V/∂d on p and the
 * opposite on q, whatever the term: Newton's third law holds by construction.
 *
 * <pre>
 * position restraint   r_i − point
 * pair                 r_i − r_j
 * angle                r_i − r_j, r_k − r_j
 * dihedral             r_i − r_j, r_j − r_k, r_l − r_k
 * </pre>
 *
 * Moves a block of tuples between the atom arrays [atom][xyz][lane] and batch arrays [tuple][lane],
 * one for each leg and axis.
 */
abstract class Legs {
  /** [arity − 1][leg] members p and q; the point of a position restraint is no member. */
  static final int[][][] MEMBERS = {
    {{0, -1}}, {{0, 1}}, {{0, 1}, {2, 1}}, {{0, 1}, {1, 2}, {3, 2}}
  };

  final int lanes;
  final int nTuples;
  final int nLegs;
  final int arity;

  /** [member][tuple]. */
  final int[][] atom;

  /** [3·leg + axis][tuple], nm; the point itself for a position restraint. */
  final double[][] shift;

  /**
   * @throws InputException if a tuple reaches beyond the atoms, or through an image in free space
   */
  Legs(BondedTerm term, Composite composite, int lanes) {
    AtomTuples atoms = term.atoms();
    this.lanes = lanes;
    arity = atoms.arity();
    nTuples = atoms.size();
    int[][] members = MEMBERS[arity - 1];
    nLegs = members.length;
    atom = new int[arity][nTuples];
    shift = new double[3 * nLegs][nTuples];
    double[] shifts = atoms.shifts(composite.box());
    for (int t = 0; t < nTuples; t++) {
      check(term.name(), atoms, t, composite);
      for (int m = 0; m < arity; m++) {
        atom[m][t] = atoms.atom(t, m);
      }
      for (int c = 0; c < 3 * nLegs; c++) {
        int axis = c % 3;
        if (term instanceof PositionRestraints restraints) {
          shift[c][t] = restraints.point(t, axis);
        } else {
          int p = arity * t + members[c / 3][0];
          int q = arity * t + members[c / 3][1];
          shift[c][t] = shifts[3 * q + axis] - shifts[3 * p + axis];
        }
      }
    }
  }

  private static void check(String term, AtomTuples atoms, int tuple, Composite composite) {
    boolean free = !composite.box().isPeriodic();
    for (int m = 0; m < atoms.arity(); m++) {
      if (atoms.atom(tuple, m) >= composite.nAtoms()) {
        throw new InputException(
            "Invalid %s %d: atoms %s, but the system has %d atoms (0 to %d)"
                .formatted(
                    term,
                    tuple,
                    atoms.describe(tuple),
                    composite.nAtoms(),
                    composite.nAtoms() - 1));
      }
      for (int axis = 0; axis < 3; axis++) {
        if (free && atoms.image(tuple, m, axis) != 0) {
          throw new InputException(
              "Invalid %s %d: atoms %s are joined through a periodic image in free space"
                  .formatted(term, tuple, atoms.describe(tuple)));
        }
      }
    }
  }

  /**
   * d = r_p − shift − r_q.
   *
   * @param x positions, [atom][xyz][lane]; read
   * @param begin first tuple
   * @param end after the last tuple
   * @param d [3·leg + axis][tuple − begin][lane]; overwritten
   */
  abstract void gather(double[] x, int begin, int end, double[][] d);

  /**
   * Adds the forces of the tuples one after the other, in each of its members in turn those of its
   * legs: + g where the member is p, − g where it is q.
   *
   * @param g forces along the legs, laid out as d above; read
   * @param f forces, [atom][xyz][lane]; updated
   */
  abstract void scatter(double[][] g, int begin, int end, double[] f);

  /**
   * Copies a number per tuple to its lanes.
   *
   * @param values of all tuples; read
   * @param out [tuple − begin][lane]; overwritten
   */
  abstract void spread(double[] values, int begin, int end, double[] out);

  /**
   * Adds up over tuples, in their order.
   *
   * @param values [tuple][lane] of a number of tuples; read
   * @param tuples how many
   * @param sum of each lane; updated
   */
  abstract void sum(double[] values, int tuples, double[] sum);
}
