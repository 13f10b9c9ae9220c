package continuo.systems.topology;

import continuo.structure.Box;

/** Images of bonded atoms: the nearest at the reference positions. */
final class NearestImages {
  private final Box box;
  private final double[] positions;

  /**
   * @param positions [atom][xyz] flat, nm; kept by reference
   */
  NearestImages(Box box, double[] positions) {
    this.box = box;
    this.positions = positions;
  }

  /**
   * Cell shifts that bring each member nearest to the one before it.
   *
   * @return [member][xyz]; 0 for the first
   */
  int[] chain(int... atoms) {
    int[] images = new int[3 * atoms.length];
    for (int m = 1; box.isPeriodic() && m < atoms.length; m++) {
      for (int axis = 0; axis < 3; axis++) {
        double d = positions[3 * atoms[m - 1] + axis] - positions[3 * atoms[m] + axis];
        images[3 * m + axis] = images[3 * (m - 1) + axis] + (int) Math.rint(d / box.length(axis));
      }
    }
    return images;
  }
}
