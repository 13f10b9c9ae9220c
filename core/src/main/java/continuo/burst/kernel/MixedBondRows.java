package continuo.burst.kernel;

import continuo.structure.Composite;

/** Bonds in rows for the single-precision kernels: constants rounded once. Immutable. */
final class MixedBondRows {
  /** Added to r², nm², so that a bond of length 0 exerts no force. */
  static final float TINY = 1e-30f;

  final BondRows rows;

  /** Where the partner of each bond begins in an atom array. */
  final int[] partner;

  /**
   * Of each bond: r0_i − shift − r0_j along x, y, z, nm, then the constants of the term, in the
   * order of {@link BondRows#second}.
   */
  final float[] constants;

  /**
   * @param rows bonds; kept by reference
   * @param composite reference positions
   * @param lanes number of replicas side by side
   * @param ofTerm constants of the term, each by bond in the order of the rows; read
   */
  MixedBondRows(BondRows rows, Composite composite, int lanes, double[]... ofTerm) {
    this.rows = rows;
    this.partner = rows.partners(lanes);
    int stride = 3 + ofTerm.length;
    this.constants = new float[stride * partner.length];
    for (int row = 0; row < rows.nRows; row++) {
      for (int b = rows.start[row]; b < rows.start[row + 1]; b++) {
        for (int axis = 0; axis < 3; axis++) {
          constants[stride * b + axis] =
              (float)
                  (composite.reference(rows.first[row], axis)
                      - rows.shift[3 * row + axis]
                      - composite.reference(rows.second[b], axis));
        }
        for (int c = 0; c < ofTerm.length; c++) {
          constants[stride * b + 3 + c] = (float) ofTerm[c][b];
        }
      }
    }
  }
}
