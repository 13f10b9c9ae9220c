package continuo.burst.kernel;

/** A kernel that goes through a neighbour list which others may share. */
interface ListedPairs extends TermKernel {
  NeighbourList list();
}
