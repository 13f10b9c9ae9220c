package continuo.validate;

import java.nio.file.Path;

/**
 * What a rung may use.
 *
 * @param quick whether to sample no more than the short ladder needs
 * @param ensembles where replica ensembles run
 * @param lammps command that starts LAMMPS, or empty if there is none
 * @param work an empty directory for files of other programs
 */
public record Conditions(boolean quick, Ensembles ensembles, String lammps, Path work) {
  /** A number of samples: few in the short ladder, more in the full one. */
  public int samples(int inQuick, int inFull) {
    return quick ? inQuick : inFull;
  }
}
