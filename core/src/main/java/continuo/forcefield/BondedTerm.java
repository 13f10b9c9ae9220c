package continuo.forcefield;

/**
 * An interaction of listed tuples of atoms through one internal coordinate: a distance, an angle or
 * a dihedral angle. A concrete term is its parameters and its formula; finding the coordinate and
 * turning a derivative into forces is common to all terms of a kind. Immutable.
 */
public abstract sealed class BondedTerm implements EnergyTerm
    permits RadialTerm, AngleTerm, DihedralTerm {
  private static final long serialVersionUID = 1L;

  private final AtomTuples atoms;
  private final double[][] parameters;

  /**
   * @param atoms which atoms
   * @param parameters [which][tuple]; kept by reference
   */
  BondedTerm(AtomTuples atoms, double[][] parameters) {
    this.atoms = atoms;
    this.parameters = parameters;
  }

  /** Which atoms. */
  public final AtomTuples atoms() {
    return atoms;
  }

  /** Parameters that the formula needs for each tuple. */
  public final int nParameters() {
    return parameters.length;
  }

  /** A parameter of a tuple, as the formula needs it. */
  public final double parameter(int which, int tuple) {
    return parameters[which][tuple];
  }

  /**
   * The formula: energy and derivative of each element of a batch from its coordinates and
   * parameters. Uses IEEE-correct operations only, so that the bits of an element depend on nothing
   * else.
   *
   * @param batch coordinates and parameters are read, energy, slope and work overwritten
   */
  public abstract void evaluate(TermBatch batch);

  /** Copies parameters after their sizes were checked. */
  static double[][] copy(String term, AtomTuples atoms, int arity, double[]... parameters) {
    if (atoms.arity() != arity) {
      throw new IllegalArgumentException(
          "Invalid %s: needs tuples of %d atoms, got tuples of %d"
              .formatted(term, arity, atoms.arity()));
    }
    double[][] copies = new double[parameters.length][];
    for (int p = 0; p < parameters.length; p++) {
      if (parameters[p].length != atoms.size()) {
        throw new IllegalArgumentException(
            "Invalid %s: %d tuples of atoms but %d parameters"
                .formatted(term, atoms.size(), parameters[p].length));
      }
      copies[p] = parameters[p].clone();
    }
    return copies;
  }
}
