package continuo.forcefield;

import continuo.error.InputException;
import continuo.structure.Box;
import java.util.Arrays;

/**
 * Pair potentials of any kind between atom types and Coulomb interaction between charges, over one
 * neighbour list. Each pair of types has a {@link RadialPotential} with its own {@link Truncation},
 * or none. Immutable; made by {@link #of}.
 *
 * <p>Excluded pairs interact through no image, except for what a {@link CoulombLaw} that stands for
 * the whole space leaves them. For plain Lennard-Jones without charges {@link LennardJones} is the
 * same and faster.
 *
 * <pre>
 * NonbondedPairs.of(type, 2)
 *     .pair(0, 0, LennardJones12x6.of(0.65, 0.32), Truncation.forceSwitch(1.0, 1.2))
 *     .pair(0, 1, new Buckingham(1e5, 30, 1e-3), Truncation.shifted(1.2))
 *     .charges(new Charges(q, Charges.MOLECULAR_CONSTANT, new ReactionField(1.2, 1, 78)))
 *     .exclusions(excluded)
 *     .skin(0.1)
 *     .build()
 * </pre>
 */
public final class NonbondedPairs implements PairTerm {
  private static final long serialVersionUID = 1L;

  private final int[] type;
  private final int nTypes;
  private final RadialPotential[] potential;
  private final Truncation[] truncation;
  private final Charges charges;
  private final boolean[] charged;
  private final boolean tail;
  private final double skin;
  private final ExcludedPairs exclusions;

  private NonbondedPairs(Builder b) {
    type = b.type;
    nTypes = b.nTypes;
    potential = b.potential.clone();
    truncation = b.truncation.clone();
    charges = b.charges;
    tail = b.tail;
    skin = b.skin;
    exclusions = b.exclusions;
    charged = new boolean[nTypes];
    for (int i = 0; charges != null && i < type.length; i++) {
      charged[type[i]] |= charges.q(i) != 0;
    }
  }

  /**
   * Begins a term.
   *
   * @param type atom types, N, 0…nTypes − 1; copied
   * @param nTypes number of types
   * @throws IllegalArgumentException if a type is out of range
   */
  public static Builder of(int[] type, int nTypes) {
    return new Builder(type, nTypes);
  }

  /** The same term in this general form, for what the special ones cannot tell. */
  public static NonbondedPairs of(PairTerm term) {
    if (term instanceof NonbondedPairs general) {
      return general;
    }
    LennardJones lj = (LennardJones) term;
    LennardJonesTable table = lj.table();
    int[] types = new int[lj.nAtoms()];
    Arrays.setAll(types, lj::type);
    Builder builder = of(types, lj.nTypes()).skin(lj.skin()).exclusions(lj.exclusions());
    for (int a = 0; a < lj.nTypes(); a++) {
      for (int b = 0; b <= a; b++) {
        if (lj.reach(a, b) >= 0) {
          double cutoff = table.cutoff(a, b);
          builder.pair(
              a,
              b,
              LennardJones12x6.of(table.epsilon(a, b), table.sigma(a, b)),
              table.isShifted(a, b) ? Truncation.shifted(cutoff) : Truncation.cut(cutoff));
        }
      }
    }
    return table.hasTail() ? builder.tailCorrection().build() : builder.build();
  }

  @Override
  public String name() {
    return "nonbonded";
  }

  @Override
  public int nAtoms() {
    return type.length;
  }

  @Override
  public int nTypes() {
    return nTypes;
  }

  @Override
  public int type(int atom) {
    return type[atom];
  }

  /** Potential of a pair of types, or null when they have none. */
  public RadialPotential potential(int a, int b) {
    return potential[a * nTypes + b];
  }

  /** How the potential of a pair of types is cut off, or null when they have none. */
  public Truncation truncation(int a, int b) {
    return truncation[a * nTypes + b];
  }

  /** Whether the 12-6 energy beyond the cut-off is added for a uniform density. */
  public boolean hasTail() {
    return tail;
  }

  /** The charges, or null when there are none. */
  public Charges charges() {
    return charges;
  }

  @Override
  public double reach(int a, int b) {
    Truncation end = truncation(a, b);
    double reach = end == null ? -1 : end.cutoff();
    return charged[a] && charged[b] ? Math.max(reach, charges.law().cutoff()) : reach;
  }

