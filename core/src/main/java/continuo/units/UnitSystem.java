package continuo.units;

/**
 * Consistent unit systems: products and quotients of base units need no conversion factor.
 *
 * <p>{@link #MOLECULAR} writes every quantity with its unit, {@link #LJ} writes plain numbers.
 */
public enum UnitSystem {
  /** nm, ps, amu, kJ/mol, e, K, as GROMACS and OpenMM. */
  MOLECULAR("molecular", 0.00831446261815324),
  /** Reduced Lennard-Jones units: lengths in σ, energies in ε, masses in m, k_B = 1. */
  LJ("lj", 1);

  private final String key;
  private final double boltzmann;

  UnitSystem(String key, double boltzmann) {
    this.key = key;
    this.boltzmann = boltzmann;
  }

  /** Name in the configuration. */
  public String key() {
    return key;
  }

  /** k_B, kJ/mol/K (exact in the SI of 2019, rounded to double); 1 in reduced units. */
  public double boltzmann() {
    return boltzmann;
  }

  /** Unit in which a dimension is counted; empty in reduced units and for pure numbers. */
  public String unit(Dimension dimension) {
    return this == LJ ? "" : dimension.molecularUnit();
  }

  /**
   * Value of a quantity in base units.
   *
   * @param text for example {@code "10 fs"}; in reduced units a plain number
   * @param dimension what it must be
   * @return finite value in base units, correctly rounded for decimal units
   * @throws UnitException if it is no number, the unit is missing, unknown or of another dimension,
   *     or a unit stands where none is allowed
   */
  public double parse(String text, Dimension dimension) {
    Quantity quantity = Quantity.parse(text, this, dimension);
    boolean plain = this == LJ || dimension.equals(Dimension.NONE);
    if (plain && quantity.hasUnit()) {
      throw new UnitException(
          (this == LJ ? "units = lj takes plain numbers" : "this is a number without unit")
              + "; write for example "
              + quantity.number());
    }
    if (!plain && !quantity.hasUnit()) {
      throw new UnitException(
          "unit missing; write for example \"%s %s\""
              .formatted(quantity.number(), unit(dimension)));
    }
    if (!plain && !quantity.unit().dimension().equals(dimension)) {
      throw new UnitException(
          "%s is %s; %s is needed, for example \"%s %s\""
              .formatted(
                  quantity.unitText(),
                  quantity.unit().dimension().describe(),
                  dimension.describe(),
                  quantity.number(),
                  unit(dimension)));
    }
    return quantity.value();
  }

  /** A value in base units as text that {@link #parse} reads back to the same bits. */
  public String format(double value, Dimension dimension) {
    String unit = unit(dimension);
    return unit.isEmpty() ? Double.toString(value) : value + " " + unit;
  }

  /** An example of a value of a dimension, for messages. */
  public String example(Dimension dimension) {
    String unit = unit(dimension);
    return unit.isEmpty() ? "1.5" : "\"1.5 " + unit + "\"";
  }
}
