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
   * Checks that every atom has a type.
   *
   * @throws IllegalArgumentException if a pair term has types for another number of atoms
   */
  public MolecularSystem {
    terms = List.copyOf(terms);
    for (EnergyTerm term : terms) {
      if (term instanceof PairTerm pairs && pairs.nAtoms() != composite.nAtoms()) {
        throw new IllegalArgumentException(
            "Invalid %s: types of %d atoms, %d atoms"
                .formatted(pairs.name(), pairs.nAtoms(), composite.nAtoms()));
      }
    }
  }
}
