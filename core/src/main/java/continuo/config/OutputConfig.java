package continuo.config;

import java.io.Serializable;

/**
 * What a run leaves: the block {@code output}.
 *
 * @param directory where, relative to the working directory
 * @param framesEvery Langevin steps between frames; 0 for never
 * @param diffusionEvery Langevin steps between stored diffusion matrices; 0 for never
 * @param checkpointEvery Langevin steps between checkpoints, ≥ 1
 */
public record OutputConfig(
    String directory, int framesEvery, int diffusionEvery, int checkpointEvery)
    implements Serializable {
  /** Checks the ranges. */
  public OutputConfig {
    Require.that(!directory.isBlank(), "directory", "must name a directory");
    Require.atLeast(framesEvery, 0, "frames-every");
    Require.atLeast(diffusionEvery, 0, "diffusion-every");
    Require.atLeast(checkpointEvery, 1, "checkpoint-every");
  }
}
