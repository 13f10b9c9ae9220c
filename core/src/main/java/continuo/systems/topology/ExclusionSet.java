package continuo.systems.topology;

import continuo.forcefield.ExcludedPairs;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;

/** Excluded pairs, collected from lists and from distances along bonds. */
public final class ExclusionSet {
  private final int nAtoms;
  private final TreeSet<Long> pairs = new TreeSet<>();
  private final List<List<Integer>> neighbours = new ArrayList<>();

  /**
   * @param nAtoms atoms of the system
   */
  public ExclusionSet(int nAtoms) {
    this.nAtoms = nAtoms;
    for (int i = 0; i < nAtoms; i++) {
      neighbours.add(new ArrayList<>(4));
    }
  }

  /** Excludes a pair; an atom with itself is ignored. */
  public void exclude(int i, int j) {
    if (i != j) {
      pairs.add(Math.min(i, j) * (long) nAtoms + Math.max(i, j));
    }
  }

  /** A chemical bond, for distances along bonds. */
  public void bond(int i, int j) {
    neighbours.get(i).add(j);
    neighbours.get(j).add(i);
  }

  /**
   * Excludes the pairs of some atoms that are a number of bonds apart.
   *
   * @param first first atom
   * @param last behind the last atom
   * @param least fewest bonds
   * @param most most bonds
   */
  public void excludeByBonds(int first, int last, int least, int most) {
    int[] distance = new int[nAtoms];
    Arrays.fill(distance, -1);
    for (int i = first; i < last; i++) {
      List<Integer> reached = new ArrayList<>(List.of(i));
      distance[i] = 0;
      for (int at = 0; at < reached.size(); at++) {
        int j = reached.get(at);
        if (distance[j] >= least) {
          exclude(i, j);
        }
        if (distance[j] < most) {
          for (int k : neighbours.get(j)) {
            if (distance[k] < 0) {
              distance[k] = distance[j] + 1;
              reached.add(k);
            }
          }
        }
      }
      reached.forEach(j -> distance[j] = -1);
    }
  }

  /** Number of pairs. */
  public int size() {
    return pairs.size();
  }

  /** The pairs, sorted. */
  public ExcludedPairs pairs() {
    int[] i = pairs.stream().mapToInt(p -> (int) (p / nAtoms)).toArray();
    int[] j = pairs.stream().mapToInt(p -> (int) (p % nAtoms)).toArray();
    return new ExcludedPairs(i, j);
  }
}
