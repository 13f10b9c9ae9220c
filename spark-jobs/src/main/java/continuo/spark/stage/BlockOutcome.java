package continuo.spark.stage;

import continuo.burst.BlockResult;
import continuo.burst.PatchPartial;
import continuo.burst.ReplicaBlock;
import continuo.error.NumericalException;
import java.io.Serializable;
import java.util.function.Supplier;

/**
 * What became of a replica block in a task: where it stands and what it measured, or why it cannot
 * go on. A numerical failure is an outcome like any other, not an exception: a task that is tried
 * again would end the same way, and Spark would report it four times with a stack trace.
 */
public final class BlockOutcome implements Serializable {
  private static final long serialVersionUID = 1L;
  private static final PatchPartial[] NOTHING = {};
  private static final String[] NO_REPORTS = {};

  private final ReplicaBlock state;
  private final PatchPartial[] partials;
  private final String[] reports;
  private final String failure;

  private BlockOutcome(
      ReplicaBlock state, PatchPartial[] partials, String[] reports, String failure) {
    this.state = state;
    this.partials = partials;
    this.reports = reports;
    this.failure = failure;
  }

  /** A block that has only been moved or read. */
  static BlockOutcome of(ReplicaBlock state) {
    return new BlockOutcome(state, NOTHING, NO_REPORTS, null);
  }

  /** A block that may break down while it is prepared or in its burst. */
  static BlockOutcome ofBurst(Supplier<BlockResult> burst) {
    try {
      BlockResult result = burst.get();
      return new BlockOutcome(
          result.state(), result.partials(), result.reports().toArray(NO_REPORTS), null);
    } catch (NumericalException e) {
      return new BlockOutcome(null, NOTHING, NO_REPORTS, e.getMessage());
    }
  }

  /** What became of it, without the replicas and measurements. */
  BlockOutcome withoutState() {
    return new BlockOutcome(null, NOTHING, reports, failure);
  }

  /** Where the replicas stand; null after a failure. */
  ReplicaBlock state() {
    return state;
  }

  /** The measurements, one for each patch; none without a burst and after a failure. */
  PatchPartial[] partials() {
    return partials;
  }

  /** A sentence for every replica that broke down although the block did not. */
  String[] reports() {
    return reports;
  }

  boolean isFailed() {
    return failure != null;
  }

  /** What went wrong, as {@link NumericalException} says it; null if nothing did. */
  String failure() {
    return failure;
  }
}
