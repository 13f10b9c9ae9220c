package continuo.burst;

import java.io.Serializable;
import java.util.List;

/**
 * What a burst of one block, or its preparation, leaves: the new state, which stays where it is,
 * and the measurements cut by row patch, which travel.
 */
public final class BlockResult implements Serializable {
  private static final long serialVersionUID = 1L;

  private final ReplicaBlock state;
  private final PatchPartial[] partials;
  private final List<String> reports;

  /**
   * @param state replicas after the burst; kept by reference
   * @param partials one for each patch, in the order of the patches, or none; kept by reference
   * @param reports a sentence for every replica that broke down
   */
  public BlockResult(ReplicaBlock state, PatchPartial[] partials, List<String> reports) {
    this.state = state;
    this.partials = partials;
    this.reports = List.copyOf(reports);
  }

  public ReplicaBlock state() {
    return state;
  }

  /** The measurements themselves; not to be written by the caller. */
  public PatchPartial[] partials() {
    return partials;
  }

  /** A sentence for every replica that broke down, whether it could be saved or not. */
  public List<String> reports() {
    return reports;
  }
}
