package continuo.burst.kernel;

import continuo.structure.Composite;

/** Reference vectors of the listed pairs in single precision, renewed with the list. */
final class MixedPairRows {
  private final double[] reference;
  private long version = -1;

  /** r0_i − shift − r0_j of each pair, [pair][xyz], nm. */
  float[] vector = new float[0];

  MixedPairRows(Composite composite) {
    reference = composite.copyReference();
  }

  /** Follows a list; does nothing unless it has changed since the last call. */
  void update(PairRows rows) {
    if (rows.version == version) {
      return;
    }
    version = rows.version;
    if (vector.length < 3 * rows.size()) {
      vector = new float[3 * (rows.size() + rows.size() / 4)];
    }
    for (int row = 0; row < rows.nRows; row++) {
      final int i = 3 * rows.first[row];
      for (int axis = 0; axis < 3; axis++) {
        final double from = reference[i + axis] - rows.shift[3 * row + axis];
        for (int k = rows.start[row]; k < rows.start[row + 1]; k++) {
          vector[3 * k + axis] = (float) (from - reference[3 * rows.second[k] + axis]);
        }
      }
    }
  }
}
