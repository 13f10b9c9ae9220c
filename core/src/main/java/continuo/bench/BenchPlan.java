package continuo.bench;

import continuo.bench.peer.Peer;
import continuo.burst.kernel.Precision;
import continuo.error.InputException;
import java.util.List;

/**
 * What to time, and for how long.
 *
 * @param systems in the order of the report
 * @param kernels versions of the hot loops
 * @param precisions of the forces
 * @param lanes replicas side by side; 0 for 8 in double and 16 in mixed precision
 * @param seconds length of a repeat
 * @param repeats repeats of each measurement
 * @param peers programs to compare with
 */
public record BenchPlan(
    List<BenchSystem> systems,
    List<KernelChoice> kernels,
    List<Precision> precisions,
    int lanes,
    double seconds,
    int repeats,
    List<Peer> peers) {
  /**
   * Checks the ranges.
   *
   * @throws InputException if a value is out of range; names the option
   */
  public BenchPlan {
    if (!(lanes >= 0 && lanes <= 64)) {
      throw new InputException(
          "Invalid --lanes %d: must be 1 … 64, or 0 for what fills a vector".formatted(lanes));
    }
    if (!(seconds > 0 && seconds <= 3600)) {
      throw new InputException(
          "Invalid --seconds %s: must be > 0, at most 3600".formatted(seconds));
    }
    if (repeats < 1) {
      throw new InputException("Invalid --repeats %d: must be ≥ 1".formatted(repeats));
    }
    systems = List.copyOf(systems);
    kernels = List.copyOf(kernels);
    precisions = List.copyOf(precisions);
    peers = List.copyOf(peers);
  }

  /** Replicas side by side: what fills a vector of 512 bits. */
  int lanes(Precision precision) {
    return lanes > 0 ? lanes : precision == Precision.MIXED ? 16 : 8;
  }
}
