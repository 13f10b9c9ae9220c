package continuo.structure;

import java.io.Serializable;
import java.util.Locale;

/**
 * Periodic cell in the reduced form of LAMMPS and GROMACS, or free space. The cell vectors are
 *
 * <pre>
 * a = (lx,  0,  0)
 * b = (xy, ly,  0)
 * c = (xz, yz, lz)     |xy| ≤ lx/2, |xz| ≤ lx/2, |yz| ≤ ly/2
 * </pre>
 *
 * <p>An orthorhombic cell has no tilt. Every lattice has such a cell; its tilts are brought into
 * the limits by adding multiples of a and b.
 *
 * @param lx edge along x, nm; 0 for free space
 * @param ly height of b, nm; 0 for free space
 * @param lz height of c, nm; 0 for free space
 * @param xy tilt of b along x, nm
 * @param xz tilt of c along x, nm
 * @param yz tilt of c along y, nm
 */
public record Box(double lx, double ly, double lz, double xy, double xz, double yz)
    implements Serializable {
  /** Free space: no periodic images. */
  public static final Box FREE = new Box(0, 0, 0);

  /** How far a tilt may exceed half a length, relative: digits that files have. */
  private static final double TILT_ROUNDING = 1e-5;

  /**
   * @throws IllegalArgumentException if edges are neither all positive nor all 0, or a tilt exceeds
   *     half the length it runs along
   */
  public Box {
    boolean free = lx == 0 && ly == 0 && lz == 0 && xy == 0 && xz == 0 && yz == 0;
    boolean periodic = lx > 0 && ly > 0 && lz > 0 && Double.isFinite(lx + ly + lz);
    if (!(free || periodic)) {
      throw new IllegalArgumentException(
          "Invalid box (" + lx + ", " + ly + ", " + lz + "): edges must be all positive or all 0");
    }
    requireTilt("xy", xy, "lx", lx);
    requireTilt("xz", xz, "lx", lx);
    requireTilt("yz", yz, "ly", ly);
  }

  /**
   * Orthorhombic cell.
   *
   * @param lx edge along x, nm; 0 for free space
   * @param ly edge along y, nm; 0 for free space
   * @param lz edge along z, nm; 0 for free space
   */
  public Box(double lx, double ly, double lz) {
    this(lx, ly, lz, 0, 0, 0);
  }

  private static void requireTilt(String name, double tilt, String along, double length) {
    if (!(Math.abs(tilt) <= 0.5 * length * (1 + TILT_ROUNDING))) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "Invalid box: tilt %s = %s nm exceeds half of %s = %s nm; add or subtract cell vectors"
                  + " until it does not, the lattice stays the same",
              name,
              tilt,
              along,
              length));
    }
  }

  public boolean isPeriodic() {
    return lx > 0;
  }

  public boolean isTriclinic() {
    return xy != 0 || xz != 0 || yz != 0;
  }

  /** lx, ly or lz for axis 0, 1 or 2, nm; 0 for free space. */
  public double length(int axis) {
    return axis == 0 ? lx : axis == 1 ? ly : lz;
  }

  /** Component of a cell vector (0 is a, 1 is b, 2 is c) along an axis, nm. */
  public double component(int vector, int axis) {
    if (vector == axis) {
      return length(axis);
    }
    return vector == 1 && axis == 0 ? xy : vector == 2 ? axis == 0 ? xz : axis == 1 ? yz : 0 : 0;
  }

  /** Length of a cell vector, nm. */
  public double edge(int vector) {
    double x = component(vector, 0);
    double y = component(vector, 1);
    double z = component(vector, 2);
    return isTriclinic() ? Math.sqrt(x * x + y * y + z * z) : length(vector);
  }

  /** Angle between the two other cell vectors, degrees: 0 is α between b and c, 1 is β, 2 is γ. */
  public double angle(int vector) {
    if (!isTriclinic()) {
      return 90;
    }
    int one = (vector + 1) % 3;
    int two = (vector + 2) % 3;
    double dot = 0;
    for (int axis = 0; axis < 3; axis++) {
      dot += component(one, axis) * component(two, axis);
    }
    return StrictMath.toDegrees(StrictMath.acos(dot / (edge(one) * edge(two))));
  }

  /**
   * Distance of opposite faces of the cell, across the plane of the two other vectors, nm: no image
   * is closer than that along this vector.
   */
  public double width(int vector) {
    if (!isTriclinic() || vector == 2) {
      return length(vector);
    } else if (vector == 1) {
      return ly * lz / Math.hypot(lz, yz);
    }
    double acrossY = -xy * lz;
    double acrossZ = xy * yz - xz * ly;
    double normal = Math.sqrt(ly * lz * (ly * lz) + acrossY * acrossY + acrossZ * acrossZ);
    return lx * ly * lz / normal;
  }

  /** Smallest {@link #width} of the cell, nm; 0 for free space. */
  public double smallestWidth() {
    return Math.min(width(0), Math.min(width(1), width(2)));
  }

  /** Volume of the cell, nm³; 0 for free space. */
  public double volume() {
    return lx * ly * lz;
  }

  /** The same cell with all lengths times a factor. */
  public Box scaled(double factor) {
    return new Box(factor * lx, factor * ly, factor * lz, factor * xy, factor * xz, factor * yz);
  }

  /** Component of nx a + ny b + nz c along an axis, nm. */
  public double shift(int axis, double nx, double ny, double nz) {
    return switch (axis) {
      case 0 -> isTriclinic() ? nx * lx + ny * xy + nz * xz : nx * lx;
      case 1 -> isTriclinic() ? ny * ly + nz * yz : ny * ly;
      default -> nz * lz;
    };
  }

  /** Coordinate s of a point r = s_0 a + s_1 b + s_2 c; the cell is 0 ≤ s &lt; 1. */
  public double fraction(int vector, double x, double y, double z) {
    double sz = z / lz;
    double sy = (y - sz * yz) / ly;
    return vector == 2 ? sz : vector == 1 ? sy : (x - sy * xy - sz * xz) / lx;
  }

  /** Squared length of the shortest image of a vector, nm²; of the vector itself in free space. */
  public double nearest2(double dx, double dy, double dz) {
    if (!isPeriodic()) {
      return dx * dx + dy * dy + dz * dz;
    }
    double nz = Math.rint(dz / lz);
    double ez = dz - lz * nz;
    double y = dy - yz * nz;
    double ny = Math.rint(y / ly);
    double ey = y - ly * ny;
    double x = dx - xz * nz - xy * ny;
    double ex = x - lx * Math.rint(x / lx);
    double first = ex * ex + ey * ey + ez * ez;
    return isTriclinic() ? shortestOf(ex, ey, ez, first, false) : first;
  }

  /** Length of the shortest vector of the lattice, nm. */
  public double shortest() {
    double first = Math.min(lx, Math.min(edge(1), edge(2)));
    return isTriclinic() ? Math.sqrt(shortestOf(0, 0, 0, first * first, true)) : first;
  }

  /**
   * Squared length of the shortest image of a vector among those not longer than a first one: in a
   * tilted cell the steps along c, b and a that bring it near may pass the shortest one by.
   *
   * @param own whether the vector itself does not count
   */
  private double shortestOf(double dx, double dy, double dz, double first, boolean own) {
    double radius = Math.sqrt(first) * (1 + TILT_ROUNDING);
    double least = first;
    for (double nz = Math.ceil((dz - radius) / lz); nz <= (dz + radius) / lz; nz++) {
      double ez = dz - nz * lz;
      double y = dy - nz * yz;
      for (double ny = Math.ceil((y - radius) / ly); ny <= (y + radius) / ly; ny++) {
        double ey = y - ny * ly;
        double x = dx - nz * xz - ny * xy;
        boolean itself = own && nz == 0 && ny == 0;
        double ex = itself ? lx : x - lx * Math.rint(x / lx);
        least = Math.min(least, ex * ex + ey * ey + ez * ez);
      }
    }
    return least;
  }
}
