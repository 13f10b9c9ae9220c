package continuo.systems.gromacs;

import continuo.systems.topology.InteractionKind;
import continuo.systems.topology.SourceLine;
import continuo.systems.topology.TermCollector;
import java.util.List;

/** The bonded sections of a molecule as interactions of the engine. */
final class GromacsBonded {
  private final Topology topology;
  private final GromacsMolecules molecules;
  private final TermCollector terms;

  /** Stiffness of the bonds in place of constraints, kJ/mol/nm²; 0 for none. */
  private final double constraintStiffness;

  GromacsBonded(
      Topology topology,
      GromacsMolecules molecules,
      TermCollector terms,
      double constraintStiffness) {
    this.topology = topology;
    this.molecules = molecules;
    this.terms = terms;
    this.constraintStiffness = constraintStiffness;
  }

  void add(GromacsMolecules.Molecule molecule) {
    MoleculeType type = molecule.type();
    type.section("bonds").forEach(line -> bond(molecule, line));
    type.section("constraints").forEach(line -> constraint(molecule, line));
    type.section("angles").forEach(line -> angle(molecule, line));
    type.section("dihedrals").forEach(line -> dihedrals(molecule, line));
  }

  private void bond(GromacsMolecules.Molecule molecule, SourceLine line) {
    int function = line.integer(2, "function", 1, 10);
    double[] p = parameters(molecule, line, "bondtypes", 2, function);
    switch (function) {
      case 1, 6 ->
          put(molecule, line, 2, p, InteractionKind.HARMONIC_BOND, need(line, p, 2, 1), p[0]);
      case 3 ->
          put(molecule, line, 2, p, InteractionKind.MORSE_BOND, need(line, p, 3, 1), p[2], p[0]);
      case 7 ->
          put(molecule, line, 2, p, InteractionKind.FENE_BOND, need(line, p, 2, 1), p[0], 0, 0);
      case 10 ->
          put(
              molecule,
              line,
              2,
              p,
              InteractionKind.DISTANCE_RESTRAINT,
              need(line, p, 4, 3),
              p[0],
              p[1],
              p[2]);
      case 5 -> {}
      default ->
          throw line.error(
              "[ bonds ] function %d is not read; allowed: 1, 3, 5, 6, 7, 10".formatted(function));
    }
  }

  private void constraint(GromacsMolecules.Molecule molecule, SourceLine line) {
    int function = line.integer(2, "function", 1, 2);
    double[] p = parameters(molecule, line, "constrainttypes", 2, function);
    if (!(constraintStiffness > 0)) {
      throw line.error(
          "[ constraints ] cannot be kept: set `system.constraint-stiffness` to take stiff bonds in"
              + " their place, or a word in `system.define` if the file offers that");
    }
    double length = need(line, p, 1, 0);
    put(molecule, line, 2, p, InteractionKind.HARMONIC_BOND, constraintStiffness, length);
  }

  private void angle(GromacsMolecules.Molecule molecule, SourceLine line) {
    int function = line.integer(3, "function", 1, 10);
    double[] p = parameters(molecule, line, "angletypes", 3, function);
    InteractionKind kind =
        switch (function) {
          case 1 -> InteractionKind.HARMONIC_ANGLE;
          case 2 -> InteractionKind.G96_ANGLE;
          case 10 -> InteractionKind.RESTRICTED_ANGLE;
          default ->
              throw line.error(
                  "[ angles ] function %d is not read; allowed: 1, 2, 10".formatted(function));
        };
    put(molecule, line, 3, p, kind, need(line, p, 2, 1), Math.toRadians(p[0]));
  }

  /** Several lines of {@code [ dihedraltypes ]} may belong to one of function 9. */
  private void dihedrals(GromacsMolecules.Molecule molecule, SourceLine line) {
    int function = line.integer(4, "function", 1, 11);
    if (line.size() > 5) {
      dihedral(molecule, line, function, line.numbersFrom(5, "parameter"));
      return;
    }
    List<SourceLine> found = types(molecule, line, "dihedraltypes", 4, function);
    for (SourceLine type : function == 9 ? found : found.subList(0, 1)) {
      dihedral(molecule, line, function, type.numbersFrom(5, "parameter"));
    }
  }