  @Override
  public double excludedReach(int a, int b) {
    boolean both = charged[a] && charged[b];
    return both && charges.law().isComplete() ? charges.law().cutoff() : -1;
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
   * Energy that belongs to no pair in reach, kJ/mol: charges with themselves, and the tail beyond
   * the cut-off if asked for, see {@link LennardJones#tailEnergy}.
   *
   * @throws InputException if there is a tail and the box is free space
   */
  public double constantEnergy(Box box) {
    double self = charges == null ? 0 : charges.selfEnergy();
    return self + tail(box, LennardJones12x6::tailEnergy);
  }

  /**
   * Virial of the tail, kJ/mol, see {@link LennardJones#tailVirial}.
   *
   * @throws InputException if there is a tail and the box is free space
   */
  public double constantVirial(Box box) {
    return tail(box, LennardJones12x6::tailVirial);
  }

  private double tail(Box box, Tail.OfPair of) {
    return tail
        ? Tail.sum(
            type,
            nTypes,
            box,
            (a, b) ->
                potential(a, b) instanceof LennardJones12x6 lj
                    ? of.applyAsDouble(lj, truncation(a, b).cutoff())
                    : 0)
        : 0;
  }

  /** Collects a term; later calls win over earlier ones. */
  public static final class Builder {
    private final int[] type;
    private final int nTypes;
    private final RadialPotential[] potential;
    private final Truncation[] truncation;
    private Charges charges;
    private boolean tail;
    private double skin;
    private ExcludedPairs exclusions = ExcludedPairs.NONE;

    private Builder(int[] type, int nTypes) {
      if (!(nTypes > 0)) {
        throw new IllegalArgumentException("Invalid nonbonded: %d types".formatted(nTypes));
      }
      Parameters.types("nonbonded", type, nTypes);
      this.type = type.clone();
      this.nTypes = nTypes;
      potential = new RadialPotential[nTypes * nTypes];
      truncation = new Truncation[nTypes * nTypes];
    }

    /**
     * Potential of a pair of types and of its mirror image.
     *
     * @throws IllegalArgumentException if there is no such type, the cut-off lies beyond the range
     *     of the potential, or a force is to be switched that is not of a 12-6 potential
     */
    public Builder pair(int a, int b, RadialPotential function, Truncation end) {
      if (a < 0 || b < 0 || a >= nTypes || b >= nTypes) {
        throw new IllegalArgumentException(
            "Invalid nonbonded pair: types %d and %d, allowed are 0 to %d"
                .formatted(a, b, nTypes - 1));
      }
      if (!(end.cutoff() <= function.range())) {
        throw new IllegalArgumentException(
            "Invalid nonbonded pair of types %d and %d: cut-off %s nm, but its table ends at %s nm"
                .formatted(a, b, end.cutoff(), function.range()));
      }
      if (end.kind() == Truncation.Kind.FORCE_SWITCH && !(function instanceof LennardJones12x6)) {
        throw new IllegalArgumentException(
            ("Invalid nonbonded pair of types %d and %d: force-switch is defined for 12-6 only; use"
                    + " potential-switch")
                .formatted(a, b));
      }
      for (int ab : new int[] {a * nTypes + b, b * nTypes + a}) {
        potential[ab] = function;
        truncation[ab] = end;
      }
      return this;
    }

    /** The same potential for all pairs of types. */
    public Builder all(RadialPotential function, Truncation end) {
      for (int a = 0; a < nTypes; a++) {
        for (int b = 0; b <= a; b++) {
          pair(a, b, function, end);
        }
      }
      return this;
    }

    /**
     * 12-6 for all pairs of types, from ε and σ of a table; its cut-offs and shifts are not used.
     */
    public Builder lennardJones(LennardJonesTable table, Truncation end) {
      for (int a = 0; a < nTypes; a++) {
        for (int b = 0; b <= a; b++) {
          pair(a, b, LennardJones12x6.of(table.epsilon(a, b), table.sigma(a, b)), end);
        }
      }
      return this;
    }

    public Builder charges(Charges charged) {
      charges = charged;
      return this;
    }

    public Builder exclusions(ExcludedPairs pairs) {
      exclusions = pairs;
      return this;
    }

    /** Extra radius of the neighbour list, nm. */
    public Builder skin(double width) {
      skin = width;
      return this;
    }

    /** Adds the 12-6 energy beyond the cut-off at uniform density. */
    public Builder tailCorrection() {
      tail = true;
      return this;
    }

    /**
     * @throws IllegalArgumentException if there is no skin, the charges are of another number of
     *     atoms, or the tail of an energy that is not just cut is asked for
     */
    public NonbondedPairs build() {
      Parameters.skin("nonbonded", skin);
      if (charges != null && charges.size() != type.length) {
        throw new IllegalArgumentException(
            "Invalid nonbonded: %d charges, types of %d atoms"
                .formatted(charges.size(), type.length));
      }
      for (int ab = 0; tail && ab < truncation.length; ab++) {
        if (truncation[ab] != null
            && !(truncation[ab].kind() == Truncation.Kind.CUT
                && potential[ab] instanceof LennardJones12x6)) {
          throw new IllegalArgumentException(
              ("Invalid nonbonded: the tail correction belongs to a 12-6 energy that is cut; types %d"
                      + " and %d have something else")
                  .formatted(ab / nTypes, ab % nTypes));
        }
      }
      return new NonbondedPairs(this);
    }
  }
}
