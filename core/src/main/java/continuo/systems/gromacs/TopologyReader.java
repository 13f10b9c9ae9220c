package continuo.systems.gromacs;

import continuo.error.InputException;
import continuo.systems.topology.SourceLine;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/** Reads a topology: sections in their order, lines to where they belong. */
final class TopologyReader {
  /** Sections of a molecule whose lines are interpreted when the system is built. */
  private static final Set<String> OF_MOLECULE =
      Set.of(
          "bonds",
          "pairs",
          "angles",
          "dihedrals",
          "constraints",
          "exclusions",
          "position_restraints",
          "virtual_sitesn",
          "virtual_sites1");

  private final Topology topology = new Topology();
  private MoleculeType molecule;
  private String section = "";

  private TopologyReader() {}

  /**
   * @param file the topology
   * @param folders where to look for included files
   * @param defines words defined from the beginning
   * @throws InputException if something cannot be read; names file and line
   */
  static Topology read(Path file, List<Path> folders, Set<String> defines) {
    TopologyReader reader = new TopologyReader();
    Preprocessor.read(file, folders, defines).forEach(reader::line);
    if (reader.topology.molecules().isEmpty()) {
      throw new InputException("Cannot read %s: no molecules in [ molecules ]".formatted(file));
    }
    return reader.topology;
  }

  private void line(SourceLine line) {
    if (line.words()[0].startsWith("[")) {
      section = String.join("", line.words()).replaceAll("[\\[\\]]", "");
      return;
    }
    switch (section) {
      case "defaults" -> topology.defaults(line);
      case "atomtypes" -> {
        AtomType type = AtomType.of(line);
        AtomType known = topology.atomTypes().putIfAbsent(type.name(), type);
        if (known != null && !Arrays.equals(known.line().words(), line.words())) {
          throw line.error(
              "atom type %s stands in line %s:%d with other values; keep one of the lines"
                  .formatted(type.name(), known.line().file(), known.line().number()));
        }
      }
      case "moleculetype" -> beginMolecule(line);
      case "atoms" -> atom(line);
      case "system" -> {}
      case "molecules" -> molecules(line);
      default -> other(line);
    }
  }

  private void other(SourceLine line) {
    if (ParameterTables.isTable(section)) {
      topology.tables().add(section, line);
    } else if (OF_MOLECULE.contains(section)) {
      requireMolecule(line).add(section, line);
    } else {
      throw line.error(
          "section [ %s ] is not read; allowed in a molecule: %s"
              .formatted(section, String.join(", ", OF_MOLECULE.stream().sorted().toList())));
    }
  }

  private MoleculeType requireMolecule(SourceLine line) {
    if (molecule == null) {
      throw line.error("[ %s ] before any [ moleculetype ]".formatted(section));
    }
    return molecule;
  }

  private void beginMolecule(SourceLine line) {
    if (!topology.hasDefaults()) {
      throw line.error("[ moleculetype ] before [ defaults ]; is an #include missing?");
    }
    molecule = new MoleculeType(line.words()[0], line.integer(1, "nrexcl", 0, 100));
    if (topology.moleculeTypes().putIfAbsent(molecule.name(), molecule) != null) {
      throw line.error("[ moleculetype ] %s stands here twice".formatted(molecule.name()));
    }
  }

  private void atom(SourceLine line) {
    MoleculeType of = requireMolecule(line);
    int number = line.integer(0, "atom number", 1, Integer.MAX_VALUE);
    if (number != of.atoms().size() + 1) {
      throw line.error(
          "atom number %d, expected %d: atoms are numbered from 1 without gaps"
              .formatted(number, of.atoms().size() + 1));
    }
    AtomType type = topology.atomType(line, line.word(1, "atom type"));
    String residue = line.word(2, "residue number");
    String digits = residue.replaceAll("[^0-9-]", "");
    of.atoms()
        .add(
            new MoleculeType.Atom(
                line,
                type,
                digits.isEmpty() ? 0 : Integer.parseInt(digits),
                line.word(3, "residue"),
                line.word(4, "atom name"),
                line.size() > 6 ? line.number(6, "charge") : type.charge(),
                line.size() > 7 ? line.number(7, "mass") : type.mass()));
  }

  private void molecules(SourceLine line) {
    MoleculeType type = topology.moleculeTypes().get(line.words()[0]);
    if (type == null) {
      throw line.error(
          "no [ moleculetype ] %s; there are %s"
              .formatted(line.words()[0], String.join(", ", topology.moleculeTypes().keySet())));
    }
    int count = line.integer(1, "number of molecules", 0, 100_000_000);
    topology.molecules().add(new Topology.Molecules(type, count));
  }
}
