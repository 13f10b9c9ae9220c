package continuo.forcefield;

import java.util.List;

/**
 * Two whole energy surfaces mixed smoothly, for a system with two states: the lower eigenvalue of
 * the matrix [[V_A, c], [c, V_B + Δ]],
 *
 * <p>V = ½ (V_A + V_B + Δ) − √(D² + c²), D = ½ (V_A − V_B − Δ).
 *
 * <p>The force is the exact gradient, w F_A + (1 − w) F_B with the weight w = ½ [1 − D/√(D² + c²)]
 * of the state A. Far from the crossing V is the lower of V_A and V_B + Δ; at the crossing it lies
 * c below. With c = 0 it is their minimum, with a kink.
 */
public final class TwoSurfaces implements EnergyTerm {
  private static final long serialVersionUID = 1L;

  private final List<EnergyTerm> a;
  private final List<EnergyTerm> b;
  private final double offset;
  private final double coupling;

  /**
   * @param a terms whose sum is V_A
   * @param b terms whose sum is V_B
   * @param offset Δ, kJ/mol: V_B counts as V_B + Δ
   * @param coupling c, kJ/mol, ≥ 0
   * @throws IllegalArgumentException if a surface has no terms or a value is out of range
   */
  public TwoSurfaces(List<EnergyTerm> a, List<EnergyTerm> b, double offset, double coupling) {
    if (a.isEmpty() || b.isEmpty()) {
      throw new IllegalArgumentException(
          "Invalid two-surfaces: %d terms in A, %d in B, both need at least one"
              .formatted(a.size(), b.size()));
    }
    if (!Double.isFinite(offset)) {
      throw new IllegalArgumentException(
          "Invalid two-surfaces: offset is " + offset + " kJ/mol, must be finite");
    }
    if (!(coupling >= 0 && Double.isFinite(coupling))) {
      throw new IllegalArgumentException(
          "Invalid two-surfaces: coupling is " + coupling + " kJ/mol, must be ≥ 0 and finite");
    }
    this.a = List.copyOf(a);
    this.b = List.copyOf(b);
    this.offset = offset;
    this.coupling = coupling;
  }

  @Override
  public String name() {
    return "two-surfaces";
  }

  /** Terms of V_A. */
  public List<EnergyTerm> a() {
    return a;
  }

  /** Terms of V_B. */
  public List<EnergyTerm> b() {
    return b;
  }

  /** Δ, kJ/mol. */
  public double offset() {
    return offset;
  }

  /** c, kJ/mol. */
  public double coupling() {
    return coupling;
  }
}
