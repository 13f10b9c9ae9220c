package continuo.export;

import continuo.error.InputException;
import continuo.forcefield.Charges;
import continuo.forcefield.DebyeHueckel;
import continuo.forcefield.NonbondedPairs;
import continuo.forcefield.PairTerm;
import continuo.forcefield.ReactionField;
import continuo.structure.Composite;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Atom types: atoms with the same mass and the same pair parameters share one; also the charge
 * counts where a style takes it as a coefficient of types.
 */
final class LammpsTypes {
  private final Composite composite;
  private final Charges charges;
  private final int[] type;
  private final List<Integer> firstOfType = new ArrayList<>();

  /**
   * @throws InputException if two terms have charges
   */
  LammpsTypes(Composite composite, List<PairTerm> terms) {
    this.composite = composite;
    this.charges = charges(terms);
    this.type = new int[composite.nAtoms()];
    boolean byCharge = charges != null && isByType(charges);
    Map<String, Integer> known = new LinkedHashMap<>();
    for (int i = 0; i < type.length; i++) {
      StringBuilder key = new StringBuilder().append(composite.mass(i));
      for (PairTerm term : terms) {
        key.append(' ').append(term.type(i));
      }
      if (byCharge) {
        key.append(' ').append(charges.q(i));
      }
      if (known.putIfAbsent(key.toString(), known.size()) == null) {
        firstOfType.add(i);
      }
      type[i] = known.get(key.toString());
    }
  }

  /** Whether what LAMMPS lacks of a law is written for pairs of types. */
  private static boolean isByType(Charges charges) {
    return charges.law() instanceof ReactionField
        || (charges.law() instanceof DebyeHueckel screened && screened.shifted());
  }

  private static Charges charges(List<PairTerm> terms) {
    Charges found = null;
    for (PairTerm term : terms) {
      if (term instanceof NonbondedPairs pairs && pairs.charges() != null) {
        if (found != null) {
          throw new InputException(
              "Cannot write %s for LAMMPS: two pair terms have charges, and its atoms have one"
                  .formatted(term.name()));
        }
        found = pairs.charges();
      }
    }
    return found;
  }

  int size() {
    return firstOfType.size();
  }

  /** Type of an atom, from 0. */
  int of(int atom) {
    return type[atom];
  }

  /** The first atom of a type, which stands for the others. */
  int first(int ofType) {
    return firstOfType.get(ofType);
  }

  /** Mass of a type, amu. */
  double mass(int ofType) {
    return composite.mass(first(ofType));
  }

  /** The charges of the atoms, or null. */
  Charges charges() {
    return charges;
  }
}
