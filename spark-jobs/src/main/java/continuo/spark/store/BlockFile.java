package continuo.spark.store;

import continuo.burst.ReplicaBlock;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/**
 * One replica block of a checkpoint as bytes, big-endian:
 *
 * <pre>
 *   int     'CTNB', version, next step, id, patch, first replica, active,
 *           quarantined, lanes, n
 *   double  positions[n], velocities[n]
 *   int     CRC32C of all before
 * </pre>
 */
final class BlockFile {
  private static final int MAGIC = 0x43544E42;
  private static final int VERSION = 2;
  private static final int HEADER_BYTES = 10 * Integer.BYTES;

  private BlockFile() {}

  static void write(ReplicaBlock block, int nextStep, OutputStream out) throws IOException {
    ChecksummedOutput output = new ChecksummedOutput(out);
    DataOutputStream header = output.data();
    header.writeInt(MAGIC);
    header.writeInt(VERSION);
    header.writeInt(nextStep);
    header.writeInt(block.id());
    header.writeInt(block.patch());
    header.writeInt(block.firstReplica());
    header.writeInt(block.active());
    header.writeInt(block.quarantined());
    header.writeInt(block.lanes());
    header.writeInt(block.positions().length);
    output.writeDoubles(block.positions());
    output.writeDoubles(block.velocities());
    output.finish();
  }

  /**
   * @param id index the block must have
   * @param nextStep step the checkpoint must stand before
   * @param length bytes of the file
   * @throws DamagedFileException if the bytes are not those of such a block
   */
  static ReplicaBlock read(int id, int nextStep, long length, InputStream in) throws IOException {
    try {
      return decode(id, nextStep, length, new ChecksummedInput(in));
    } catch (EOFException e) {
      throw new DamagedFileException("ends after " + length + " bytes, too early");
    }
  }

  private static ReplicaBlock decode(int id, int nextStep, long length, ChecksummedInput input)
      throws IOException {
    DataInputStream header = input.data();
    input.expectHeader(MAGIC, VERSION);
    int foundStep = header.readInt();
    int foundId = header.readInt();
    int patch = header.readInt();
    int firstReplica = header.readInt();
    int active = header.readInt();
    int quarantined = header.readInt();
    int lanes = header.readInt();
    int n = header.readInt();
    long expected = HEADER_BYTES + 2L * n * Double.BYTES + Integer.BYTES;
    if (n < 0 || expected != length) {
      throw new DamagedFileException(
          "has %d bytes, %d coordinates need %d".formatted(length, n, expected));
    }
    double[] positions = input.readDoubles(n);
    double[] velocities = input.readDoubles(n);
    input.finish();
    if (foundId != id || foundStep != nextStep) {
      throw new DamagedFileException(
          "holds block %d before step %d, expected block %d before step %d"
              .formatted(foundId, foundStep, id, nextStep));
    }
    return new ReplicaBlock(
        foundId, patch, firstReplica, active, quarantined, lanes, positions, velocities);
  }
}
