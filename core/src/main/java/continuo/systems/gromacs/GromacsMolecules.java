package continuo.systems.gromacs;

import continuo.config.GromacsConfig;
import continuo.error.InputException;
import continuo.structure.AtomLabel;
import continuo.structure.Box;
import continuo.structure.Composite;
import continuo.systems.topology.SourceLine;
import java.util.ArrayList;
import java.util.List;

/**
 * The molecules of a topology one behind the other. Virtual sites are no atoms: a site made of one
 * atom is that atom, a site made of several is nothing (and refused where it would matter).
 */
final class GromacsMolecules {
  /** Mark of a site that is made of several atoms. */
  static final int NOWHERE = -1;

  /** One molecule: its type and where its entries begin. */
  record Molecule(MoleculeType type, int firstEntry) {}

  private final List<Molecule> molecules = new ArrayList<>();
  private final List<MoleculeType.Atom> entries = new ArrayList<>();

  /** Atom of each entry of the files; for a site the atom it coincides with, or NOWHERE. */
  private final int[] atomOf;

  private final boolean[] isSite;
  private final int[] component;
  private int nAtoms;

  GromacsMolecules(Topology topology) {
    for (Topology.Molecules group : topology.molecules()) {
      for (int copy = 0; copy < group.count(); copy++) {
        molecules.add(new Molecule(group.type(), entries.size()));
        entries.addAll(group.type().atoms());
      }
    }
    atomOf = new int[entries.size()];
    isSite = new boolean[entries.size()];
    component = new int[entries.size()];
    List<int[]> carriers = new ArrayList<>();
    for (int m = 0; m < molecules.size(); m++) {
      sites(molecules.get(m), carriers);
      for (int a = 0; a < molecules.get(m).type().atoms().size(); a++) {
        component[molecules.get(m).firstEntry() + a] = m;
      }
    }
    for (int e = 0; e < atomOf.length; e++) {
      atomOf[e] = isSite[e] ? NOWHERE : nAtoms++;
    }
    for (int[] carrier : carriers) {
      if (isSite[carrier[1]]) {
        throw entries
            .get(carrier[0])
            .line()
            .error("a virtual site made of another virtual site is not read");
      }
      atomOf[carrier[0]] = atomOf[carrier[1]];
    }
  }

  /** Marks the sites of a molecule and collects those of one atom. */
  private void sites(Molecule molecule, List<int[]> carriers) {
    MoleculeType type = molecule.type();
    for (SourceLine line : type.section("virtual_sitesn")) {
      int site = molecule.firstEntry() + type.atom(line, 0);
      int function = line.integer(1, "function", 1, 3);
      isSite[site] = true;
      int parts = function == 3 ? (line.size() - 2) / 2 : line.size() - 2;
      if (parts == 1) {
        carriers.add(new int[] {site, molecule.firstEntry() + type.atom(line, 2)});
      }
    }
    for (SourceLine line : type.section("virtual_sites1")) {
      int site = molecule.firstEntry() + type.atom(line, 0);
      isSite[site] = true;
      carriers.add(new int[] {site, molecule.firstEntry() + type.atom(line, 1)});
    }
  }

  List<Molecule> molecules() {
    return molecules;
  }

  /** Entries of the files: atoms and virtual sites. */
  int nEntries() {
    return entries.size();
  }

  int nAtoms() {
    return nAtoms;
  }

  MoleculeType.Atom entry(int entry) {
    return entries.get(entry);
  }

  boolean isSite(int entry) {
    return isSite[entry];
  }

  /** Atom that an entry is or coincides with; NOWHERE for a site of several atoms. */
  int atomOf(int entry) {
    return atomOf[entry];
  }

  /**
   * The atom of an interaction.
   *
   * @throws InputException if it is a virtual site of several atoms
   */
  int require(SourceLine line, int entry) {
    if (atomOf[entry] == NOWHERE) {
      throw line.error(
          "%s %s is a virtual site made of several atoms and takes part in an interaction; allowed are"
                  .formatted(entries.get(entry).residue(), entries.get(entry).name())
              + " sites made of one atom");
    }
    return atomOf[entry];
  }

  /** The atoms at the positions of a file. */
  Composite composite(GromacsConfig config, Coordinates coordinates) {
    if (coordinates.nAtoms() != nEntries()) {
      throw new InputException(
          "Cannot put %s and %s together: %d and %d atoms"
              .formatted(config.topology(), coordinates.file(), nEntries(), coordinates.nAtoms()));
    }
    double[] masses = new double[nAtoms];
    double[] reference = new double[3 * nAtoms];
    int[] components = new int[nAtoms];
    List<AtomLabel> labels = new ArrayList<>();
    for (int e = 0; e < nEntries(); e++) {
      if (isSite[e]) {
        continue;
      }
      MoleculeType.Atom atom = entries.get(e);
      int i = labels.size();
      if (!(atom.mass() > 0)) {
        throw atom.line().error("the mass is %s, it must be > 0".formatted(atom.mass()));
      }
      masses[i] = atom.mass();
      components[i] = component[e];
      for (int axis = 0; axis < 3; axis++) {
        reference[3 * i + axis] = coordinates.position(e, axis);
      }
      String chain = molecules.get(component[e]).type().name() + "-" + (component[e] + 1);
      labels.add(new AtomLabel(atom.name(), atom.residue(), chain, atom.residueNumber()));
    }
    return new Composite(box(config, coordinates), masses, reference, components, labels);
  }

  private static Box box(GromacsConfig config, Coordinates coordinates) {
    double[] cell = coordinates.cell();
    if (!config.periodic()) {
      return Box.FREE;
    }
    if (cell == null) {
      throw new InputException(
          "Invalid `system.periodic` true: %s has no cell".formatted(coordinates.file()));
    }
    if (cell[1] != 0 || cell[2] != 0 || cell[5] != 0) {
      throw new InputException(
          "Cannot read %s: the first cell vector must lie along x, the second in the plane of x and y"
              .formatted(coordinates.file()));
    }
    try {
      return new Box(cell[0], cell[4], cell[8], cell[3], cell[6], cell[7]);
    } catch (IllegalArgumentException e) {
      throw new InputException(
          "Cannot read %s: %s".formatted(coordinates.file(), e.getMessage()), e);
    }
  }
}
