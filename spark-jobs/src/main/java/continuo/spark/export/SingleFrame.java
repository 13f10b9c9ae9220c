package continuo.spark.export;

import continuo.error.InputException;
import continuo.spark.store.RunReader;

/** The positions of one stored frame of a run. */
public final class SingleFrame {
  private SingleFrame() {}

  /**
   * @param run the run; read
   * @param selection its first frame is taken
   * @return positions [atom][xyz] flat, nm
   * @throws InputException if there is no frame or none is selected
   * @throws continuo.error.StorageException if the run cannot be read
   */
  public static double[] read(RunReader run, FrameSelection selection) {
    RunFrames frames = new RunFrames(run);
    double[] positions = new double[3 * frames.atoms().size()];
    frames.read(frames.select(selection).steps()[0], positions);
    return positions;
  }
}
