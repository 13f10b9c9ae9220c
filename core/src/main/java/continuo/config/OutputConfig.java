package continuo.config;

import java.io.Serializable;

/**
 * What a run leaves: the block {@code output}.
 *
 * @param directory where, relative to the working directory
 * @param framesEvery Langevin steps between frames; 0 for never
 * @param diffusionEvery Langevin steps between stored diffusion matrices; 0 for never
 * @param checkpointEvery Langevin steps between checkpoints, ≥ 1
 * @param keepCheckpoints newest checkpoints that are kept, ≥ 1
 * @param keepFrames Langevin steps whose frames are kept at least; 0 for all
 * @param compactEvery Langevin steps in one file of a table, ≥ 1
 */
public record OutputConfig(
    String directory,
    int framesEvery,
    int diffusionEvery,
    int checkpointEvery,
    int keepCheckpoints,
    int keepFrames,
    int compactEvery)
    implements Serializable {
  /** Checks the ranges. */
  public OutputConfig {
    Require.that(!directory.isBlank(), "directory", "must name a directory");
    Require.atLeast(framesEvery, 0, "frames-every");
    Require.atLeast(diffusionEvery, 0, "diffusion-every");
    Require.atLeast(checkpointEvery, 1, "checkpoint-every");
    Require.atLeast(keepCheckpoints, 1, "keep-checkpoints");
    Require.atLeast(keepFrames, 0, "keep-frames");
    Require.atLeast(compactEvery, 1, "compact-every");
  }

  /** The same with another interval between checkpoints. */
  public OutputConfig withCheckpointEvery(int steps) {
    return new OutputConfig(
        directory, framesEvery, diffusionEvery, steps, keepCheckpoints, keepFrames, compactEvery);
  }
}
