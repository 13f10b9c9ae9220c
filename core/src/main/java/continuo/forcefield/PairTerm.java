package continuo.forcefield;

/**
 * Interaction of all pairs of atoms within a cut-off, found by a neighbour list: every image within
 * reach counts, and a pair beyond the cut-off contributes exactly nothing.
 */
public sealed interface PairTerm extends EnergyTerm permits LennardJones, NonbondedPairs {
  /** Atoms that have a type. */
  int nAtoms();

  int nTypes();

  /** Type of an atom, 0…nTypes − 1. */
  int type(int atom);

  /**
   * Distance at and beyond which a pair of types does not interact, nm; negative for types that
   * never do.
   */
  double reach(int a, int b);

  /** The same for excluded pairs; negative, unless something is left between them. */
  default double excludedReach(int a, int b) {
    return -1;
  }

  /** Extra radius of the neighbour list, nm. */
  double skin();

  /** Pairs left out. */
  ExcludedPairs exclusions();

  /** Largest {@link #reach} of all pairs of types, nm; 0 when none interacts. */
  default double largestReach() {
    double largest = 0;
    for (int a = 0; a < nTypes(); a++) {
      for (int b = 0; b <= a; b++) {
        largest = Math.max(largest, reach(a, b));
      }
    }
    return largest;
  }
}
