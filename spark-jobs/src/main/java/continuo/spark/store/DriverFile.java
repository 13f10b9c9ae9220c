package continuo.spark.store;

import continuo.loop.DriverState;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UTFDataFormatException;
import java.util.Map;
import java.util.TreeMap;

/**
 * What makes a checkpoint valid: the driver's state and the lengths of the block files. Big-endian:
 *
 * <pre>
 *   int     'CTND', version, next step
 *   double  time
 *   int     number of blocks;  long  bytes of each block file
 *   int     number of arrays;  for each: UTF name, int n, double values[n]
 *   int     CRC32C of all before
 * </pre>
 *
 * @param state what the driver remembers
 * @param blockBytes length of each block file; kept by reference, not to be written
 */
record DriverFile(DriverState state, long[] blockBytes) {
  private static final int MAGIC = 0x43544E44;
  private static final int VERSION = 1;

  void write(OutputStream out) throws IOException {
    ChecksummedOutput output = new ChecksummedOutput(out);
    DataOutputStream data = output.data();
    data.writeInt(MAGIC);
    data.writeInt(VERSION);
    data.writeInt(state.nextStep());
    data.writeDouble(state.time());
    data.writeInt(blockBytes.length);
    for (long bytes : blockBytes) {
      data.writeLong(bytes);
    }
    data.writeInt(state.arrays().size());
    for (Map.Entry<String, double[]> array : state.arrays().entrySet()) {
      data.writeUTF(array.getKey());
      data.writeInt(array.getValue().length);
      output.writeDoubles(array.getValue());
    }
    output.finish();
  }

  /**
   * @param length bytes of the file
   * @throws DamagedFileException if the bytes are not those of a driver state
   */
  static DriverFile read(long length, InputStream in) throws IOException {
    try {
      return decode(length, new ChecksummedInput(in));
    } catch (EOFException e) {
      throw new DamagedFileException("ends after " + length + " bytes, too early");
    } catch (UTFDataFormatException e) {
      throw new DamagedFileException("has an array name that is no text");
    }
  }

  private static DriverFile decode(long length, ChecksummedInput input) throws IOException {
    input.expectHeader(MAGIC, VERSION);
    DataInputStream data = input.data();
    int nextStep = data.readInt();
    double time = data.readDouble();
    long[] blockBytes = new long[count(data.readInt(), Long.BYTES, length)];
    for (int b = 0; b < blockBytes.length; b++) {
      blockBytes[b] = data.readLong();
    }
    int nArrays = count(data.readInt(), 1, length);
    Map<String, double[]> arrays = new TreeMap<>();
    for (int a = 0; a < nArrays; a++) {
      String name = data.readUTF();
      arrays.put(name, input.readDoubles(count(data.readInt(), Double.BYTES, length)));
    }
    input.finish();
    return new DriverFile(new DriverState(nextStep, time, arrays), blockBytes);
  }

  /** A number of elements, refused before memory is taken for it if the file cannot hold them. */
  private static int count(int n, int bytesEach, long length) throws DamagedFileException {
    if (n < 0 || (long) n * bytesEach > length) {
      throw new DamagedFileException(
          "claims %d elements of %d bytes in a file of %d bytes".formatted(n, bytesEach, length));
    }
    return n;
  }
}
