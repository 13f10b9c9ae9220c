package continuo.systems;

import continuo.forcefield.AtomTuples;
import continuo.forcefield.DoubleWellBonds;
import continuo.forcefield.EnergyTerm;
import continuo.forcefield.ExcludedPairs;
import continuo.forcefield.HarmonicBonds;
import continuo.forcefield.MolecularSystem;
import continuo.forcefield.RadialTerm;
import java.util.TreeSet;

/** Pairs of different atoms that a bond, spring or contact of a system joins, in either state. */
final class JoinedPairs {
  private final int nAtoms;
  private final TreeSet<Long> pairs = new TreeSet<>();

  JoinedPairs(MolecularSystem system) {
    nAtoms = system.composite().nAtoms();
    for (EnergyTerm term : system.flatTerms()) {
      if (term instanceof HarmonicBonds bonds) {
        add(AtomTuples.pairs(bonds.topology()));
      } else if (term instanceof DoubleWellBonds bonds) {
        add(AtomTuples.pairs(bonds.topology()));
      } else if (term instanceof RadialTerm bonds && bonds.atoms().arity() == 2) {
        add(bonds.atoms());
      }
    }
  }

  static ExcludedPairs of(MolecularSystem system) {
    TreeSet<Long> pairs = new JoinedPairs(system).pairs;
    int n = system.composite().nAtoms();
    return new ExcludedPairs(
        pairs.stream().mapToInt(p -> (int) (p / n)).toArray(),
        pairs.stream().mapToInt(p -> (int) (p % n)).toArray());
  }

  private void add(AtomTuples tuples) {
    for (int t = 0; t < tuples.size(); t++) {
      int i = tuples.atom(t, 0);
      int j = tuples.atom(t, 1);
      if (i != j) {
        pairs.add(key(i, j));
      }
    }
  }

  private long key(int i, int j) {
    return Math.min(i, j) * (long) nAtoms + Math.max(i, j);
  }

  boolean contains(int i, int j) {
    return pairs.contains(key(i, j));
  }
}
