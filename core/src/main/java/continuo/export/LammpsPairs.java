package continuo.export;

import continuo.error.InputException;
import continuo.forcefield.Charges;
import continuo.forcefield.EnergyTerm;
import continuo.forcefield.ExcludedPairs;
import continuo.forcefield.LennardJones;
import continuo.forcefield.MolecularSystem;
import continuo.forcefield.NonbondedPairs;
import continuo.forcefield.PairTerm;
import continuo.structure.Box;
import continuo.structure.Composite;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** Pair styles and exclusions. */
final class LammpsPairs {
  private final Composite composite;
  private final LammpsUnits units;
  private final List<PairTerm> terms = new ArrayList<>();
  private final LammpsTypes types;
  private final LammpsPairTables tables;

  /** Styles of each term. */
  private final List<List<LammpsPairStyle>> stylesOfTerm = new ArrayList<>();

  private final List<LammpsPairStyle> styles = new ArrayList<>();
  private boolean excluding;

  LammpsPairs(MolecularSystem system, LammpsUnits units) {
    this.composite = system.composite();
    this.units = units;
    for (EnergyTerm term : system.terms()) {
      if (term instanceof PairTerm pairs) {
        terms.add(pairs);
      }
    }
    this.types = new LammpsTypes(composite, terms);
    this.tables = new LammpsPairTables(units);
    for (PairTerm term : terms) {
      List<LammpsPairStyle> own = LammpsPairForms.of(term, types, units, tables);
      stylesOfTerm.add(own);
      styles.addAll(own);
    }
  }

