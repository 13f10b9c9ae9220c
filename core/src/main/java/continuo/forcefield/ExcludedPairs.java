package continuo.forcefield;

import java.io.Serializable;

/**
 * Pairs of atoms i &lt; j that a pair term leaves out, through every image, as bonded neighbours
 * are. Immutable.
 */
public final class ExcludedPairs implements Serializable {
  private static final long serialVersionUID = 1L;

  /** Nothing is excluded. */
  public static final ExcludedPairs NONE = new ExcludedPairs(new int[0], new int[0]);

  private final int[] i;
  private final int[] j;

  /**
   * @param i first atoms, ≥ 0; copied
   * @param j second atoms, each greater than its first; copied
   * @throws IllegalArgumentException if sizes differ or a pair is not in order
   */
  public ExcludedPairs(int[] i, int[] j) {
    if (i.length != j.length) {
      throw new IllegalArgumentException(
          "Invalid exclusions: %d first atoms, %d second atoms".formatted(i.length, j.length));
    }
    for (int e = 0; e < i.length; e++) {
      if (!(i[e] >= 0 && i[e] < j[e])) {
        throw new IllegalArgumentException(
            "Invalid exclusion %d: atoms %d and %d; the first must be the lower one and not negative"
                .formatted(e, i[e], j[e]));
      }
    }
    this.i = i.clone();
    this.j = j.clone();
  }

  public int size() {
    return i.length;
  }

  /** The lower atom. */
  public int i(int pair) {
    return i[pair];
  }

  /** The higher atom. */
  public int j(int pair) {
    return j[pair];
  }
}
