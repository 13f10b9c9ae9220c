package continuo.config;

/**
 * Elastic network of the Cα atoms of a biological assembly: {@code system.type = capsid}.
 *
 * @param file absolute path of the PDB or mmCIF file, possibly gzipped
 * @param assembly identifier of the biological assembly
 * @param cutoff beads closer than this are joined by a spring, nm
 * @param stiffness spring constant, kJ/mol/nm²
 * @param beadMass mass of a bead, amu
 * @param secondStructure another state of the same beads
 */
public record CapsidConfig(
    String file,
    String assembly,
    double cutoff,
    double stiffness,
    double beadMass,
    SecondStructureConfig secondStructure)
    implements SystemConfig {
  static final String TYPE = "capsid";

  /** Checks the ranges. */
  public CapsidConfig {
    Require.that(!file.isBlank(), "file", "must name a PDB or mmCIF file");
    Require.that(!assembly.isBlank(), "assembly", "must name a biological assembly");
    Require.positive(cutoff, "cutoff");
    Require.positive(stiffness, "stiffness");
    Require.positive(beadMass, "bead-mass");
  }

  @Override
  public String type() {
    return TYPE;
  }
}
