package continuo.spark.store;

import continuo.burst.ReplicaBlock;
import continuo.loop.BlockSource;
import org.apache.hadoop.fs.Path;

/** Reads replica blocks of one checkpoint, on whatever machine will hold them. */
public final class HadoopBlockSource implements BlockSource {
  private static final long serialVersionUID = 1L;

  private final String runDirectory;
  private final HadoopSettings settings;
  private final int nextStep;

  /**
   * @param runDirectory URI of the run directory
   * @param settings how to reach its file system
   * @param nextStep step the checkpoint stands before
   */
  public HadoopBlockSource(String runDirectory, HadoopSettings settings, int nextStep) {
    this.runDirectory = runDirectory;
    this.settings = settings;
    this.nextStep = nextStep;
  }

  public String runDirectory() {
    return runDirectory;
  }

  public HadoopSettings settings() {
    return settings;
  }

  public int nextStep() {
    return nextStep;
  }

  @Override
  public ReplicaBlock read(int id) {
    return new CheckpointStore(
            RunDirectory.open(new Path(runDirectory), settings.toConfiguration()))
        .readBlock(nextStep, id);
  }
}
