package continuo.systems.gromacs;

import continuo.systems.topology.SourceLine;

/**
 * A line of {@code [ atomtypes ]}.
 *
 * @param line where it stands
 * @param name name of the type
 * @param bonded name in the tables of bonded parameters
 * @param mass amu
 * @param charge e
 * @param v σ in nm for the combination rules 2 and 3, C₆ for rule 1
 * @param w ε in kJ/mol for the combination rules 2 and 3, C₁₂ for rule 1
 */
record AtomType(
    SourceLine line, String name, String bonded, double mass, double charge, double v, double w) {
  /**
   * The columns are name, bonded type and atomic number if there are, mass, charge, particle type,
   * V, W.
   *
   * @throws continuo.error.InputException if columns are missing or no numbers
   */
  static AtomType of(SourceLine line) {
    int n = line.size();
    if (n < 6 || n > 8) {
      throw line.error("[ atomtypes ] has 6 to 8 columns, this line has %d".formatted(n));
    }
    String second = line.words()[1];
    boolean hasBonded = n == 8 || (n == 7 && !Character.isDigit(second.charAt(0)));
    return new AtomType(
        line,
        line.words()[0],
        hasBonded ? second : line.words()[0],
        line.number(n - 5, "mass"),
        line.number(n - 4, "charge"),
        line.number(n - 2, "V"),
        line.number(n - 1, "W"));
  }
}
