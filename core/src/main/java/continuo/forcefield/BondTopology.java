package continuo.forcefield;

import continuo.structure.Box;
import java.io.Serializable;

/**
 * Which atoms are bonded, and through which periodic image: the bond vector is r_i − (r_j +
 * image·L) in unwrapped coordinates. A bond keeps its image for ever, so that a lattice of two
 * cells, where a pair is bonded through both faces, is described exactly. An atom is bonded to
 * itself only through an image. Immutable.
 */
public final class BondTopology implements Serializable {
  private static final long serialVersionUID = 1L;

  private final int[] i;
  private final int[] j;
  private final int[] image;

  /**
   * @param i first atoms; copied
   * @param j second atoms; copied
   * @param image [bond][xyz] integer cell shift of j, all 0 in free space; copied
   * @throws IllegalArgumentException if sizes disagree or an atom is bonded to itself
   */
  public BondTopology(int[] i, int[] j, int[] image) {
    if (i.length != j.length || image.length != 3 * i.length) {
      throw new IllegalArgumentException(
          "Invalid bonds: %d first atoms, %d second atoms, %d image indices"
              .formatted(i.length, j.length, image.length));
    }
    for (int b = 0; b < i.length; b++) {
      boolean sameImage = image[3 * b] == 0 && image[3 * b + 1] == 0 && image[3 * b + 2] == 0;
      if (i[b] < 0 || j[b] < 0 || (i[b] == j[b] && sameImage)) {
        throw new IllegalArgumentException(
            "Invalid bond %d: atoms %d and %d".formatted(b, i[b], j[b]));
      }
    }
    this.i = i.clone();
    this.j = j.clone();
    this.image = image.clone();
  }

  public int size() {
    return i.length;
  }

  public int i(int bond) {
    return i[bond];
  }

  public int j(int bond) {
    return j[bond];
  }

  /** Cell shift of the second atom along an axis. */
  public int image(int bond, int axis) {
    return image[3 * bond + axis];
  }

  /** Shift vectors image·L to be added to r_j, [bond][xyz] flat, nm. */
  public double[] shifts(Box box) {
    return AtomTuples.shifts(image, box);
  }
}
