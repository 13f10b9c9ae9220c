package continuo.structure;

import java.io.Serializable;

/**
 * How an atom or bead is named in PDB-like files.
 *
 * @param name atom name, for example CA
 * @param residue residue name, for example GLY
 * @param chain chain identifier
 * @param residueNumber residue number in the chain
 */
public record AtomLabel(String name, String residue, String chain, int residueNumber)
    implements Serializable {
  @Override
  public String toString() {
    return name + " " + residue + " " + chain + residueNumber;
  }
}
