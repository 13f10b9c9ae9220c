package continuo.export;

import continuo.error.InputException;
import continuo.forcefield.AtomTuples;
import continuo.forcefield.BondedTerm;
import continuo.forcefield.EnergyTerm;
import continuo.forcefield.MolecularSystem;
import continuo.forcefield.PairTerm;
import continuo.structure.Composite;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

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

  private final LammpsRestraints restraints;

  /** By term: the sub-styles whose energies add up to it. */
  private final Map<String, Set<Share>> shares = new LinkedHashMap<>();

  /** By term: what LAMMPS leaves out of its energy, in LAMMPS units. */
  private final Map<String, Double> constants = new LinkedHashMap<>();

  private record Share(BondedTable table, String style) {
    String energy() {
      return table.energy(style);
    }
  }

  /**
   * @param positions [atom][xyz] flat, nm; kept by reference
   * @throws InputException if LAMMPS cannot have a term; names it
   */
  LammpsModel(MolecularSystem system, double[] positions, LammpsUnits units) {
    this.system = system;
    this.positions = positions;
    this.units = units;
    this.nearest = new Nearest(system.composite().box(), positions);
    this.tables = new LammpsTables(units);
    this.pairs = new LammpsPairs(system, units);
    this.restraints = new LammpsRestraints(this);
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

  LammpsRestraints restraints() {
    return restraints;
  }

  /** The argument of {@code atom_style}. */
  String atomStyle() {
    return pairs.hasCharges() ? "full" : "molecular";
  }

  /** The files of tables that hold any. */
  List<TableFile> tableFiles() {
    return Stream.concat(tables.files().stream(), Stream.of(pairs.tables()))
        .filter(file -> !file.isEmpty())
        .toList();
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
    shares.computeIfAbsent(term, key -> new LinkedHashSet<>()).add(new Share(table, style));
  }

  /** Adds to the energy of a term what LAMMPS leaves out, LAMMPS units. */
  void addConstant(String term, double energy) {
    constants.merge(term, energy, Double::sum);
  }

  /**
   * Terms and the LAMMPS expression of their energy. Terms that share a style, whose energies
   * LAMMPS cannot tell apart, stand together as {@code one+other}.
   */
  Map<String, String> energies() {
    Map<Set<String>, Set<Share>> groups = new LinkedHashMap<>();
    shares.forEach(
        (term, own) -> {
          Set<String> names = new LinkedHashSet<>();
          Set<Share> parts = new LinkedHashSet<>();
          List<Set<String>> joined =
              groups.entrySet().stream()
                  .filter(group -> !Collections.disjoint(group.getValue(), own))
                  .map(Map.Entry::getKey)
                  .toList();
          for (Set<String> group : joined) {
            names.addAll(group);
            parts.addAll(groups.remove(group));
          }
          names.add(term);
          parts.addAll(own);
          groups.put(names, parts);
        });
    Map<String, String> expressions = new LinkedHashMap<>();
    groups.forEach(
        (names, parts) -> {
          StringBuilder sum = new StringBuilder();
          parts.forEach(p -> sum.append(sum.isEmpty() ? "" : "+").append(p.energy()));
          names.stream()
              .filter(constants::containsKey)
              .forEach(name -> sum.append("+(").append(constants.get(name)).append(')'));
          expressions.put(String.join("+", names), sum.toString());
        });
    restraints.energies().forEach(expressions::put);
    pairs.energies().forEach(expressions::put);
    return expressions;
  }
}
