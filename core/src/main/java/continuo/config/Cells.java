package continuo.config;

import java.io.Serializable;

/**
 * Number of unit cells along each axis.
 *
 * @param x along x, ≥ 1
 * @param y along y, ≥ 1
 * @param z along z, ≥ 1
 */
public record Cells(int x, int y, int z) implements Serializable {
  /** Checks the ranges. */
  public Cells {
    Require.that(x >= 1 && y >= 1 && z >= 1, "cells", "three whole numbers ≥ 1 are needed");
    Require.that((double) x * y * z <= 1e8, "cells", "at most 1e8 cells are allowed");
  }

  /** Number of cells along axis 0, 1 or 2. */
  public int along(int axis) {
    return axis == 0 ? x : axis == 1 ? y : z;
  }

  /** Number of cells in all. */
  public int count() {
    return x * y * z;
  }
}
