package continuo.burst.kernel;

/**
 * Forces and energies of all lanes at once. Arrays are [atom][xyz][lane], lane fastest: element
 * (3·atom + axis)·lanes + lane. Not thread-safe: one instance per task.
 */
public interface LaneForces {
  /**
   * Evaluates all terms; rebuilds the neighbour list first when an atom of any lane has moved by
   * more than half the skin since the last build.
   *
   * <p>Forces and energies follow, to the last bit, from the positions of this call and of the
   * calls since this object was made; each burst makes its own. Earlier calls and the other lanes
   * matter only for the order in which pairs are summed: while the replicas share their neighbours
   * not at all, and once they have drifted apart to round-off, see {@code AdaptiveLennardJones}.
   * Positions are unwrapped; bonds keep the image of their topology, other pairs interact through
   * every image within reach.
   *
   * @param x positions, nm; read
   * @param f forces −∂V/∂r, kJ/mol/nm; overwritten
   * @param energy V of each lane, kJ/mol, length lanes; overwritten; null to save the work when it
   *     is not wanted
   * @throws continuo.error.NumericalException if the neighbour list finds a position that is not
   *     finite; names atom and lane. Without a neighbour list the result of that lane is NaN
   */
  void compute(double[] x, double[] f, double[] energy);

  /**
   * Energies without forces, for less than {@link #compute} costs.
   *
   * @param x positions, nm; read
   * @param energy V of each lane, kJ/mol, length lanes; overwritten
   * @throws continuo.error.NumericalException as {@link #compute}
   */
  void energies(double[] x, double[] energy);

  /**
   * Energy by term of the last call that computed energies, [term][lane], kJ/mol; terms in the
   * order of the system; a copy.
   */
  double[][] energyByTerm();

  /** What the neighbour lists of all terms have done. */
  ListStatistics listStatistics();
}
