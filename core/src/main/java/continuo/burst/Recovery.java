package continuo.burst;

import continuo.burst.kernel.Kernels;
import continuo.error.NumericalException;
import continuo.random.Stream;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Runs a burst to its end although replicas may break down in it.
 *
 * <ol>
 *   <li>A lane that breaks down is lost, the others go on ({@link LaneGuard}); they keep this first
 *       result, to the bits it would have without the lost neighbour (see {@link LaneGuard} for the
 *       exception).
 *   <li>If lanes were lost, the whole burst is run again from its start with half the time step and
 *       twice the steps, with noise of the stream {@link Stream#THERMOSTAT_RETRY} at the same
 *       address; sample windows keep their length. Lost lanes that come through take this result.
 *   <li>Those that do not are quarantined: from this burst on they are in no sum, for good. They
 *       hold a copy of a neighbour and are carried along, because a vector has no fewer lanes.
 * </ol>
 *
 * <p>How the lanes broke down is found by a third run, of the first burst under a {@link Witness}.
 * All of it follows from block and request alone.
 */
final class Recovery {
  private final BurstContext context;
  private final Kernels kernels;
  private final ReplicaBlock start;
  private final String when;
  private final List<String> reports = new ArrayList<>();

  /**
   * @param context constants of the run; read
   * @param kernels hot loops
   * @param start replicas before the burst; read
   * @param when part of the run, for messages, for example {@code step 18}
   */
  Recovery(BurstContext context, Kernels kernels, ReplicaBlock start, String when) {
    this.context = context;
    this.kernels = kernels;
    this.start = start;
    this.when = when;
  }

  /** A sentence for every replica that broke down. */
  List<String> reports() {
    return reports;
  }

  /**
   * @param script what is done in the burst
   * @return the burst at its end, lanes that could not be saved in quarantine
   * @throws NumericalException if no lane is left that counts; names replica, atom, term and step
   */
  BlockBurst run(Consumer<BlockBurst> script) {
    BlockBurst first = new BlockBurst(context, kernels, start, Stream.THERMOSTAT, null);
    boolean whole = first.play(script);
    int lost = first.lost();
    if (lost == 0) {
      return first;
    }
    BurstContext half = context.with(context.settings().withHalfTheTimeStep());
    BlockBurst retry = new BlockBurst(half, kernels, start, Stream.THERMOSTAT_RETRY, null);
    int lostAgain = retry.play(script) ? lost & retry.lost() : lost;
    Witness witness = new Witness(context, start, lost);
    new BlockBurst(context, kernels, start, Stream.THERMOSTAT, witness).play(script);
    int[] counted = start.counted();
    if (Integer.bitCount(lostAgain) == counted.length) {
      throw new NumericalException(
          "Cannot continue %s: no replica of block %d is left; %s, and again with half the time step; shorten `burst.time-step` or look at the structure there"
              .formatted(when, start.id(), witness.failure(counted[0]).describe()));
    }
    BlockBurst result = whole ? first : retry;
    for (int lane : counted) {
      if ((lost >> lane & 1) != 0) {
        boolean saved = (lostAgain >> lane & 1) == 0;
        if (saved && whole) {
          first.takeLane(lane, retry);
        }
        reports.add(
            "In %s, %s; %s"
                .formatted(
                    when,
                    witness.failure(lane).describe(),
                    saved
                        ? "it came through with half the time step"
                        : "and again with half the time step: it is quarantined"));
      }
    }
    result.quarantine(lostAgain);
    return result;
  }
}
