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
  public MolecularSystem {
    terms = List.copyOf(terms);
  }
}
