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
      // Along c, b, a in turn: the vector comes to lie in the brick of the cell's lengths, in which
      // every vector shorter than half of them lies already.
      double dz = difference(atoms, m, 2);
      int nz = (int) Math.rint(dz / box.lz());
      double dy = difference(atoms, m, 1) - box.shift(1, 0, 0, nz);
      int ny = (int) Math.rint(dy / box.ly());
      double dx = difference(atoms, m, 0) - box.shift(0, 0, ny, nz);
      int nx = (int) Math.rint(dx / box.lx());
      images[3 * m] = images[3 * m - 3] + nx;
      images[3 * m + 1] = images[3 * m - 2] + ny;
      images[3 * m + 2] = images[3 * m - 1] + nz;
    }
    return images;
  }

  private double difference(int[] atoms, int m, int axis) {
    return positions[3 * atoms[m - 1] + axis] - positions[3 * atoms[m] + axis];
  }
}
