package continuo.forcefield;

import java.io.Serializable;

/**
 * How two unit charges interact within a cut-off, without the Coulomb constant: the energy of a
 * pair is k_C q_i q_j V(r), k_C as in {@link Charges}.
 *
 * <p>Where the law stands for the whole space beyond the cut-off ({@link #isComplete}), every
 * excluded pair within the cut-off still has what is not the bare Coulomb energy, k_C q_i q_j [V(r)
 * − 1/(ε_r r)], and every charge has the same with itself, ½ k_C q_i² lim_{r→0}[V(r) − 1/(ε_r r)].
 */
public sealed interface CoulombLaw extends Serializable
    permits ReactionField, DebyeHueckel, DampedShiftedForce {
  /** r_c, nm. */
  double cutoff();

  /** ε_r: relative permittivity inside the cut-off. */
  double permittivity();

  /**
   * V(r) for r &lt; r_c, 1/nm.
   *
   * @param r distance, nm
   */
  double energy(double r);

  /** Whether excluded pairs and the charges themselves take part, see above. */
  boolean isComplete();

  /** lim_{r→0} [V(r) − 1/(ε_r r)], 1/nm; 0 unless {@link #isComplete}. */
  double selfEnergy();
}
