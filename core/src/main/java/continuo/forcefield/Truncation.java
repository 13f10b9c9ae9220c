package continuo.forcefield;

import java.io.Serializable;

/**
 * How a pair potential ends at its cut-off r_c. Beyond it nothing is left, whatever the kind.
 *
 * @param kind which way
 * @param from r₁, nm, where switching begins; r_c when there is none
 * @param cutoff r_c, nm
 */
public record Truncation(Kind kind, double from, double cutoff) implements Serializable {
  /** The ways; formulas for r &lt; r_c. */
  public enum Kind {
    /** V as it is. GROMACS {@code vdw-modifier = None}, LAMMPS {@code lj/cut}. */
    CUT,
    /** V − V(r_c). GROMACS {@code Potential-shift}, LAMMPS {@code pair_modify shift yes}. */
    SHIFTED,
    /**
     * V·S with S = 1 − 10t³ + 15t⁴ − 6t⁵, t = (r − r₁)/(r_c − r₁) for r &gt; r₁. GROMACS {@code
     * Potential-switch}.
     */
    POTENTIAL_SWITCH,
    /**
     * V·S with S = (r_c² − r²)²(r_c² + 2r² − 3r₁²)/(r_c² − r₁²)³ for r &gt; r₁. CHARMM {@code
     * vswitch}, LAMMPS {@code lj/charmm/…} (energy and its exact force).
     */
    CHARMM_SWITCH,
    /**
     * For 12-6 only: of each power r⁻ⁿ the force n r⁻ⁿ⁻¹ becomes n r⁻ⁿ⁻¹ + A(r − r₁)² + B(r − r₁)³
     * for r &gt; r₁, with A = −n[(n + 4)r_c − (n + 1)r₁]/(r_cⁿ⁺² (r_c − r₁)²) and B = n[(n + 3)r_c
     * − (n + 1)r₁]/(r_cⁿ⁺² (r_c − r₁)³): force and its slope vanish at r_c. GROMACS {@code
     * Force-switch}, LAMMPS {@code lj/gromacs}.
     */
    FORCE_SWITCH
  }

  /**
   * @throws IllegalArgumentException unless 0 ≤ r₁ &lt; r_c for a switch
   */
  public Truncation {
    if (!(cutoff > 0 && Double.isFinite(cutoff))) {
      throw new IllegalArgumentException(
          "Invalid cut-off: %s nm, must be positive and finite".formatted(cutoff));
    }
    boolean switches = kind != Kind.CUT && kind != Kind.SHIFTED;
    if (switches ? !(from >= 0 && from < cutoff) : from != cutoff) {
      throw new IllegalArgumentException(
          "Invalid switch from %s nm to %s nm: it must begin inside the cut-off"
              .formatted(from, cutoff));
    }
  }

  public static Truncation cut(double cutoff) {
    return new Truncation(Kind.CUT, cutoff, cutoff);
  }

  public static Truncation shifted(double cutoff) {
    return new Truncation(Kind.SHIFTED, cutoff, cutoff);
  }

  public static Truncation potentialSwitch(double from, double cutoff) {
    return new Truncation(Kind.POTENTIAL_SWITCH, from, cutoff);
  }

  public static Truncation charmmSwitch(double from, double cutoff) {
    return new Truncation(Kind.CHARMM_SWITCH, from, cutoff);
  }

  public static Truncation forceSwitch(double from, double cutoff) {
    return new Truncation(Kind.FORCE_SWITCH, from, cutoff);
  }
}
