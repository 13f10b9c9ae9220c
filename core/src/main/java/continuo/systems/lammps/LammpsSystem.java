package continuo.systems.lammps;

import continuo.config.LammpsConfig;
import continuo.error.InputException;
import continuo.forcefield.EnergyTerm;
import continuo.forcefield.MolecularSystem;
import continuo.forcefield.PairTerm;
import continuo.structure.Box;
import continuo.structure.Composite;
import continuo.systems.topology.ExclusionSet;
import continuo.systems.topology.SourceLine;
import continuo.systems.topology.TermCollector;
import continuo.units.UnitSystem;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Builds a system from LAMMPS files. One component per molecule; the reference is the unwrapped
 * positions of the data file.
 */
public final class LammpsSystem {
  private final LammpsConfig config;
  private final UnitSystem units;
  private final ForceField field = new ForceField();
  private final DataFile data;
  private final DataAtoms atoms;

  private LammpsSystem(LammpsConfig config, UnitSystem units) {
    this.config = config;
    this.units = units;
    if (!config.settings().isEmpty()) {
      SettingsReader.read(Path.of(config.settings()), field);
    }
    this.data = DataFile.read(Path.of(config.data()), field);
    refuseOtherUnits();
    this.atoms = new DataAtoms(data, field, units == UnitSystem.LJ ? 1 : 0.1);
  }

  /**
   * @param config which files
   * @param units molecular: the files are in {@code real}; reduced: in {@code lj}
   * @throws InputException if a file cannot be read or holds an interaction that the engine cannot
   *     evaluate; names file, line and section or command
   */
  public static MolecularSystem build(LammpsConfig config, UnitSystem units) {
    return new LammpsSystem(config, units).build();
  }

  private void refuseOtherUnits() {
    String needed = units == UnitSystem.LJ ? "lj" : "real";
    if (field.units() != null && !field.units().equals(needed)) {
      throw new InputException(
          "Cannot read %s: units %s; `units = %s` in the configuration needs %s"
              .formatted(config.settings(), field.units(), units.key(), needed));
    }
  }

  private MolecularSystem build() {
    Composite composite = atoms.composite(box());
    TermCollector terms = new TermCollector(composite.box(), composite.copyReference());
    ExclusionSet excluded = new ExclusionSet(composite.nAtoms());
    LammpsBonds bonds = new LammpsBonds(terms, units);
    for (FieldKind kind : FieldKind.values()) {
      if (kind.arity() > 0) {
        read(kind, bonds, excluded);
      }
    }
    for (int distance = 1; distance <= 3; distance++) {
      double weight = field.special(distance);
      if (weight == 0) {
        excluded.excludeByBonds(0, composite.nAtoms(), distance, distance);
      } else if (weight != 1 && data.count("bonds") > 0) {
        throw new InputException(
            "Cannot read %s: special_bonds with the weight %s; allowed are 0 and 1"
                .formatted(config.settings(), weight));
      }
    }
    List<EnergyTerm> all = new ArrayList<>(terms.terms());
    List<PairTerm> pairs =
        new LammpsNonbonded(field, data.count("atom types"), units)
            .terms(atoms.types(), atoms.charges(), config.skin(), excluded.pairs());
    for (PairTerm term : pairs) {
      refuseSmallCell(composite.box(), term);
      all.add(term);
    }
    return new MolecularSystem(composite, all);
  }

  /** LAMMPS leaves out the nearest image of an excluded pair only. */
  private void refuseSmallCell(Box box, PairTerm pairs) {
    double width = box.smallestWidth();
    if (box.isPeriodic() && pairs.exclusions().size() > 0 && width < 2 * pairs.largestReach()) {
      throw new InputException(
          ("Cannot read %s: the smallest width of the cell, %s, is less than twice the cut-off %s,"
                  + " and LAMMPS excludes nearest images only; take a larger cell or a shorter"
                  + " cut-off")
              .formatted(config.data(), width, pairs.largestReach()));
    }
  }

  private Box box() {
    if (!field.periodic()) {
      return Box.FREE;
    }
    double length = units == UnitSystem.LJ ? 1 : 0.1;
    try {
      return new Box(
          length * data.edge(0),
          length * data.edge(1),
          length * data.edge(2),
          length * data.tilt(0),
          length * data.tilt(1),
          length * data.tilt(2));
    } catch (IllegalArgumentException e) {
      throw new InputException("Cannot read %s: %s".formatted(config.data(), e.getMessage()), e);
    }
  }

  /** The interactions of a section such as {@code Bonds}: number, type, atoms. */
  private void read(FieldKind kind, LammpsBonds bonds, ExclusionSet excluded) {
    String plural = kind.word() + "s";
    List<SourceLine> entries = data.section(kind.title() + "s", plural);
    int nTypes = data.count(kind.word() + " types");
    SourceLine[] coefficients = entries.isEmpty() ? new SourceLine[0] : byType(kind, nTypes);
    for (SourceLine entry : entries) {
      int type = field.type(kind, entry, 1, nTypes);
      int[] members = new int[kind.arity()];
      for (int m = 0; m < members.length; m++) {
        members[m] = atoms.index(entry, 2 + m);
      }
      if (kind == FieldKind.BOND) {
        excluded.bond(members[0], members[1]);
      }
      SourceLine line = coefficients[type - 1];
      if (line == null) {
        throw entry.error("no %s_coeff for type %d".formatted(kind.word(), type));
      }
      SourceLine style = field.style(kind);
      if (style == null) {
        throw line.error("no %s_style; name it in `system.settings`".formatted(kind.word()));
      }
      boolean hybrid = style.words()[0].equals("hybrid");
      String name = hybrid ? line.word(1, "style") : style.words()[0];
      bonds.add(kind, entry, members, name, ForceField.rest(line, hybrid ? 2 : 1));
    }
  }

  private SourceLine[] byType(FieldKind kind, int nTypes) {
    SourceLine[] lines = new SourceLine[nTypes];
    for (SourceLine line : field.coefficients(kind)) {
      int[] range = TypeRange.of(field, kind, line, 0, nTypes);
      for (int t = range[0]; t <= range[1]; t++) {
        lines[t] = line;
      }
    }
    return lines;
  }
}
