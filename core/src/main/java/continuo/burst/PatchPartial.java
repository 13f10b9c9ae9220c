package continuo.burst;

import java.io.Serializable;

/**
 * Measurements of one block, for the order parameters of one patch: sums over the block's replicas,
 * ready to be added to those of other blocks. Rows are the 3·m_p components (function, axis) of the
 * patch; columns of the matrices run over all components from the first of the patch on (patch
 * pairs q ≥ p; the rest follows by symmetry), except for the stiffness, which has all 3M columns.
 *
 * <p>All forces are those on the unit-normalised functions. A plain final class with public fields
 * by intent: it is a wire format.
 */
public final class PatchPartial implements Serializable {
  private static final long serialVersionUID = 1L;

  /** Patch of the rows. */
  public int patch;

  /** Block the sums come from. */
  public int block;

  /** Replicas in the sums. */
  public int replicas;

  /** Sampled time of one replica, ps. */
  public double sampledTime;

  /** Force samples of one replica. */
  public int samples;

  /** Σ over replicas of the mean force, kJ/mol/nm, rows. */
  public double[] forceSum;

  /** Σ over replicas and tapers of F Fᵀ, each with expectation S(0), rows × columns. */
  public double[] spectral;

  /** Number of terms in {@link #spectral}. */
  public int spectralTerms;

  /** Σ over replicas and samples of δf² of instantaneous forces, rows. */
  public double[] variance;

  /** Σ over replicas of δf(k) δf(k + lag) of the sample means, [lag][row] flat. */
  public double[] lagged;

  /** Sums over the halves of the replicas' samples. */
  public ChainSums chains;

  /** H of this block, rows × 3M, or null; 0 in columns that the block did not measure. */
  public double[] stiffness;

  /** Which columns of {@link #stiffness} the block measured, 3M, or null. */
  public boolean[] stiffnessColumns;

  /** Directions in which the constrained response found negative curvature. */
  public int negativeCurvature;

  /** Scalars of the block; only in the partial of patch 0. */
  public BlockScalars scalars;
}
