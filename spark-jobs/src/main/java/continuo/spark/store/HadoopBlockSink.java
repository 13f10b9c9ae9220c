package continuo.spark.store;

import continuo.burst.ReplicaBlock;
import continuo.loop.BlockSink;
import java.util.UUID;
import org.apache.hadoop.fs.Path;

/**
 * Writes replica blocks of one checkpoint, on whatever machine holds them. A block that a retried
 * or speculative task writes again replaces nothing, because it has the same bits.
 */
public final class HadoopBlockSink implements BlockSink {
  private static final long serialVersionUID = 1L;

  private final String runDirectory;
  private final HadoopSettings settings;
  private final int nextStep;

  /**
   * @param runDirectory URI of the run directory
   * @param settings how to reach its file system
   * @param nextStep step the checkpoint stands before
   */
  public HadoopBlockSink(String runDirectory, HadoopSettings settings, int nextStep) {
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
  public void write(ReplicaBlock block) {
    RunDirectory directory = RunDirectory.open(new Path(runDirectory), settings.toConfiguration());
    directory.publishSame(
        CheckpointStore.blockFile(directory, nextStep, block.id()),
        UUID.randomUUID().toString(),
        out -> BlockFile.write(block, nextStep, out));
  }
}
