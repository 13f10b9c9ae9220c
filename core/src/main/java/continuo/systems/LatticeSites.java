package continuo.systems;

import continuo.config.Cells;
import continuo.config.Lattice;

/**
 * Sites of a cubic lattice in integer steps: whole lattice constants for sc, half ones for fcc.
 * Sites are numbered with the basis fastest, then z, y, x.
 */
final class LatticeSites {
  private static final int[][] SC_BASIS = {{0, 0, 0}};
  private static final int[][] FCC_BASIS = {{0, 0, 0}, {0, 1, 1}, {1, 0, 1}, {1, 1, 0}};

  /** One of each pair ±d of nearest-neighbour offsets. */
  private static final int[][] SC_OFFSETS = {{1, 0, 0}, {0, 1, 0}, {0, 0, 1}};

  private static final int[][] FCC_OFFSETS = {
    {0, 1, 1}, {0, 1, -1}, {1, 0, 1}, {-1, 0, 1}, {1, 1, 0}, {1, -1, 0}
  };

  private final Cells cells;
  private final int[][] basis;
  private final int[][] offsets;
  private final int stepsPerCell;

  LatticeSites(Lattice lattice, Cells cells) {
    this.cells = cells;
    this.basis = lattice == Lattice.SC ? SC_BASIS : FCC_BASIS;
    this.offsets = lattice == Lattice.SC ? SC_OFFSETS : FCC_OFFSETS;
    this.stepsPerCell = lattice == Lattice.SC ? 1 : 2;
  }

  /**
   * A neighbouring site.
   *
   * @param site its number
   * @param imageX cells it is shifted by along x
   * @param imageY cells it is shifted by along y
   * @param imageZ cells it is shifted by along z
   */
  record Neighbour(int site, int imageX, int imageY, int imageZ) {
    boolean isImage() {
      return imageX != 0 || imageY != 0 || imageZ != 0;
    }
  }

  int nSites() {
    return Math.multiplyExact(cells.count(), basis.length);
  }

  /** Sites per cell. */
  int nBasis() {
    return basis.length;
  }

  /** Integer steps in one lattice constant. */
  int stepsPerCell() {
    return stepsPerCell;
  }

  /** Nearest-neighbour offsets, in steps, one of each pair ±d; read only. */
  int[][] offsets() {
    return offsets;
  }

  /** Coordinate of a site along an axis, in steps. */
  int step(int site, int axis) {
    int cell = site / basis.length;
    int c =
        axis == 2
            ? cell % cells.z()
            : axis == 1 ? cell / cells.z() % cells.y() : cell / cells.z() / cells.y();
    return stepsPerCell * c + basis[site % basis.length][axis];
  }

  /** The site at an offset, through the faces of the cell where needed. */
  Neighbour neighbour(int site, int[] offset) {
    int[] cell = new int[3];
    int[] image = new int[3];
    int[] inCell = new int[3];
    for (int axis = 0; axis < 3; axis++) {
      int step = step(site, axis) + offset[axis];
      int c = Math.floorDiv(step, stepsPerCell);
      inCell[axis] = step - stepsPerCell * c;
      image[axis] = Math.floorDiv(c, cells.along(axis));
      cell[axis] = c - image[axis] * cells.along(axis);
    }
    int b = 0;
    while (basis[b][0] != inCell[0] || basis[b][1] != inCell[1] || basis[b][2] != inCell[2]) {
      b++;
    }
    int index = ((cell[0] * cells.y() + cell[1]) * cells.z() + cell[2]) * basis.length + b;
    return new Neighbour(index, image[0], image[1], image[2]);
  }
}
