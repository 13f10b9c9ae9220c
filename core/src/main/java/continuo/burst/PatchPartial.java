package continuo.burst;

import java.io.Serializable;

/**
 * Measurements of one block, for the order parameters of one patch: sums over the block's replicas,
 * ready to be added to those of other blocks. Rows are the 3·m_p components (function, axis) of the
 * patch; columns run over all components from the first of the patch on (patch pairs q ≥ p; the
 * rest follows by symmetry), except for the stiffness, which has the columns that the block
 * measured.
 *
 * <p>The spectrum travels as the few vectors whose outer products it is the sum of: terms × columns
 * numbers instead of rows × columns.
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

  /** 3M. */
  public int components;

  /** Replicas in the sums. */
  public int replicas;

  /** Sampled time of one replica, ps. */
  public double sampledTime;

  /** Force samples of one replica. */
  public int samples;

  /** Σ over replicas of the mean force, kJ/mol/nm, rows. */
  public double[] forceSum;

  /** The independent sums F of replicas and tapers, F Fᵀ has expectation S(0); terms × columns. */
  public double[] terms;

  /** Number of vectors in {@link #terms}. */
  public int termCount;

  /** Σ over replicas and samples of δf² of instantaneous forces, rows. */
  public double[] variance;

  /** Σ over replicas of δf(k) δf(k + lag) of the sample means, [lag][row] flat. */
  public double[] lagged;

  /** Sums over the halves of the replicas' samples. */
  public ChainSums chains;

  /** Columns of H that the block measured, rows × their number, or null. */
  public double[] stiffness;

  /** Which of the 3M columns they are, ascending, or null. */
  public int[] stiffnessColumns;

  /** Directions in which the constrained response found negative curvature. */
  public int negativeCurvature;

  /** Scalars of the block; only in the partial of patch 0. */
  public BlockScalars scalars;
}
