package continuo.burst;

import java.io.Serializable;
import java.util.Arrays;

/**
 * What the bursts of one state are asked to do: first the coherent move from the previous state, r
 * ← r + Ũ (moved − from) in {@code subMoves} equal parts with constrained relaxation between them,
 * then, for a free body, the rotation that takes the body back to its orientation, then the burst
 * at {@code target}.
 *
 * @param step index of the state
 * @param round 0, or which burst of the same step this is; bursts that follow the first without a
 *     move do not equilibrate
 * @param from coordinates q the replicas stand at, 3R
 * @param moved coordinates after the Langevin step, 3R
 * @param target coordinates after the rotation, 3R
 * @param subMoves parts of the move, ≥ 1
 * @param rotation rotation matrix, row major, 9, or null for none
 * @param centre point the rotation leaves in place, nm, 3, or null
 * @param stiffness whether H is to be measured
 */
public record BurstRequest(
    int step,
    int round,
    double[] from,
    double[] moved,
    double[] target,
    int subMoves,
    double[] rotation,
    double[] centre,
    boolean stiffness)
    implements Serializable {

  /** A burst at the coordinates where the replicas already stand. */
  public static BurstRequest at(int step, double[] q, boolean stiffness) {
    return new BurstRequest(step, 0, q, q, q, 1, null, null, stiffness);
  }

  /** Whether the replicas move or arrive at a state, and equilibrate there. */
  public boolean arrives() {
    return round == 0 || !Arrays.equals(from, moved);
  }

  /** Another burst at the same state. */
  public BurstRequest again(int nextRound) {
    return new BurstRequest(step, nextRound, target, target, target, 1, null, null, false);
  }
}
