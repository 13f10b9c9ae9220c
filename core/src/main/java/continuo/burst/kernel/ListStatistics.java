package continuo.burst.kernel;

/**
 * What neighbour lists have done since they were made.
 *
 * @param updates evaluations of the forces
 * @param choices times the list that the forces run over was made anew
 * @param searches times it was made from cells and not from a wider list
 * @param pairs pairs listed now, each for all lanes; in clusters the places for pairs of a lane, of
 *     which few hold a pair within the cut-off
 * @param nanoseconds wall time spent on looking whether the lists hold, and on making them
 * @param clusterUpdates evaluations in which the lanes had lists of their own, in clusters, because
 *     they had drifted apart
 * @param fill pairs within the cut-off of a lane over pairs that one list for all lanes holds, when
 *     last measured; NaN if never
 */
public record ListStatistics(
    long updates,
    long choices,
    long searches,
    long pairs,
    long nanoseconds,
    long clusterUpdates,
    double fill) {
  /** Of no list at all. */
  public static final ListStatistics NONE = new ListStatistics(0, 0, 0, 0, 0, 0, Double.NaN);

  /** The same without what was done before. */
  public ListStatistics since(ListStatistics earlier) {
    return new ListStatistics(
        updates - earlier.updates,
        choices - earlier.choices,
        searches - earlier.searches,
        pairs,
        nanoseconds - earlier.nanoseconds,
        clusterUpdates - earlier.clusterUpdates,
        fill);
  }

  /** Of the lists of two terms, which are updated together. */
  ListStatistics plus(ListStatistics other) {
    return new ListStatistics(
        Math.max(updates, other.updates),
        choices + other.choices,
        searches + other.searches,
        pairs + other.pairs,
        nanoseconds + other.nanoseconds,
        Math.max(clusterUpdates, other.clusterUpdates),
        Double.isNaN(fill) ? other.fill : fill);
  }
}
