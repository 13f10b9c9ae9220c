package continuo.systems.gromacs;

import continuo.config.ElectrostaticsConfig;
import continuo.config.GromacsConfig;
import continuo.error.InputException;
import continuo.forcefield.Charges;
import continuo.forcefield.EnergyTerm;
import continuo.forcefield.MolecularSystem;
import continuo.forcefield.PositionRestraints;
import continuo.structure.Composite;
import continuo.systems.topology.ExclusionSet;
import continuo.systems.topology.InteractionKind;
import continuo.systems.topology.SourceLine;
import continuo.systems.topology.TermCollector;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Builds a system from GROMACS files. One component per molecule; the reference is the coordinates
 * of the file.
 */
public final class GromacsSystem {
  /** Bond functions whose atoms count as bonded for {@code nrexcl}. */
  private static final Set<String> CHEMICAL = Set.of("1", "2", "3", "4", "5", "7", "8");

  private final GromacsConfig config;
  private final Topology topology;
  private final GromacsMolecules molecules;
  private final PairParameters parameters;
  private final TermCollector terms;
  private final ExclusionSet ofAtoms;
  private final ExclusionSet ofSites;
  private final Composite composite;

  private GromacsSystem(GromacsConfig config) {
    this.config = config;
    this.topology =
        TopologyReader.read(
            Path.of(config.topology()),
            config.includeFolders().stream().map(Path::of).toList(),
            new LinkedHashSet<>(config.define()));
    this.molecules = new GromacsMolecules(topology);
    Coordinates coordinates = Coordinates.read(Path.of(config.coordinates()));
    this.composite = molecules.composite(config, coordinates);
    refuseSmallCell();
    this.parameters = new PairParameters(topology);
    this.terms = new TermCollector(composite.box(), composite.copyReference());
    this.ofAtoms = new ExclusionSet(molecules.nAtoms());
    this.ofSites = new ExclusionSet(molecules.nAtoms());
  }

  /**
   * @param config which files, and what they leave open
   * @throws continuo.error.InputException if a file cannot be read or holds an interaction that the
   *     engine cannot evaluate; names file, line and section
   */
  public static MolecularSystem build(GromacsConfig config) {
    return new GromacsSystem(config).build();
  }

  /** GROMACS knows nearest images only. */
  private void refuseSmallCell() {
    double width = composite.box().smallestWidth();
    if (composite.box().isPeriodic() && config.cutoff() > 0.5 * width) {
      throw new InputException(
          ("Invalid `system.cutoff` %s nm: more than half the smallest width of the cell of %s, %s nm;"
                  + " take a larger cell or a shorter cut-off")
              .formatted(config.cutoff(), config.coordinates(), width));
    }
  }

  /** Charges are not left out unless the configuration says so. */
  private void requireLaw(SourceLine line, double charge) {
    if (charge != 0 && config.electrostatics().law() == ElectrostaticsConfig.Law.NO_CHARGES) {
      throw line.error(
          "a charge that is not 0, and `system.electrostatics.law` is not set: write none to ignore"
              + " charges, or reaction-field, debye-hueckel, damped-shifted-force");
    }
  }

  private MolecularSystem build() {
    for (int e = 0; e < molecules.nEntries(); e++) {
      requireLaw(molecules.entry(e).line(), molecules.entry(e).charge());
    }
    GromacsBonded bonded =
        new GromacsBonded(topology, molecules, terms, config.constraintStiffness());
    for (GromacsMolecules.Molecule molecule : molecules.molecules()) {
      bonded.add(molecule);
      exclusions(molecule);
      molecule.type().section("pairs").forEach(line -> pair(molecule, line));
    }
    if (!config.contacts().isEmpty()) {
      contacts();
    }
    List<EnergyTerm> all = new ArrayList<>(terms.terms());
    restraints(all);
    all.addAll(
        new GromacsPairs(config, molecules, parameters).terms(ofAtoms.pairs(), ofSites.pairs()));
    return new MolecularSystem(composite, all);
  }

  private void exclusions(GromacsMolecules.Molecule molecule) {
    MoleculeType type = molecule.type();
    for (SourceLine line : type.section("bonds")) {
      if (CHEMICAL.contains(line.word(2, "function"))) {
        bond(molecule, line);
      }
    }
    for (SourceLine line : type.section("constraints")) {
      if (line.word(2, "function").equals("1")) {
        bond(molecule, line);
      }
    }
    int first = molecules.nAtoms();
    int last = 0;
    for (int e = 0; e < type.atoms().size(); e++) {
      if (!molecules.isSite(molecule.firstEntry() + e)) {
        first = Math.min(first, molecules.atomOf(molecule.firstEntry() + e));
        last = Math.max(last, molecules.atomOf(molecule.firstEntry() + e) + 1);
      }
    }
    ofAtoms.excludeByBonds(first, last, 1, type.exclusionDistance());
    for (SourceLine line : type.section("exclusions")) {
      for (int w = 1; w < line.size(); w++) {
        exclude(entry(molecule, line, 0), entry(molecule, line, w));
      }
    }
  }

