package continuo.forcefield;

import continuo.structure.Box;
import java.io.Serializable;
import java.util.Arrays;

/**
 * Groups of 1 to 4 atoms that interact as one, each atom through the periodic image it is given:
 * the position of a member is r + image·L in unwrapped coordinates. As a bond of {@link
 * BondTopology}, a group keeps its images for ever. Immutable.
 */
public final class AtomTuples implements Serializable {
  private static final long serialVersionUID = 1L;

  private final int arity;
  private final int[] atoms;
  private final int[] images;

  /**
   * @param arity members of each tuple, 1 to 4
   * @param atoms [tuple][member]; copied
   * @param images [tuple][member][xyz] integer cell shift of each member, all 0 in free space;
   *     copied
   * @throws IllegalArgumentException if sizes disagree, an atom is negative, or two members of a
   *     tuple are the same image of one atom
   */
  public AtomTuples(int arity, int[] atoms, int[] images) {
    if (arity < 1 || arity > 4 || atoms.length % arity != 0 || images.length != 3 * atoms.length) {
      throw new IllegalArgumentException(
          "Invalid tuples of %d atoms: %d atoms, %d image indices"
              .formatted(arity, atoms.length, images.length));
    }
    this.arity = arity;
    this.atoms = atoms.clone();
    this.images = images.clone();
    for (int tuple = 0; tuple < size(); tuple++) {
      for (int a = 0; a < arity; a++) {
        for (int b = 0; b < a; b++) {
          if (samePlace(arity * tuple + a, arity * tuple + b)) {
            throw invalid(tuple, "the same atom twice");
          }
        }
        if (atom(tuple, a) < 0) {
          throw invalid(tuple, "atoms are numbered from 0");
        }
      }
    }
  }

  /** Tuples of atoms that are all meant as they stand, without images. */
  public static AtomTuples of(int arity, int... atoms) {
    return new AtomTuples(arity, atoms, new int[3 * atoms.length]);
  }

  /** The pairs of a topology; the second member carries the image. */
  public static AtomTuples pairs(BondTopology topology) {
    int n = topology.size();
    int[] atoms = new int[2 * n];
    int[] images = new int[6 * n];
    for (int b = 0; b < n; b++) {
      atoms[2 * b] = topology.i(b);
      atoms[2 * b + 1] = topology.j(b);
      for (int axis = 0; axis < 3; axis++) {
        images[6 * b + 3 + axis] = topology.image(b, axis);
      }
    }
    return new AtomTuples(2, atoms, images);
  }

  private boolean samePlace(int a, int b) {
    return atoms[a] == atoms[b]
        && Arrays.equals(images, 3 * a, 3 * a + 3, images, 3 * b, 3 * b + 3);
  }

  private IllegalArgumentException invalid(int tuple, String why) {
    return new IllegalArgumentException(
        "Invalid tuple %d: atoms %s: %s".formatted(tuple, describe(tuple), why));
  }

  /** Number of tuples. */
  public int size() {
    return atoms.length / arity;
  }

  /** Members of each tuple. */
  public int arity() {
    return arity;
  }

  public int atom(int tuple, int member) {
    return atoms[arity * tuple + member];
  }

  /** Cell shift of a member along an axis. */
  public int image(int tuple, int member, int axis) {
    return images[3 * (arity * tuple + member) + axis];
  }

  /** The atoms of a tuple as messages name them, for example {@code 4, 5 and 6}. */
  public String describe(int tuple) {
    StringBuilder text = new StringBuilder();
    for (int m = 0; m < arity; m++) {
      text.append(m == 0 ? "" : m == arity - 1 ? " and " : ", ").append(atom(tuple, m));
    }
    return text.toString();
  }

  /** Some of the tuples, in the order asked for. */
  AtomTuples select(int[] tuples) {
    int[] someAtoms = new int[arity * tuples.length];
    int[] someImages = new int[3 * someAtoms.length];
    for (int t = 0; t < tuples.length; t++) {
      System.arraycopy(atoms, arity * tuples[t], someAtoms, arity * t, arity);
      System.arraycopy(images, 3 * arity * tuples[t], someImages, 3 * arity * t, 3 * arity);
    }
    return new AtomTuples(arity, someAtoms, someImages);
  }

  /** Whether two tuples have the same members in the same order and images. */
  boolean same(int a, int b) {
    for (int m = 0; m < arity; m++) {
      if (atom(a, m) != atom(b, m)) {
        return false;
      }
    }
    int width = 3 * arity;
    return Arrays.equals(images, width * a, width * (a + 1), images, width * b, width * (b + 1));
  }

  /** Shift vectors image·L to be added to the positions, [tuple][member][xyz] flat, nm. */
  public double[] shifts(Box box) {
    return shifts(images, box);
  }

  /** image·L for each three indices, nm. */
  static double[] shifts(int[] images, Box box) {
    double[] shift = new double[images.length];
    for (int c = 0; c < shift.length; c++) {
      int n = c - c % 3;
      shift[c] = box.shift(c % 3, images[n], images[n + 1], images[n + 2]);
    }
    return shift;
  }
}
