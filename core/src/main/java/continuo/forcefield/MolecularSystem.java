package continuo.forcefield;

import continuo.structure.Composite;
import java.io.Serializable;
import java.util.List;

/**
 * What is simulated: the atoms and how they interact.
 *
 * @param composite atoms at their reference positions
 * @param terms energy terms; their sum is the potential V
 */
public record MolecularSystem(Composite composite, List<EnergyTerm> terms) implements Serializable {
  /**
   * Checks that the terms speak of atoms that exist.
   *
   * @throws IllegalArgumentException if a bond names an atom beyond the last, or the number of
   *     Lennard-Jones types is not that of the atoms
   */
  public MolecularSystem {
    terms = List.copyOf(terms);
    int n = composite.nAtoms();
    for (EnergyTerm term : terms) {
      if (term instanceof LennardJones pairs && pairs.nAtoms() != n) {
        throw new IllegalArgumentException(
            "Invalid lennard-jones: types of %d atoms, %d atoms".formatted(pairs.nAtoms(), n));
      }
      if (term instanceof HarmonicBonds bonds) {
        check(term, bonds.topology(), n);
      } else if (term instanceof DoubleWellBonds links) {
        check(term, links.topology(), n);
      }
    }
  }

  private static void check(EnergyTerm term, BondTopology topology, int nAtoms) {
    for (int b = 0; b < topology.size(); b++) {
      if (topology.i(b) >= nAtoms || topology.j(b) >= nAtoms) {
        throw new IllegalArgumentException(
            "Invalid %s %d: atoms %d and %d, the last atom is %d"
                .formatted(term.name(), b, topology.i(b), topology.j(b), nAtoms - 1));
      }
    }
  }
}