  private void bond(GromacsMolecules.Molecule molecule, SourceLine line) {
    ofAtoms.bond(
        molecules.require(line, entry(molecule, line, 0)),
        molecules.require(line, entry(molecule, line, 1)));
  }

  private static int entry(GromacsMolecules.Molecule molecule, SourceLine line, int word) {
    return molecule.firstEntry() + molecule.type().atom(line, word);
  }

  /** Atoms and sites exclude their own kind; a pair of an atom and a site does not interact. */
  private void exclude(int a, int b) {
    int i = molecules.atomOf(a);
    int j = molecules.atomOf(b);
    if (i != GromacsMolecules.NOWHERE
        && j != GromacsMolecules.NOWHERE
        && molecules.isSite(a) == molecules.isSite(b)) {
      (molecules.isSite(a) ? ofSites : ofAtoms).exclude(i, j);
    }
  }

  /**
   * Contacts of SMOG: function 5 is −εG, function 6 (ε + C₁₂/r¹²)(1 − G) − ε, with G = exp(−(r −
   * r₀)²/(2w²)).
   */
  private void gaussian(SourceLine line, int[] atoms, boolean core) {
    terms.add(
        line,
        InteractionKind.GAUSSIAN_CONTACT,
        atoms,
        line.number(3, "depth"),
        line.number(4, "distance"),
        line.number(5, "width"),
        core ? line.number(6, "C12") : 0);
  }

  /** Function 1: types or C₆ and C₁₂; function 2: fudgeQQ, two charges and V, W of its own. */
  private void pair(GromacsMolecules.Molecule molecule, SourceLine line) {
    int a = entry(molecule, line, 0);
    int b = entry(molecule, line, 1);
    int[] atoms = {molecules.require(line, a), molecules.require(line, b)};
    int function = line.integer(2, "function", 1, 6);
    if (function == 3 || function == 4) {
      throw line.error(
          "function %d of [ pairs ] is not read; allowed: 1, 2, 5, 6".formatted(function));
    } else if (function > 4) {
      gaussian(line, atoms, function == 6);
      return;
    }
    boolean own = function == 2;
    PairParameters.Pair pair;
    double qq;
    if (own) {
      qq = line.number(3, "fudgeQQ") * line.number(4, "charge") * line.number(5, "charge");
      pair = parameters.explicit(line, 6);
    } else {
      qq = topology.fudgeQq() * molecules.entry(a).charge() * molecules.entry(b).charge();
      pair =
          line.size() > 3
              ? parameters.explicit(line, 3)
              : parameters.fourth(molecules.entry(a).type(), molecules.entry(b).type());
    }
    if (pair == null) {
      throw line.error("no parameters here nor in [ pairtypes ], and gen-pairs is no");
    }
    requireLaw(line, qq);
    boolean charged = config.electrostatics().isOn();
    double q =
        charged ? qq * Charges.MOLECULAR_CONSTANT / config.electrostatics().permittivity() : 0;
    terms.add(line, InteractionKind.FOURTEEN_PAIR, atoms, pair.c12(), pair.c6(), q);
  }

  private void contacts() {
    SmogContacts.read(
        Path.of(config.contacts()),
        molecules.nEntries(),
        contact -> {
          SourceLine line = contact.line();
          int[] atoms = {
            molecules.require(line, contact.i()), molecules.require(line, contact.j())
          };
          terms.add(line, InteractionKind.POWER_PAIR, atoms, contact.a(), contact.b(), 0);
        });
  }

  private void restraints(List<EnergyTerm> all) {
    List<double[]> rows = new ArrayList<>();
    for (GromacsMolecules.Molecule molecule : molecules.molecules()) {
      for (SourceLine line : molecule.type().section("position_restraints")) {
        double k = line.number(2, "kx");
        if (line.integer(1, "function", 1, 2) != 1
            || line.number(3, "ky") != k
            || line.number(4, "kz") != k) {
          throw line.error("allowed are position restraints of function 1, equal along x, y and z");
        }
        if (k < 0) {
          throw line.error("the stiffness is %s, it must be ≥ 0".formatted(k));
        }
        rows.add(new double[] {molecules.require(line, entry(molecule, line, 0)), k});
      }
    }
    if (rows.isEmpty()) {
      return;
    }
    int n = rows.size();
    int[] atoms = new int[n];
    double[] points = new double[3 * n];
    double[] stiffness = new double[n];
    for (int r = 0; r < n; r++) {
      atoms[r] = (int) rows.get(r)[0];
      stiffness[r] = rows.get(r)[1];
      for (int axis = 0; axis < 3; axis++) {
        points[3 * r + axis] = composite.reference(atoms[r], axis);
      }
    }
    all.add(new PositionRestraints(atoms, points, stiffness, new double[n]));
  }
}
