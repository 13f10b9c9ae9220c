package continuo.estimate;

/**
 * The verdicts of one state.
 *
 * @param modes of each function, M
 * @param state of the state as a whole: the worst of its modes and of the conditions on all of them
 * @param reason the first condition that led to it, for example {@code gap 0.3 of mode 4}; empty if
 *     all is well
 */
public record StateVerdict(Verdict[] modes, Verdict state, String reason) {
  /** The same verdict, but doubtful at best, for one more reason. */
  public StateVerdict doubtful(String because) {
    return new StateVerdict(
        modes, state.or(Verdict.DOUBTFUL), reason.isEmpty() ? because : reason + "; " + because);
  }
}
