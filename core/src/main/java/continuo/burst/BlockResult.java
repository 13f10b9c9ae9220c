package continuo.burst;

import java.io.Serializable;

/**
 * What a burst of one block leaves: the new state, which stays where it is, and the measurements
 * cut by row patch, which travel.
 */
public final class BlockResult implements Serializable {
  private static final long serialVersionUID = 1L;

  private final ReplicaBlock state;
  private final PatchPartial[] partials;

  /**
   * @param state replicas after the burst; kept by reference
   * @param partials one for each patch, in the order of the patches; kept by reference
   */
  public BlockResult(ReplicaBlock state, PatchPartial[] partials) {
    this.state = state;
    this.partials = partials;
  }

  public ReplicaBlock state() {
    return state;
  }

  /** The measurements themselves; not to be written by the caller. */
  public PatchPartial[] partials() {
    return partials;
  }
}
