package continuo.export;

import continuo.error.InputException;
import continuo.forcefield.EnergyTerm;
import continuo.forcefield.ExcludedPairs;
import continuo.forcefield.MolecularSystem;
import continuo.forcefield.PairTerm;
import continuo.structure.Box;
import continuo.structure.Composite;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** Atom types, pair styles and exclusions. */
final class LammpsPairs {
  private final Composite composite;
  private final LammpsUnits units;
  private final List<PairTerm> terms = new ArrayList<>();
  private final List<LammpsPairStyle> styles = new ArrayList<>();
  private final int[] type;
  private final List<Integer> firstOfType = new ArrayList<>();
  private boolean excluding;

  LammpsPairs(MolecularSystem system, LammpsUnits units) {
    this.composite = system.composite();
    this.units = units;
    for (EnergyTerm term : system.terms()) {
      if (term instanceof PairTerm pairs) {
        add(pairs);
      }
    }
    this.type = new int[composite.nAtoms()];
    nameTypes();
  }

  private void add(PairTerm term) {
    LammpsPairStyle style = LammpsPairStyle.of(term, units);
    for (LammpsPairStyle other : styles) {
      if (other.name().equals(style.name())) {
        throw new InputException(
            ("Cannot write %s and %s for LAMMPS together: both are the pair style %s, so that their"
                    + " energies could not be told apart")
                .formatted(other.term().name(), term.name(), style.name()));
      }
    }
    terms.add(term);
    styles.add(style);
  }

  /** Atoms with the same mass and the same pair parameters share a type. */
  private void nameTypes() {
    Map<String, Integer> known = new LinkedHashMap<>();
    for (int i = 0; i < type.length; i++) {
      StringBuilder key = new StringBuilder().append(composite.mass(i));
      for (PairTerm term : terms) {
        key.append(' ').append(term.type(i));
      }
      if (known.putIfAbsent(key.toString(), known.size()) == null) {
        firstOfType.add(i);
      }
      type[i] = known.get(key.toString());
    }
  }

  /**
   * Leaves excluded pairs out by {@code special_bonds}: they are the bonded pairs, and pairs joined
   * by bonds without energy that are added here.
   */
  void exclude(BondedTable bonds) {
    TreeSet<Long> excluded = excluded();
    if (excluded.isEmpty()) {
      return;
    }
    refuseSmallCell();
    TreeSet<Long> bonded = new TreeSet<>();
    for (int b = 0; b < bonds.size(); b++) {
      bonded.add(pair(bonds.atom(b, 0), bonds.atom(b, 1)));
    }
    for (long pair : bonded) {
      if (!excluded.remove(pair)) {
        throw new InputException(
            ("Cannot write %s for LAMMPS: atoms %d and %d are bonded and yet interact as a pair, while"
                    + " other pairs are excluded")
                .formatted(terms.get(0).name(), first(pair), second(pair)));
      }
    }
    excluded.forEach(pair -> bonds.add("zero", "1", first(pair), second(pair)));
    excluding = true;
  }

  private TreeSet<Long> excluded() {
    TreeSet<Long> all = new TreeSet<>();
    for (PairTerm term : terms) {
      TreeSet<Long> pairs = new TreeSet<>();
      ExcludedPairs exclusions = term.exclusions();
      for (int e = 0; e < exclusions.size(); e++) {
        pairs.add(pair(exclusions.i(e), exclusions.j(e)));
      }
      if (term != terms.get(0) && !pairs.equals(all)) {
        throw new InputException(
            "Cannot write %s and %s for LAMMPS together: they exclude different pairs"
                .formatted(terms.get(0).name(), term.name()));
      }
      all = pairs;
    }
    return all;
  }

  private long pair(int i, int j) {
    return Math.min(i, j) * (long) composite.nAtoms() + Math.max(i, j);
  }

  private int first(long pair) {
    return (int) (pair / composite.nAtoms());
  }

  private int second(long pair) {
    return (int) (pair % composite.nAtoms());
  }

  /** LAMMPS leaves out the nearest image of an excluded pair only. */
  private void refuseSmallCell() {
    Box box = composite.box();
    double shortest = box.smallestWidth();
    for (PairTerm term : terms) {
      if (box.isPeriodic() && shortest < 2 * term.largestReach()) {
        throw new InputException(
            ("Cannot write %s for LAMMPS: the smallest width of the cell, %s, is less than twice the"
                    + " cut-off %s, and LAMMPS excludes nearest images only")
                .formatted(term.name(), shortest, term.largestReach()));
      }
    }
  }

  int nTypes() {
    return firstOfType.size();
  }

  /** Type of an atom, from 1. */
  int type(int atom) {
    return type[atom] + 1;
  }

  /** Mass of a type from 0, amu. */
  double mass(int ofType) {
    return composite.mass(firstOfType.get(ofType));
  }

  /** Weights of pairs one, two, three bonds apart. */
  String special() {
    return excluding ? "0.0 1.0 1.0" : "1.0 1.0 1.0";
  }

  /** Extra radius of the neighbour list, LAMMPS units. */
  double skin() {
    return units.length(terms.stream().mapToDouble(PairTerm::skin).max().orElse(0.1));
  }

  /** Commands that name the styles. */
  void writeStyles(StringBuilder out) {
    out.append("pair_style ");
    if (styles.isEmpty()) {
      out.append("none");
    } else if (styles.size() > 1) {
      out.append("hybrid/overlay");
    }
    for (LammpsPairStyle style : styles) {
      out.append(styles.size() > 1 ? " " : "").append(style.name()).append(' ');
      out.append(style.arguments());
    }
    out.append('\n');
    for (LammpsPairStyle style : styles) {
      if (!style.modifiers().isEmpty()) {
        out.append("pair_modify ");
        out.append(styles.size() > 1 ? "pair " + style.name() + " " : "");
        out.append(style.modifiers()).append('\n');
      }
    }
  }

  /** The lines {@code pair_coeff}. */
  void writeCoefficients(StringBuilder out) {
    for (LammpsPairStyle style : styles) {
      String name = styles.size() > 1 ? style.name() + " " : "";
      for (int a = 0; a < nTypes(); a++) {
        for (int b = a; b < nTypes(); b++) {
          int s = style.term().type(firstOfType.get(a));
          int t = style.term().type(firstOfType.get(b));
          out.append("pair_coeff ").append(a + 1).append(' ').append(b + 1).append(' ');
          out.append(name).append(style.coefficients(s, t)).append('\n');
        }
      }
    }
  }

  /** Computes that the energies refer to. */
  void writeComputes(StringBuilder out) {
    for (int s = 0; styles.size() > 1 && s < styles.size(); s++) {
      out.append("compute pairs%d all pair %s\n".formatted(s + 1, styles.get(s).name()));
    }
  }

  /** Terms and the LAMMPS expression of their energy. */
  Map<String, String> energies() {
    Map<String, String> energies = new LinkedHashMap<>();
    for (int s = 0; s < styles.size(); s++) {
      energies.put(terms.get(s).name(), styles.size() > 1 ? "c_pairs" + (s + 1) : "epair");
    }
    return energies;
  }
}
