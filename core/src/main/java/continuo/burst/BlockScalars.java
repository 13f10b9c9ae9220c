package continuo.burst;

import java.io.Serializable;

/**
 * Scalar observables of one block: sums over replicas and samples, to be divided by {@link #count}.
 * A wire format, like {@link PatchPartial}.
 */
public final class BlockScalars implements Serializable {
  private static final long serialVersionUID = 1L;

  /** Number of (replica, sample) pairs in the sums. */
  public long count;

  /** Σ potential energy, kJ/mol. */
  public double potentialEnergy;

  /** Σ 2·kinetic energy / degrees of freedom, kJ/mol (that is k_B T). */
  public double kineticEnergy;

  /** Σ radius of gyration, nm. */
  public double radiusOfGyration;

  /** Σ mass-weighted mean square of the residual displacement of an atom, Σ m|σ|²/Σ m, nm². */
  public double residualSquared;

  /** Σ mean double-well link length, nm. */
  public double linkLength;

  /** Σ over projections and replicas of the squared drift of q, [coordinate][xyz] 3R, amu nm². */
  public double[] driftSquared;

  /** Number of terms in {@link #driftSquared}. */
  public long projections;

  /** Molecular-dynamics steps of a replica, all phases. */
  public int steps;

  /** Replicas in quarantine after the burst; see {@link Recovery}. */
  public int quarantined;

  /** A sentence for every replica that broke down in the burst, in the order of the replicas. */
  public String[] reports = {};

  /** Seconds spent in the burst; differs from run to run. */
  public double seconds;
}
