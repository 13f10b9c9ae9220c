package continuo.orderparam;

import continuo.error.InputException;
import continuo.structure.Box;
import continuo.structure.Composite;

/** What the families share: the geometry of the reference, norms, patches. */
final class PlainFunctions {
  /** Root-mean-square value below which a function is 0 but for rounding. */
  private static final double ROUNDING = 1e-10;

  private PlainFunctions() {}

  /**
   * The bounding box of a free body.
   *
   * @param scale edge over the extent of the body
   */
  static Box box(Composite composite, double scale) {
    double[] edges = new double[3];
    for (int axis = 0; axis < 3; axis++) {
      double[] range = range(composite, axis);
      edges[axis] = scale * (range[1] - range[0]);
      if (!(edges[axis] > 0)) {
        throw new InputException(
            "Invalid structure: the free body has no extent along axis "
                + "xyz".charAt(axis)
                + ", so it has no box of wavevectors");
      }
    }
    return new Box(edges[0], edges[1], edges[2]);
  }

  /** Least and greatest reference coordinate, nm. */
  static double[] range(Composite composite, int axis) {
    double low = Double.POSITIVE_INFINITY;
    double high = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < composite.nAtoms(); i++) {
      low = Math.min(low, composite.reference(i, axis));
      high = Math.max(high, composite.reference(i, axis));
    }
    return new double[] {low, high};
  }

  static double[] centreOfMass(Composite composite) {
    double[] centre = new double[3];
    for (int axis = 0; axis < 3; axis++) {
      double sum = 0;
      for (int i = 0; i < composite.nAtoms(); i++) {
        sum += composite.mass(i) * composite.reference(i, axis);
      }
      centre[axis] = sum / composite.totalMass();
    }
    return centre;
  }

  /** (U_a, U_a), amu. */
  static double norm2(Composite composite, double[] values, int m, int a) {
    double sum = 0;
    for (int i = 0; i < composite.nAtoms(); i++) {
      sum += composite.mass(i) * values[i * m + a] * values[i * m + a];
    }
    return sum;
  }

  /** μ = B_aa; a function that vanishes at every atom gets the total mass. */
  static double[] naturalMasses(Composite composite, double[] values, int m) {
    double[] mu = new double[m];
    for (int a = 0; a < m; a++) {
      double norm2 = norm2(composite, values, m, a);
      mu[a] = norm2 > 0 ? norm2 : composite.totalMass();
    }
    return mu;
  }

  /**
   * A function may vanish at every atom: a sine of the zone boundary, x of a flat component.
   * Rounding leaves 1e-16 of it, which normalisation would blow up to a function of its own.
   */
  static void clearRounding(Composite composite, double[] values, int m) {
    for (int a = 0; a < m; a++) {
      if (norm2(composite, values, m, a) < ROUNDING * ROUNDING * composite.totalMass()) {
        for (int i = 0; i < composite.nAtoms(); i++) {
          values[i * m + a] = 0;
        }
      }
    }
  }

  /**
   * Contiguous parts with nearly equal numbers of functions.
   *
   * @param m number of functions
   * @param first functions at the start that stay in the first part
   * @param group functions that stay together
   * @param wanted parts at most
   * @return first function of each part, and m
   */
  static int[] patches(int m, int first, int group, int wanted) {
    int groups = (m - first) / group;
    int count = Math.min(wanted, groups);
    int[] start = new int[count + 1];
    for (int p = 1; p < count; p++) {
      start[p] = first + group * (int) Math.round((double) p * groups / count);
    }
    start[count] = m;
    return start;
  }

  /**
   * The basis, if it leaves the atoms motions to average over; those of a host are enough.
   *
   * @param atoms composite and host
   * @param key the setting to name
   * @throws InputException if there are as many independent functions as atoms
   */
  static OrderParameterBasis leavingResidual(
      Composite atoms, String key, OrderParameterBasis basis) {
    if (basis.rank() >= atoms.nAtoms()) {
      throw new InputException(
          ("Invalid `%s`: %d independent basis functions for %d atoms leave no residual motion to"
                  + " average over; allowed are fewer functions than atoms")
              .formatted(key, basis.rank(), basis.nAtoms()));
    }
    return basis;
  }
}
