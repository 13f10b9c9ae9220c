package continuo.forcefield;

import continuo.structure.Box;

/**
 * Lennard-Jones 12-6 between atom types, cut at r_c, and shifted so that V(r_c) = 0 when the table
 * says so:
 *
 * <p>V = 4ε[(σ/r)¹² − (σ/r)⁶] − V_c for r &lt; r_c.
 *
 * <p>Same as LAMMPS {@code lj/cut} (with {@code pair_modify shift yes}) and as GROMACS {@code
 * vdw-modifier = None} ({@code Potential-shift}). Excluded pairs do not interact through any image.
 */
public final class LennardJones implements PairTerm {
  private static final long serialVersionUID = 1L;

  private final int[] type;
  private final LennardJonesTable table;
  private final double skin;
  private final ExcludedPairs exclusions;

  /**
   * @param type atom types, N, 0…n−1; copied
   * @param table ε, σ and r_c of each pair of types
   * @param skin extra radius of the neighbour list, nm
   * @param exclusions pairs left out
   * @throws IllegalArgumentException if a type or the skin is out of range
   */
  public LennardJones(int[] type, LennardJonesTable table, double skin, ExcludedPairs exclusions) {
    Parameters.types(name(), type, table.nTypes());
    Parameters.skin(name(), skin);
    this.type = type.clone();
    this.table = table;
    this.skin = skin;
    this.exclusions = exclusions;
  }

  @Override
  public String name() {
    return "lennard-jones";
  }

  @Override
  public int nAtoms() {
    return type.length;
  }

  @Override
  public int nTypes() {
    return table.nTypes();
  }

  @Override
  public int type(int atom) {
    return type[atom];
  }

  /** ε, σ and r_c of each pair of types. */
  public LennardJonesTable table() {
    return table;
  }

  /** r_c, nm; negative where ε = 0. */
  @Override
  public double reach(int a, int b) {
    return table.epsilon(a, b) > 0 ? table.cutoff(a, b) : -1;
  }

  @Override
  public double skin() {
    return skin;
  }

  @Override
  public ExcludedPairs exclusions() {
    return exclusions;
  }

  /**
   * Energy beyond the cut-off at uniform density, kJ/mol: with n_a atoms of type a in the volume Ω,
   *
   * <p>E = Σ_ab n_a n_b/Ω · 2π ∫_{r_c}^∞ r² V dr = Σ_ab n_a n_b/Ω · 8π ε σ⁶ (σ⁶ − 3 r_c⁶)/(9 r_c⁹).
   *
   * @return 0 unless the table has a tail correction
   * @throws continuo.error.InputException if it has one and the box is free space
   */
  public double tailEnergy(Box box) {
    return tail(box, LennardJones12x6::tailEnergy);
  }

  /**
   * What {@link #tailEnergy} stands for in the virial W = Σ f·d: Σ_ab n_a n_b/Ω · (−2π) ∫_{r_c}^∞
   * r³ V′ dr = Σ_ab n_a n_b/Ω · 16π ε σ⁶ (2σ⁶ − 3 r_c⁶)/(3 r_c⁹), kJ/mol; W/(3Ω) is the pressure
   * correction of LAMMPS.
   *
   * @return 0 unless the table has a tail correction
   * @throws continuo.error.InputException if it has one and the box is free space
   */
  public double tailVirial(Box box) {
    return tail(box, LennardJones12x6::tailVirial);
  }

  private double tail(Box box, Tail.OfPair of) {
    return table.hasTail()
        ? Tail.sum(
            type,
            nTypes(),
            box,
            (a, b) ->
                of.applyAsDouble(
                    LennardJones12x6.of(table.epsilon(a, b), table.sigma(a, b)),
                    table.cutoff(a, b)))
        : 0;
  }
}
