package continuo.burst.kernel;

/**
 * Independent streams of normal numbers, one a lane, addressed by a key and not by history: the
 * same (seed, stream, step, replica) gives the same numbers on any machine and in any task.
 */
public interface LaneNoise {
  /**
   * Starts every lane's stream anew.
   *
   * @param seed seed of the run
   * @param stream what the numbers are for
   * @param step address of the burst in the run (order-parameter step and round packed by the
   *     caller)
   * @param firstReplica replica of lane 0; lane l belongs to replica firstReplica + l
   */
  void restart(long seed, continuo.random.Stream stream, long step, long firstReplica);

  /**
   * Fills an array [atom][xyz][lane] with unit normal numbers of the law {@link NoiseLaw}; the
   * three numbers of an atom and lane come from the next word of that lane's stream.
   *
   * @param out at least 3·nAtoms·lanes long; its beginning is overwritten
   * @param nAtoms atoms to draw for
   */
  void fill(double[] out, int nAtoms);
}
