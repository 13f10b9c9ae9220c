package continuo.config;

import java.util.List;

/**
 * A system from GROMACS files: {@code system.type = gromacs}.
 *
 * @param topology absolute path of the topology
 * @param coordinates absolute path of a .gro or PDB file with the reference positions
 * @param includeFolders folders to look in for included files
 * @param define words that are defined from the beginning
 * @param contacts absolute path of an OpenSMOG contact file; empty for none
 * @param periodic whether the cell of the coordinates repeats
 * @param cutoff cut-off of pairs, nm
 * @param truncation how Lennard-Jones ends there
 * @param switchFrom where switching begins, nm; the cut-off where nothing is switched
 * @param tailCorrection whether the Lennard-Jones energy beyond the cut-off is added for a uniform
 *     density; only where it is just cut
 * @param skin extra radius of the neighbour list, nm
 * @param electrostatics Coulomb interaction
 * @param constraintStiffness stiffness of bonds in place of constraints, kJ/mol/nm²; 0: refused
 */
public record GromacsConfig(
    String topology,
    String coordinates,
    List<String> includeFolders,
    List<String> define,
    String contacts,
    boolean periodic,
    double cutoff,
    PairTruncation truncation,
    double switchFrom,
    boolean tailCorrection,
    double skin,
    ElectrostaticsConfig electrostatics,
    double constraintStiffness)
    implements SystemConfig {
  static final String TYPE = "gromacs";

  /** Checks the ranges. */
  public GromacsConfig {
    includeFolders = List.copyOf(includeFolders);
    define = List.copyOf(define);
    Require.positive(cutoff, "cutoff");
    Require.positive(skin, "skin");
    Require.that(
        truncation.switches() ? switchFrom > 0 && switchFrom < cutoff : switchFrom == cutoff,
        "switch-from",
        "must lie inside the cut-off with a switch, and be left out without one");
    Require.that(
        !tailCorrection || (periodic && truncation == PairTruncation.CUT),
        "tail-correction",
        "belongs to a periodic cell with `truncation = cut`");
    Require.notNegative(constraintStiffness, "constraint-stiffness");
  }

  @Override
  public String type() {
    return TYPE;
  }
}
