package continuo.spark.export;

import java.io.Closeable;
import java.io.IOException;

/** A file that takes one frame after the other. */
interface FrameWriter extends Closeable {
  /** Å in a nm; all formats here are in Å. */
  double NM_TO_ANGSTROM = 10;

  /**
   * Appends a frame.
   *
   * @param step index of the state
   * @param time simulated time, ps
   * @param positions [atom][xyz], nm; read
   * @throws continuo.error.InputException if the format cannot hold the frame
   */
  void write(int step, double time, double[] positions) throws IOException;

  /** Ends the file. */
  @Override
  void close() throws IOException;
}
