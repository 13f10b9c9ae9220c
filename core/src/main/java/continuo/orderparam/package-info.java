/**
 * Order parameters: basis functions of the reference positions, their overlap B, the orthonormal
 * coordinates, and the scaling laws (paper: II.10–II.13, III.1–III.6).
 */
package continuo.orderparam;
