package continuo.burst;

import java.io.Serializable;
import java.util.stream.IntStream;

/**
 * State of one block of replicas between bursts: positions and velocities in the layout
 * [atom][xyz][lane] of the kernels. Replica firstReplica + l sits in lane l. Lanes from {@code
 * active} on fill up the vectors; quarantined lanes once held a replica that broke down and now
 * hold a copy of another. Both are carried along but never counted.
 */
public final class ReplicaBlock implements Serializable {
  private static final long serialVersionUID = 2L;

  private final int id;
  private final int patch;
  private final int firstReplica;
  private final int active;
  private final int quarantined;
  private final int lanes;
  private final double[] positions;
  private final double[] velocities;

  /**
   * @param id index of the block in the run, from 0
   * @param patch patch of the wavevector sphere whose ensemble the block belongs to
   * @param firstReplica replica in lane 0
   * @param active lanes that hold a replica of the run, 1…lanes
   * @param quarantined lanes among them that are out of service, bit l for lane l
   * @param lanes lanes
   * @param positions [atom][xyz][lane], nm; kept by reference
   * @param velocities [atom][xyz][lane], nm/ps; kept by reference
   */
  public ReplicaBlock(
      int id,
      int patch,
      int firstReplica,
      int active,
      int quarantined,
      int lanes,
      double[] positions,
      double[] velocities) {
    if (lanes > Integer.SIZE - 1) {
      throw new IllegalArgumentException(
          "Invalid replica block %d: %d lanes, at most 31 are allowed".formatted(id, lanes));
    }
    if (active < 1
        || active > lanes
        || quarantined >>> Math.min(active, Integer.SIZE - 1) != 0
        || positions.length != velocities.length) {
      throw new IllegalArgumentException(
          "Invalid replica block %d: %d of %d lanes, %s quarantined, %d coordinates, %d velocities"
              .formatted(
                  id,
                  active,
                  lanes,
                  Integer.toBinaryString(quarantined),
                  positions.length,
                  velocities.length));
    }
    this.id = id;
    this.patch = patch;
    this.firstReplica = firstReplica;
    this.active = active;
    this.quarantined = quarantined;
    this.lanes = lanes;
    this.positions = positions;
    this.velocities = velocities;
  }

  public int id() {
    return id;
  }

  public int patch() {
    return patch;
  }

  public int firstReplica() {
    return firstReplica;
  }

  /** Lanes that hold a replica of the run. */
  public int active() {
    return active;
  }

  /** Lanes out of service, bit l for lane l. */
  public int quarantined() {
    return quarantined;
  }

  /** The lanes that count, ascending; empty if all are quarantined. */
  public int[] counted() {
    return IntStream.range(0, active).filter(l -> (quarantined >> l & 1) == 0).toArray();
  }

  public int lanes() {
    return lanes;
  }

  /** The positions themselves, [atom][xyz][lane], nm; not to be written by the caller. */
  public double[] positions() {
    return positions;
  }

  /** The velocities themselves, [atom][xyz][lane], nm/ps; not to be written by the caller. */
  public double[] velocities() {
    return velocities;
  }

  /** Positions of one lane, [atom][xyz], nm. */
  public double[] lane(int lane) {
    double[] out = new double[positions.length / lanes];
    for (int c = 0; c < out.length; c++) {
      out[c] = positions[c * lanes + lane];
    }
    return out;
  }
}
