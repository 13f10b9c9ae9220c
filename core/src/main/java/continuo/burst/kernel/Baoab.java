package continuo.burst.kernel;

/**
 * The BAOAB splitting of Langevin dynamics (Leimkuhler &amp; Matthews 2013) with a uniform
 * collision rate: B half kick, A half drift, O exact Ornstein–Uhlenbeck, A, B. A collision rate of
 * 0 gives velocity Verlet. Arrays are [atom][xyz][lane].
 *
 * <p>The two half kicks between successive drifts use the same force, so a run of n steps is kicked
 * and moved n times in one pass each over the arrays:
 *
 * <pre>
 * kickAndDrift(…, 1, …)  forces  kickAndDrift(…, 2, …)  forces  …  kickAndDrift(…, 2, …)  forces  kick
 * </pre>
 */
public interface Baoab {
  /**
   * B: v ← v + (Δt/2) f/m, with which a step is complete.
   *
   * @param v velocities, nm/ps; updated
   * @param f forces, kJ/mol/nm; read
   * @param sum to which the forces are added; null for none
   */
  void kick(double[] v, double[] f, double[] sum);

  /**
   * B once or twice, then A O A: v ← v + halfKicks (Δt/2) f/m; r ← r + (Δt/2) v; v ← c v + √((1 −
   * c²) kT/m) ξ with c = exp(−γΔt); r ← r + (Δt/2) v.
   *
   * @param x positions, nm; updated
   * @param v velocities, nm/ps; updated
   * @param f forces, kJ/mol/nm; read
   * @param halfKicks 2 where the first completes a step, else 1
   * @param noise normal numbers of each lane; advanced when γ &gt; 0
   * @param sum to which the forces are added if they complete a step; null for none
   */
  void kickAndDrift(
      double[] x, double[] v, double[] f, int halfKicks, LaneNoise noise, double[] sum);

  /** As {@link #kick(double[], double[], double[])} without a sum. */
  default void kick(double[] v, double[] f) {
    kick(v, f, null);
  }

  /**
   * As {@link #kickAndDrift(double[], double[], double[], int, LaneNoise, double[])} without one.
   */
  default void kickAndDrift(double[] x, double[] v, double[] f, int halfKicks, LaneNoise noise) {
    kickAndDrift(x, v, f, halfKicks, noise, null);
  }
}
