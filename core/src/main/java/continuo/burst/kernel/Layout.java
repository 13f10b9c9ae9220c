package continuo.burst.kernel;

/**
 * The layout of atom arrays, [atom][xyz][lane] with lane fastest:
 *
 * <pre>
 * index  0      lanes  2·lanes 3·lanes
 *        | x x … | y y … | z z … | x x … | y …
 *        atom 0                   atom 1
 * </pre>
 */
final class Layout {
  private Layout() {}

  /**
   * Length of an atom array.
   *
   * @throws IllegalArgumentException if no array can be that long
   */
  static int size(int nAtoms, int lanes) {
    requireLanes(lanes);
    long size = 3L * nAtoms * lanes;
    if (size > Integer.MAX_VALUE - 8) {
      throw new IllegalArgumentException(
          "Cannot hold %d atoms in %d lanes: 3·atoms·lanes is %d, at most %d"
              .formatted(nAtoms, lanes, size, Integer.MAX_VALUE - 8));
    }
    return (int) size;
  }

  static void requireLanes(int lanes) {
    if (lanes <= 0) {
      throw new IllegalArgumentException("Invalid number of lanes: " + lanes);
    }
  }

  static void requireLength(String what, double[] array, int length) {
    if (array.length != length) {
      throw new IllegalArgumentException(
          "Invalid %s: %d numbers for a layout of %d".formatted(what, array.length, length));
    }
  }

  static void requireRoom(String what, double[] array, int nAtoms, int lanes) {
    if (nAtoms < 0 || array.length < size(nAtoms, lanes)) {
      throw new IllegalArgumentException(
          "Invalid %s: %d numbers for %d atoms in %d lanes"
              .formatted(what, array.length, nAtoms, lanes));
    }
  }
}
