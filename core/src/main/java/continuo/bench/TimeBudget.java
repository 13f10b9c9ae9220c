package continuo.bench;

import java.util.List;

/**
 * Where the time of an atom-step goes.
 *
 * @param entries energy terms in their order, then the parts of a step
 */
record TimeBudget(List<Entry> entries) {
  /**
   * @param part energy term or part of a step
   * @param nanoseconds of an atom-step
   */
  record Entry(String part, double nanoseconds) {}

  TimeBudget {
    entries = List.copyOf(entries);
  }

  /** Sum of all parts, ns. */
  double total() {
    return entries.stream().mapToDouble(Entry::nanoseconds).sum();
  }
}
