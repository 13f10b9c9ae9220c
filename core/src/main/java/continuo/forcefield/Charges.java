package continuo.forcefield;

import java.io.Serializable;

/** Charges of the atoms and how they interact: k_C q_i q_j V(r). Immutable. */
public final class Charges implements Serializable {
  private static final long serialVersionUID = 1L;

  /**
   * k_C = e² N_A/(4πε₀) in kJ mol⁻¹ nm e⁻², from CODATA 2018 as GROMACS 2022 uses it (its manual
   * rounds to 138.935458).
   */
  public static final double MOLECULAR_CONSTANT = 138.93545764438;

  private final double[] q;
  private final double constant;
  private final CoulombLaw law;

  /**
   * @param q charges, N, e; copied
   * @param constant k_C, kJ mol⁻¹ nm e⁻²: {@link #MOLECULAR_CONSTANT}, or 1 in reduced units
   * @param law how they interact
   * @throws IllegalArgumentException if a value is out of range
   */
  public Charges(double[] q, double constant, CoulombLaw law) {
    if (!(constant > 0 && Double.isFinite(constant))) {
      throw new IllegalArgumentException(
          "Invalid Coulomb constant: %s, must be positive and finite".formatted(constant));
    }
    for (int i = 0; i < q.length; i++) {
      if (!Double.isFinite(q[i])) {
        throw new IllegalArgumentException("Invalid charge of atom %d: %s".formatted(i, q[i]));
      }
    }
    this.q = q.clone();
    this.constant = constant;
    this.law = law;
  }

  /** Number of atoms. */
  public int size() {
    return q.length;
  }

  /** Charge of an atom, e. */
  public double q(int atom) {
    return q[atom];
  }

  /** k_C, kJ mol⁻¹ nm e⁻². */
  public double constant() {
    return constant;
  }

  public CoulombLaw law() {
    return law;
  }

  /** Energy of all charges with themselves, ½ k_C Σ q_i² lim[V − 1/(ε_r r)], kJ/mol. */
  public double selfEnergy() {
    double sum = 0;
    for (double charge : q) {
      sum += charge * charge;
    }
    return 0.5 * constant * sum * law.selfEnergy();
  }

  static void requireLaw(String law, double cutoff, double permittivity) {
    if (!(cutoff > 0 && Double.isFinite(cutoff))) {
      throw new IllegalArgumentException(
          "Invalid %s: cut-off %s nm, must be positive and finite".formatted(law, cutoff));
    }
    if (!(permittivity > 0 && Double.isFinite(permittivity))) {
      throw new IllegalArgumentException(
          "Invalid %s: relative permittivity %s, must be positive and finite"
              .formatted(law, permittivity));
    }
  }
}
