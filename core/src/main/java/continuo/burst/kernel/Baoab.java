package continuo.burst.kernel;

/**
 * The BAOAB splitting of Langevin dynamics (Leimkuhler &amp; Matthews 2013) with a uniform
 * collision rate: B half kick, A half drift, O exact Ornstein–Uhlenbeck, A, B. A collision rate of
 * 0 gives velocity Verlet. Arrays are [atom][xyz][lane].
 */
public interface Baoab {
  /**
   * B: v ← v + (Δt/2) f/m.
   *
   * @param v velocities, nm/ps; updated
   * @param f forces, kJ/mol/nm; read
   */
  void kick(double[] v, double[] f);

  /**
   * A O A: r ← r + (Δt/2) v; v ← c v + √((1 − c²) kT/m) ξ with c = exp(−γΔt); r ← r + (Δt/2) v.
   *
   * @param x positions, nm; updated
   * @param v velocities, nm/ps; updated
   * @param noise normal numbers of each lane; advanced when γ &gt; 0
   */
  void drift(double[] x, double[] v, LaneNoise noise);
}
