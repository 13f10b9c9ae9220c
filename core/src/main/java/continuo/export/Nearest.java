package continuo.export;

import continuo.forcefield.AtomTuples;
import continuo.structure.Box;

/**
 * Nearest periodic images, by which other programs choose the image a bond goes through. In a
 * tilted cell they step along c, then b, then a until each coordinate is within half of lz, ly, lx.
 */
final class Nearest {
  private final Box box;
  private final double[] positions;
  private double longest;

  /**
   * @param positions [atom][xyz] flat, nm; kept by reference
   */
  Nearest(Box box, double[] positions) {
    this.box = box;
    this.positions = positions;
  }

  /**
   * Whether the vector r_i − (r_j + image·L) is the one other programs choose, by a margin that
   * rounding cannot cross. Remembers the longest of the vectors asked for.
   */
  boolean is(int i, int j, int imageX, int imageY, int imageZ) {
    boolean shortest = i != j;
    double r2 = 0;
    for (int axis = 0; axis < 3; axis++) {
      double edge = box.length(axis);
      double image = box.shift(axis, imageX, imageY, imageZ);
      double d = positions[3 * i + axis] - positions[3 * j + axis] - image;
      shortest &= !box.isPeriodic() || Math.abs(d) < 0.4999999 * edge;
      r2 += d * d;
    }
    longest = Math.max(longest, Math.sqrt(r2));
    return shortest;
  }

  /** The same for two members of a tuple, which both have images. */
  boolean is(AtomTuples tuples, int tuple, int a, int b) {
    int[] image = new int[3];
    for (int axis = 0; axis < 3; axis++) {
      image[axis] = tuples.image(tuple, b, axis) - tuples.image(tuple, a, axis);
    }
    return is(tuples.atom(tuple, a), tuples.atom(tuple, b), image[0], image[1], image[2]);
  }

  /** Distance of the two members of a pair, nm. */
  double distance(AtomTuples pairs, int pair) {
    double r2 = 0;
    for (int axis = 0; axis < 3; axis++) {
      double image =
          box.shift(
              axis,
              pairs.image(pair, 1, 0) - pairs.image(pair, 0, 0),
              pairs.image(pair, 1, 1) - pairs.image(pair, 0, 1),
              pairs.image(pair, 1, 2) - pairs.image(pair, 0, 2));
      double d =
          positions[3 * pairs.atom(pair, 0) + axis]
              - positions[3 * pairs.atom(pair, 1) + axis]
              - image;
      r2 += d * d;
    }
    return Math.sqrt(r2);
  }

  /** Length of the longest vector asked for, nm. */
  double longest() {
    return longest;
  }
}