  private void dihedral(
      GromacsMolecules.Molecule molecule, SourceLine line, int function, double[] p) {
    switch (function) {
      case 1, 4, 9 -> {
        double n = need(line, p, 3, 2);
        if (n != Math.rint(n) || n < 0) {
          throw line.error("the multiplicity is %s, a whole number is needed".formatted(n));
        }
        InteractionKind kind = InteractionKind.PERIODIC_DIHEDRAL;
        put(molecule, line, 4, p, kind, p[1], n, Math.toRadians(p[0]));
      }
      case 2 -> {
        double k = need(line, p, 2, 1);
        put(molecule, line, 4, p, InteractionKind.HARMONIC_DIHEDRAL, k, Math.toRadians(p[0]));
      }
      case 3 -> {
        need(line, p, 6, 5);
        put(molecule, line, 4, p, InteractionKind.RYCKAERT_BELLEMANS, p);
      }
      case 5 -> {
        double f4 = p.length == 4 ? p[3] : 0;
        need(line, p, p.length == 4 ? 4 : 3, 0);
        put(
            molecule,
            line,
            4,
            p,
            InteractionKind.RYCKAERT_BELLEMANS,
            p[1] + 0.5 * (p[0] + p[2]),
            0.5 * (-p[0] + 3 * p[2]),
            -p[1] + 4 * f4,
            -2 * p[2],
            -4 * f4,
            0);
      }
      default ->
          throw line.error(
              "[ dihedrals ] function %d is not read; allowed: 1, 2, 3, 4, 5, 9"
                  .formatted(function));
    }
  }

  private void put(
      GromacsMolecules.Molecule molecule,
      SourceLine line,
      int arity,
      double[] given,
      InteractionKind kind,
      double... parameters) {
    refuseSecondState(line, given, kind);
    int[] atoms = new int[arity];
    for (int a = 0; a < arity; a++) {
      atoms[a] = molecules.require(line, molecule.firstEntry() + molecule.type().atom(line, a));
    }
    terms.add(line, kind, atoms, parameters);
  }

  /** Parameters of a second state (free-energy calculations) would be ignored. */
  private static void refuseSecondState(SourceLine line, double[] given, InteractionKind kind) {
    boolean opls = kind == InteractionKind.RYCKAERT_BELLEMANS;
    if (given.length > (opls ? 6 : 4)) {
      throw line.error("%d parameters are too many".formatted(given.length));
    }
  }

  /** A parameter, where as many as given must be there. */
  private static double need(SourceLine line, double[] p, int count, int index) {
    if (p.length != count) {
      throw line.error("%d parameters where %d are needed".formatted(p.length, count));
    }
    return p[index];
  }

  private double[] parameters(
      GromacsMolecules.Molecule molecule, SourceLine line, String table, int arity, int function) {
    if (line.size() > arity + 1) {
      return line.numbersFrom(arity + 1, "parameter");
    }
    return table.equals("bondtypes") && function == 5
        ? new double[0]
        : types(molecule, line, table, arity, function).get(0).numbersFrom(arity + 1, "parameter");
  }

  private List<SourceLine> types(
      GromacsMolecules.Molecule molecule, SourceLine line, String table, int arity, int function) {
    String[] types = new String[arity];
    for (int a = 0; a < arity; a++) {
      types[a] = molecule.type().atoms().get(molecule.type().atom(line, a)).type().bonded();
    }
    List<SourceLine> found = topology.tables().find(table, function, types);
    if (found.isEmpty()) {
      throw line.error(
          "no parameters here nor in [ %s ] for %s with function %d"
              .formatted(table, String.join(" ", types), function));
    }
    return found;
  }
}
