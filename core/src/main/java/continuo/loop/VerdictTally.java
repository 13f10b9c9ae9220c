package continuo.loop;

import continuo.estimate.StateVerdict;
import continuo.estimate.Verdict;
import java.util.EnumMap;
import java.util.Map;

/** How many states came out with which verdict, and why the first of each kind did. */
public final class VerdictTally {
  private final Map<Verdict, Integer> states = new EnumMap<>(Verdict.class);
  private final Map<Verdict, String> reasons = new EnumMap<>(Verdict.class);

  void count(StateVerdict verdict) {
    states.merge(verdict.state(), 1, Integer::sum);
    reasons.putIfAbsent(verdict.state(), verdict.reason());
  }

  /** States with a verdict. */
  public int states(Verdict verdict) {
    return states.getOrDefault(verdict, 0);
  }

  /** What led to the first state with a verdict; empty if there is none. */
  public String firstReason(Verdict verdict) {
    return reasons.getOrDefault(verdict, "");
  }

  /**
   * The verdict of the run: that of more than a tenth of its states, or of a worse one. A run with
   * a doubtful state here and there, as in the middle of a transition, is judged by the others.
   */
  public Verdict run() {
    int all = states.values().stream().mapToInt(Integer::intValue).sum();
    int invalid = states(Verdict.INVALID);
    if (10 * invalid > all) {
      return Verdict.INVALID;
    }
    return 10 * (invalid + states(Verdict.DOUBTFUL)) > all ? Verdict.DOUBTFUL : Verdict.TRUST;
  }
}
