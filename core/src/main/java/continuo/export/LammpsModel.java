package continuo.export;

import continuo.error.InputException;
import continuo.forcefield.AtomTuples;
import continuo.forcefield.BondedTerm;
import continuo.forcefield.EnergyTerm;
import continuo.forcefield.MolecularSystem;
import continuo.forcefield.PairTerm;
import continuo.structure.Composite;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A system in the words of LAMMPS, filled in term by term. */
final class LammpsModel {
  private final MolecularSystem system;
  private final double[] positions;
  private final LammpsUnits units;
  private final Nearest nearest;
  private final BondedTable bonds = new BondedTable("bond", 2);
  private final BondedTable angles = new BondedTable("angle", 3);
  private final BondedTable dihedrals = new BondedTable("dihedral", 4);
  private final BondedTable impropers = new BondedTable("improper", 4);
  private final LammpsPairs pairs;
  private final LammpsTables tables;

  /** By term: the sub-styles whose energies add up to it. */
  private final Map<String, List<Share>> shares = new LinkedHashMap<>();

  /** By term: what LAMMPS leaves out of its energy, in LAMMPS units. */
  private final Map<String, Double> constants = new LinkedHashMap<>();

  private record Share(BondedTable table, String style) {}

  /**
   * @param positions [atom][xyz] flat, nm; kept by reference
   * @throws InputException if LAMMPS has no form that equals a term; names it
   */
  LammpsModel(MolecularSystem system, double[] positions, LammpsUnits units) {
    this.system = system;
    this.positions = positions;
    this.units = units;
    this.nearest = new Nearest(system.composite().box(), positions);
    this.tables = new LammpsTables(units);
    this.pairs = new LammpsPairs(system, units);
    LammpsBonded bonded = new LammpsBonded(this);
    for (EnergyTerm term : system.terms()) {
      if (!(term instanceof PairTerm)) {
        bonded.accept(term);
      }
    }
    pairs.exclude(bonds);
  }

  Composite composite() {
    return system.composite();
  }

  double[] positions() {
    return positions;
  }

  LammpsUnits units() {
    return units;
  }

  Nearest nearest() {
    return nearest;
  }

  BondedTable bonds() {
    return bonds;
  }

  BondedTable angles() {
    return angles;
  }

  BondedTable dihedrals() {
    return dihedrals;
  }

  BondedTable impropers() {
    return impropers;
  }

  List<BondedTable> sections() {
    return List.of(bonds, angles, dihedrals, impropers);
  }

  LammpsTables tables() {
    return tables;
  }

  LammpsPairs pairs() {
    return pairs;
  }

  /** Adds an interaction of a term between its atoms. */
  void add(BondedTerm term, int tuple, BondedTable table, String style, String coefficients) {
    add(term.name(), term.atoms(), tuple, table, style, coefficients);
  }

  /**
   * Adds an interaction of a term between given atoms.
   *
   * @throws InputException if it acts through images that are not the nearest
   */
  void add(
      String term,
      AtomTuples atoms,
      int tuple,
      BondedTable table,
      String style,
      String coefficients) {
    int[] members = new int[atoms.arity()];
    for (int m = 0; m < members.length; m++) {
      members[m] = atoms.atom(tuple, m);
      if (m > 0 && !nearest.is(atoms, tuple, m - 1, m)) {
        throw notNearest(term, tuple, members[m - 1], members[m]);
      }
    }
    add(term, table, style, coefficients, members);
  }

  static InputException notNearest(String term, int which, int i, int j) {
    return new InputException(
        ("Cannot write %s %d for LAMMPS: it joins atoms %d and %d through an image that is not the"
                + " nearest, and LAMMPS knows nearest images only; use more cells")
            .formatted(term, which, i, j));
  }

  /** Adds an interaction that belongs to a term. */
  void add(String term, BondedTable table, String style, String coefficients, int... atoms) {
    table.add(style, coefficients, atoms);
    Share share = new Share(table, style);
    for (Map.Entry<String, List<Share>> other : shares.entrySet()) {
      if (!other.getKey().equals(term) && other.getValue().contains(share)) {
        throw new InputException(
            ("Cannot write %s and %s for LAMMPS together: both are the %s style %s, so that their"
                    + " energies could not be told apart")
                .formatted(other.getKey(), term, table.kind(), style));
      }
    }
    List<Share> mine = shares.computeIfAbsent(term, key -> new ArrayList<>());
    if (!mine.contains(share)) {
      mine.add(share);
    }
  }

  /** Adds to the energy of a term what LAMMPS leaves out, LAMMPS units. */
  void addConstant(String term, double energy) {
    constants.merge(term, energy, Double::sum);
  }

  /** Terms and the LAMMPS expression of their energy, in the order of the system. */
  Map<String, String> energies() {
    Map<String, String> expressions = new LinkedHashMap<>();
    shares.forEach(
        (term, parts) ->
            expressions.put(
                term,
                String.join("+", parts.stream().map(s -> s.table().energy(s.style())).toList())));
    constants.forEach(
        (term, constant) -> expressions.merge(term, "(" + constant + ")", (a, b) -> a + "+" + b));
    pairs.energies().forEach(expressions::put);
    return expressions;
  }
}
