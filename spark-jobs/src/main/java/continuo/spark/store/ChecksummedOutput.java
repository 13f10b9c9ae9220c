package continuo.spark.store;

import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.zip.CRC32C;
import java.util.zip.CheckedOutputStream;

/**
 * Big-endian binary data with a CRC32C of all bytes at the end. {@link ChecksummedInput} reads it.
 */
final class ChecksummedOutput {
  private static final int CHUNK = 8192;

  private final CRC32C crc = new CRC32C();
  private final DataOutputStream data;
  private final ByteBuffer chunk = ByteBuffer.allocate(CHUNK * Double.BYTES);

  /**
   * @param out kept by reference; not closed
   */
  ChecksummedOutput(OutputStream out) {
    this.data = new DataOutputStream(new CheckedOutputStream(out, crc));
  }

  /** For anything but long arrays. */
  DataOutputStream data() {
    return data;
  }

  /** Raw bits of the values; the length is not written. */
  void writeDoubles(double[] values) throws IOException {
    for (int from = 0; from < values.length; from += CHUNK) {
      int n = Math.min(CHUNK, values.length - from);
      chunk.clear();
      chunk.asDoubleBuffer().put(values, from, n);
      data.write(chunk.array(), 0, n * Double.BYTES);
    }
  }

  /** Writes the checksum. */
  void finish() throws IOException {
    data.writeInt((int) crc.getValue());
    data.flush();
  }
}
