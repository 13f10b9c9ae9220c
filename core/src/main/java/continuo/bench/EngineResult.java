package continuo.bench;

import continuo.burst.kernel.ListStatistics;
import continuo.burst.kernel.Precision;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What was measured of one system.
 *
 * @param system the system
 * @param kernels name of the kernels, with the width of their vectors
 * @param precision of the forces
 * @param lanes replicas side by side
 * @param series the repeats
 * @param list what the neighbour lists did in the repeats
 * @param workload what an atom-step needs
 * @param budget where its time goes
 * @param apart root-mean-square distance of an atom from itself in another replica, nm or reduced
 */
public record EngineResult(
    BenchSystem system,
    String kernels,
    Precision precision,
    int lanes,
    Series series,
    ListStatistics list,
    Workload workload,
    TimeBudget budget,
    double apart) {
  /** x, v and f in double; in mixed precision f and the displacements in float. */
  private static final int STATE_BYTES = 9 * Double.BYTES;

  /** Positions that a neighbour list remembers, for itself and for the wider list. */
  private static final int LIST_BYTES = 6 * Double.BYTES;

  /** Bytes of an atom in a lane that a step goes through: state, and positions of the lists. */
  int bytesPerAtomLane() {
    return STATE_BYTES + (list.pairs() > 0 ? LIST_BYTES : 0);
  }

  /** JSON has no word for what was never measured. */
  private static Object orNothing(double value) {
    return Double.isNaN(value) ? null : value;
  }

  /** As on the command line. */
  String precisionName() {
    return precision.name().toLowerCase(Locale.ROOT);
  }

  /** Bytes of all of it. */
  double workingSet() {
    return (double) bytesPerAtomLane() * system.nAtoms() * lanes;
  }

  /** Listed pairs of an atom; 0 without a list. */
  double listedPairs() {
    return (double) list.pairs() / system.nAtoms();
  }

  /** Steps that a list lives; at least that where it never ended. */
  double listLife() {
    return (double) list.updates() / Math.max(1, list.choices());
  }

  /** Pairs and bonds a second, all lanes. */
  double interactionsPerSecond() {
    return series.median() * workload.interactions();
  }

  /**
   * For JSON.
   *
   * @param limits of the machine
   */
  Map<String, Object> toMap(MachineLimits limits) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("system", system.name());
    map.put("description", system.what());
    map.put("atoms", system.nAtoms());
    map.put("functions", system.nFunctions());
    map.put("lanes", lanes);
    map.put("kernels", kernels);
    map.put("precision", precisionName());
    map.put("atom-steps-per-second", series.toMap());
    map.put("interactions-per-atom", workload.interactions());
    map.put("interactions-per-second", interactionsPerSecond());
    if (list.pairs() > 0) {
      map.put("listed-pairs-per-atom", listedPairs());
      map.put("list-life-steps", listLife());
      map.put("list-searches", list.searches());
      map.put("list-fill", orNothing(list.fill()));
      map.put("cluster-steps", list.clusterUpdates());
    }
    map.put("replicas-apart", apart);
    map.put("bytes-per-atom-lane", bytesPerAtomLane());
    map.put("state-in", limits.holding(workingSet()).level());
    List<Object> parts = new ArrayList<>();
    for (BudgetLine line : BudgetLine.of(this, limits)) {
      parts.add(line.toMap());
    }
    map.put("time-budget", parts);
    return map;
  }
}
