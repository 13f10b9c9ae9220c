package continuo.forcefield;

import continuo.structure.Composite;
import java.io.Serializable;
import java.util.List;
import java.util.stream.Stream;

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
    for (EnergyTerm term : flat(terms)) {
      if (term instanceof PairTerm pairs && pairs.nAtoms() != composite.nAtoms()) {
        throw new IllegalArgumentException(
            "Invalid %s: types of %d atoms, %d atoms"
                .formatted(pairs.name(), pairs.nAtoms(), composite.nAtoms()));
      }
    }
  }

  /**
   * Every term, those of mixed surfaces in the place of the {@link TwoSurfaces} that hold them: for
   * questions about which terms there are, not for their sum.
   */
  public List<EnergyTerm> flatTerms() {
    return flat(terms);
  }

  private static List<EnergyTerm> flat(List<EnergyTerm> terms) {
    return terms.stream()
        .flatMap(
            term ->
                term instanceof TwoSurfaces two
                    ? Stream.concat(flat(two.a()).stream(), flat(two.b()).stream())
                    : Stream.of(term))
        .toList();
  }
}
