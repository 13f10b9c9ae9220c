package continuo.structure;

import java.io.Serializable;

/**
 * Periodic orthorhombic cell, or free space.
 *
 * @param lx edge along x, nm; 0 for free space
 * @param ly edge along y, nm; 0 for free space
 * @param lz edge along z, nm; 0 for free space
 */
public record Box(double lx, double ly, double lz) implements Serializable {
  /** Free space: no periodic images. */
  public static final Box FREE = new Box(0, 0, 0);

  public Box {
    boolean free = lx == 0 && ly == 0 && lz == 0;
    boolean periodic = lx > 0 && ly > 0 && lz > 0 && Double.isFinite(lx + ly + lz);
    if (!(free || periodic)) {
      throw new IllegalArgumentException(
          "Invalid box (" + lx + ", " + ly + ", " + lz + "): edges must be all positive or all 0");
    }
  }

  public boolean isPeriodic() {
    return lx > 0;
  }

  /** Edge along axis 0, 1 or 2, nm; 0 for free space. */
  public double length(int axis) {
    return axis == 0 ? lx : axis == 1 ? ly : lz;
  }

  /** Volume of the cell, nm³; 0 for free space. */
  public double volume() {
    return lx * ly * lz;
  }
}
