package continuo.forcefield;

/**
 * A batch of interactions of one term, side by side in flat arrays of which the first {@link #size}
 * elements count: what a {@link BondedTerm} reads and writes.
 *
 * <p>The coordinates and the derivative, by kind of term:
 *
 * <table>
 * <caption>Meaning of the arrays</caption>
 * <tr><th>term</th><th>first</th><th>second</th><th>slope</th></tr>
 * <tr><td>{@link RadialTerm}</td><td>r², nm², &gt; 0</td><td>–</td><td>V′(r)/r</td></tr>
 * <tr><td>{@link AngleTerm}</td><td>cos θ</td><td>sin θ ≥ 0</td><td>V′(θ)/sin θ</td></tr>
 * <tr><td>{@link DihedralTerm}</td><td>cos φ</td><td>sin φ</td><td>V′(φ)</td></tr>
 * </table>
 *
 * <p>The loops over a batch are simple, without branches, with all arrays at one index and one of
 * them written: such loops the compiler turns into vector code by itself.
 */
public final class TermBatch {
  /** Scratch arrays a term may use. */
  private static final int WORK = 4;

  /** First coordinate. */
  public final double[] first;

  /** Second coordinate. */
  public final double[] second;

  /** [which][element] parameters of the interactions, as {@link BondedTerm#parameter} has them. */
  public final double[][] parameter;

  /** V, kJ/mol; overwritten when {@link #energyWanted}. */
  public final double[] energy;

  /** Derivative of V, see above; overwritten. */
  public final double[] slope;

  /** Scratch arrays of the same length. */
  public final double[][] work;

  /** Elements that count. */
  public int size;

  /** Whether {@link #energy} will be read. */
  public boolean energyWanted;

  /**
   * @param capacity length of the arrays
   * @param parameters number of parameters of an interaction
   */
  public TermBatch(int capacity, int parameters) {
    first = new double[capacity];
    second = new double[capacity];
    parameter = new double[parameters][capacity];
    energy = new double[capacity];
    slope = new double[capacity];
    work = new double[WORK][capacity];
  }
}
