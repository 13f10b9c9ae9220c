package continuo.spark.store;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.zip.CRC32C;
import java.util.zip.CheckedInputStream;

/** Reads what {@link ChecksummedOutput} wrote and verifies it. */
final class ChecksummedInput {
  private static final int CHUNK = 8192;

  private final CRC32C crc = new CRC32C();
  private final DataInputStream data;
  private final byte[] chunk = new byte[CHUNK * Double.BYTES];

  /**
   * @param in kept by reference; not closed
   */
  ChecksummedInput(InputStream in) {
    this.data = new DataInputStream(new CheckedInputStream(new BufferedInputStream(in), crc));
  }

  /** For anything but long arrays. */
  DataInputStream data() {
    return data;
  }

  /**
   * Reads the mark and version at the start of a file.
   *
   * @throws DamagedFileException if they are not the expected ones
   */
  void expectHeader(int magic, int version) throws IOException {
    int foundMagic = data.readInt();
    if (foundMagic != magic) {
      throw new DamagedFileException(
          "starts with %08x, not with %08x".formatted(foundMagic, magic));
    }
    int foundVersion = data.readInt();
    if (foundVersion != version) {
      throw new DamagedFileException(
          "has format version %d, this program reads %d".formatted(foundVersion, version));
    }
  }

  /** Raw bits of the next values. */
  double[] readDoubles(int length) throws IOException {
    double[] values = new double[length];
    for (int from = 0; from < length; from += CHUNK) {
      int n = Math.min(CHUNK, length - from);
      data.readFully(chunk, 0, n * Double.BYTES);
      ByteBuffer.wrap(chunk).asDoubleBuffer().get(values, from, n);
    }
    return values;
  }

  /**
   * Compares the checksum, which must be the last thing in the file.
   *
   * @throws DamagedFileException if it does not fit or bytes follow
   */
  void finish() throws IOException {
    int computed = (int) crc.getValue();
    int stored = data.readInt();
    if (computed != stored) {
      throw new DamagedFileException(
          "has checksum %08x, but its contents give %08x".formatted(stored, computed));
    }
    try {
      data.readByte();
    } catch (EOFException e) {
      return;
    }
    throw new DamagedFileException("goes on after its checksum");
  }
}