  /**
   * Leaves excluded pairs out by {@code special_bonds}: they are the bonded pairs, and pairs joined
   * by bonds without energy that are added here. Bonded pairs that interact nevertheless are bonded
   * only after LAMMPS has looked for bonded pairs.
   */
  void exclude(BondedTable bonds) {
    TreeSet<Long> excluded = excluded();
    if (excluded.isEmpty()) {
      return;
    }
    refuseSmallCell();
    TreeSet<Long> missing = new TreeSet<>(excluded);
    for (int b = 0; b < bonds.size(); b++) {
      long pair = pair(bonds.atom(b, 0), bonds.atom(b, 1));
      missing.remove(pair);
      if (!excluded.contains(pair)) {
        bonds.defer(b);
      }
    }
    missing.forEach(pair -> bonds.add("zero", "1", first(pair), second(pair)));
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

  LammpsTypes types() {
    return types;
  }

  TableFile tables() {
    return tables.file();
  }

  /** Whether the atoms of the data file need charges. */
  boolean hasCharges() {
    return styles.stream().anyMatch(style -> style.name().contains("coul"));
  }

  /** Charge of an atom, e. */
  double charge(int atom) {
    return types.charges() == null ? 0 : types.charges().q(atom);
  }

  /** Whether excluded pairs interact by some of the styles. */
  private boolean isSplit() {
    return excluding && styles.stream().anyMatch(LammpsPairStyle::throughExclusions);
  }

  private boolean isHybrid() {
    return styles.size() > 1 || (styles.size() == 1 && !isPlain() && hasGaps());
  }

  /** Whether there is but one style, which can be told that types do not interact. */
  private boolean isPlain() {
    return styles.size() == 1 && styles.get(0).name().equals("lj/cut");
  }

  private boolean hasGaps() {
    return !gaps().isEmpty();
  }

  /** Pairs of types that interact by no style, from 1. */
  private List<String> gaps() {
    List<String> gaps = new ArrayList<>();
    for (int a = 0; a < types.size(); a++) {
      for (int b = a; b < types.size(); b++) {
        int s = a;
        int t = b;
        if (styles.stream().noneMatch(style -> style.joins(s, t))) {
          gaps.add((a + 1) + " " + (b + 1));
        }
      }
    }
    return gaps;
  }

  /** The style as LAMMPS knows it among others, with a number if its name is there twice. */
  private String label(LammpsPairStyle style) {
    List<LammpsPairStyle> namesakes =
        styles.stream().filter(other -> other.name().equals(style.name())).toList();
    return namesakes.size() > 1
        ? style.name() + " " + (namesakes.indexOf(style) + 1)
        : style.name();
  }

  /**
   * Weights of pairs one, two, three bonds apart. Where styles differ in them LAMMPS wants a common
   * one that is neither 0 nor 1, which then holds for no style.
   */
  String special() {
    return isSplit() ? "0.5 1.0 1.0" : excluding ? "0.0 1.0 1.0" : "1.0 1.0 1.0";
  }

  /** Extra radius of the neighbour list, LAMMPS units. */
  double skin() {
    return units.length(terms.stream().mapToDouble(PairTerm::skin).max().orElse(0.1));
  }

  /** Commands that name the styles. */
  void writeStyles(StringBuilder out) {
    Charges charges = types.charges();
    if (charges != null) {
      out.append("dielectric ").append(LammpsCharges.dielectric(charges, units)).append('\n');
    }
    out.append("pair_style ");
    if (styles.isEmpty()) {
      out.append("none");
    } else if (isHybrid()) {
      out.append("hybrid/overlay");
    }
    for (LammpsPairStyle style : styles) {
      out.append(isHybrid() ? " " : "").append(style.name()).append(' ').append(style.arguments());
    }
    out.append('\n');
    for (LammpsPairStyle style : styles) {
      if (!style.modifiers().isEmpty()) {
        // Of several styles LAMMPS adds no tail; it is in the variable of the term.
        String modifiers =
            isHybrid() ? style.modifiers().replace(" tail yes", " tail no") : style.modifiers();
        writeModifier(style, modifiers, out);
      }
      if (isSplit()) {
        String weight = style.throughExclusions() ? "1.0" : "0.0";
        writeModifier(style, "special lj/coul %s 1.0 1.0".formatted(weight), out);
      }
    }
  }

  private void writeModifier(LammpsPairStyle style, String modifier, StringBuilder out) {
    out.append("pair_modify ").append(isHybrid() ? "pair " + label(style) + " " : "");
    out.append(modifier).append('\n');
  }

  /** The lines {@code pair_coeff}. */
  void writeCoefficients(StringBuilder out) {
    for (LammpsPairStyle style : styles) {
      style.write(isHybrid() ? label(style) + " " : "", out);
    }
    if (!styles.isEmpty()) {
      String nothing = isPlain() ? "0.0 1.0" : "none";
      gaps().forEach(pair -> out.append("pair_coeff %s %s\n".formatted(pair, nothing)));
    }
  }

  /** Computes that the energies refer to. */
  void writeComputes(StringBuilder out) {
    for (int s = 0; isHybrid() && s < styles.size(); s++) {
      out.append("compute pairs%d all pair %s\n".formatted(s + 1, label(styles.get(s))));
    }
  }

  /** Terms and the LAMMPS expression of their energy. */
  Map<String, String> energies() {
    Map<String, String> energies = new LinkedHashMap<>();
    for (int t = 0; t < terms.size(); t++) {
      List<String> parts = new ArrayList<>();
      for (LammpsPairStyle style : stylesOfTerm.get(t)) {
        parts.add(isHybrid() ? "c_pairs" + (styles.indexOf(style) + 1) : "epair");
      }
      double constant = constant(terms.get(t));
      if (constant != 0 || parts.isEmpty()) {
        parts.add("(" + units.energy(constant) + ")");
      }
      energies.merge(terms.get(t).name(), String.join("+", parts), (a, b) -> a + "+" + b);
    }
    return energies;
  }

  /** What LAMMPS leaves out of the energy of a term, kJ/mol. */
  private double constant(PairTerm term) {
    if (term instanceof NonbondedPairs pairs) {
      double self = pairs.charges() == null ? 0 : pairs.charges().selfEnergy();
      double missing =
          pairs.charges() == null ? 0 : LammpsCharges.missingSelfEnergy(pairs.charges());
      return pairs.constantEnergy(composite.box()) - self + missing;
    }
    LennardJones pairs = (LennardJones) term;
    return isHybrid() && pairs.table().hasTail() ? pairs.tailEnergy(composite.box()) : 0;
  }
}
