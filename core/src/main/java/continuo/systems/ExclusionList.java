package continuo.systems;

import continuo.forcefield.ExcludedPairs;
import continuo.forcefield.LennardJones;
import continuo.forcefield.LennardJonesTable;
import java.util.Arrays;
import java.util.function.LongPredicate;

/** Pairs of a superlattice that do not repel: atoms of one particle, and linked atoms. */
final class ExclusionList {
  private final int nAtoms;
  private final int[] first;
  private final int[] second;

  /**
   * @param nParticles number of particles
   * @param size atoms per particle
   * @param links links between them; read
   */
  ExclusionList(int nParticles, int size, BondList links) {
    this.nAtoms = nParticles * size;
    long[] linked = linked(size, links);
    long within = (long) nParticles * size * (size - 1) / 2;
    long[] pairs = new long[Math.toIntExact(within + linked.length)];
    int at = 0;
    for (int i = 0; i < nAtoms; i++) {
      int end = (i / size + 1) * size;
      for (int j = i + 1; j < end; j++) {
        pairs[at++] = pair(i, j);
      }
    }
    System.arraycopy(linked, 0, pairs, at, linked.length);
    Arrays.sort(pairs);
    first = new int[pairs.length];
    second = new int[pairs.length];
    for (int e = 0; e < pairs.length; e++) {
      first[e] = (int) (pairs[e] >>> 32);
      second[e] = (int) pairs[e];
    }
  }

  /** One number for a pair i &lt; j. */
  static long pair(int i, int j) {
    return ((long) i << 32) | j;
  }

  private static long[] linked(int size, BondList links) {
    long[] linked = new long[links.size()];
    int n = 0;
    for (int link = 0; link < linked.length; link++) {
      if (links.i(link) / size != links.j(link) / size) {
        linked[n++] = pair(links.i(link), links.j(link));
      }
    }
    return Arrays.stream(linked, 0, n).sorted().distinct().toArray();
  }

  /** Whether a pair interacts. */
  static LongPredicate predicate(int size, BondList links) {
    long[] linked = linked(size, links);
    return pair ->
        (int) (pair >>> 32) / size != (int) pair / size && Arrays.binarySearch(linked, pair) < 0;
  }

  ExcludedPairs pairs() {
    return new ExcludedPairs(first, second);
  }

  LennardJones wca(double epsilon, double sigma, double skin) {
    return new LennardJones(
        new int[nAtoms],
        LennardJonesTable.of(new double[] {epsilon}, new double[] {sigma}).wca().build(),
        skin,
        pairs());
  }
}
