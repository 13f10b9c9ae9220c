package continuo.systems.lammps;

import continuo.forcefield.Charges;
import continuo.forcefield.CoulombLaw;
import continuo.forcefield.DampedShiftedForce;
import continuo.forcefield.DebyeHueckel;
import continuo.forcefield.ExcludedPairs;
import continuo.forcefield.NonbondedPairs;
import continuo.forcefield.PairTerm;
import continuo.systems.topology.SourceLine;
import continuo.units.UnitSystem;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** All pair styles that the engine has, alone or as {@code hybrid}. */
final class LammpsNonbonded {
  private static final List<String> COULOMB = List.of("cut", "debye", "dsf");

  /** The Coulomb constant of LAMMPS in its units real, kcal/mol Å e⁻². */
  private static final double CONSTANT_OF_REAL = 332.06371;

  private final ForceField field;
  private final int nTypes;
  private final UnitSystem units;
  private final LammpsPotentials potentials;
  private final double length;

  /** By pair of types a ≤ b and label of the style. */
  private final Map<Integer, Map<String, LammpsPotentials.Ended>> found = new LinkedHashMap<>();

  LammpsNonbonded(ForceField field, int nTypes, UnitSystem units) {
    this.field = field;
    this.nTypes = nTypes;
    this.units = units;
    this.potentials = new LammpsPotentials(units);
    this.length = units == UnitSystem.LJ ? 1 : 0.1;
  }

  /**
   * @param type type of each atom from 0
   * @param charge of each atom, e, or null if the atom style has none
   * @param skin nm
   * @return the terms; none if there is no pair style
   * @throws continuo.error.InputException if a style is not read or coefficients are missing
   */
  List<PairTerm> terms(int[] type, double[] charge, double skin, ExcludedPairs exclusions) {
    SourceLine style = field.style(FieldKind.PAIR);
    if (style == null) {
      return List.of();
    }
    List<PairSubStyle> styles = PairSubStyle.of(style);
    styles.removeIf(s -> s.name().equals("none") || s.name().equals("zero"));
    styles.forEach(s -> refuseUnknown(style, s));
    if (styles.isEmpty()) {
      return List.of();
    }
    if (!PairSubStyle.isHybrid(style) && styles.get(0).name().equals("lj/cut")) {
      return List.of(new LammpsPairTable(field, nTypes, units).term(type, skin, exclusions));
    }
    if (field.pairModify("tail", "no").equals("yes")) {
      throw style.error("pair_modify tail yes is read with lj/cut alone");
    }
    for (PairSubStyle s : styles) {
      if (!s.potential().isEmpty()) {
        read(style, s);
      }
    }
    return terms(style, styles, type, charge, skin, exclusions);
  }

  private static void refuseUnknown(SourceLine style, PairSubStyle s) {
    boolean potential = s.potential().isEmpty() || LammpsPotentials.STYLES.contains(s.potential());
    boolean coulomb = s.coulomb().isEmpty() || COULOMB.contains(s.coulomb());
    boolean joined = s.potential().isEmpty() || s.coulomb().isEmpty();
    boolean shipped = List.of("lj/cut", "buck", "born").contains(s.potential());
    if (!potential || !coulomb || !(joined || shipped)) {
      throw style.error(
          "pair_style %s is not read; allowed: %s, none, zero, coul/ or lj/cut/coul/ with %s, hybrid"
              .formatted(
                  s.name(),
                  String.join(", ", LammpsPotentials.STYLES),
                  String.join(", ", COULOMB)));
    }
  }

  /** Cut-offs of the potential, without those and the parameter of a Coulomb part. */
  private static double[] cutoffs(PairSubStyle s) {
    if (s.potential().equals("table")) {
      return new double[0];
    }
    double[] all = s.arguments().numbersFrom(0, "cut-off");
    int first = s.coulomb().isEmpty() || s.coulomb().equals("cut") ? 0 : 1;
    int count = s.potential().endsWith("/mdf") || s.potential().equals("lj/gromacs") ? 2 : 1;
    if (all.length < first + count) {
      throw s.arguments().error("pair_style %s lacks cut-offs".formatted(s.name()));
    }
    return Arrays.copyOfRange(all, first, first + count);
  }

  private void read(SourceLine style, PairSubStyle s) {
    boolean hybrid = PairSubStyle.isHybrid(style);
    boolean overlay = style.words()[0].equals("hybrid/overlay");
    boolean shifted = field.pairModify(s.label(), "shift", "no").equals("yes");
    double[][] given = new double[nTypes * nTypes][];
    for (SourceLine line : field.coefficients(FieldKind.PAIR)) {
      int words = s.label().split(" ").length;
      boolean mine =
          !hybrid
              || (" " + String.join(" ", ForceField.rest(line, 2).words()) + " ")
                  .startsWith(" " + s.label() + " ");
      if (!mine) {
        continue;
      }
      SourceLine c = ForceField.rest(line, hybrid ? 2 + words : 2);
      double[] full =
          s.potential().equals("table")
              ? new double[0]
              : LammpsPotentials.full(s.potential(), c, cutoffs(s));
      LammpsPotentials.Ended ended =
          s.potential().equals("table")
              ? potentials.table(c)
              : full[0] == 0 && LammpsPotentials.mixes(s.potential())
                  ? null
                  : potentials.potential(s.potential(), full, shifted, line);
      TypeRange.forEachPair(
          field,
          line,
          nTypes,
          (a, b) -> {
            given[a * nTypes + b] = full;
            put(a, b, s, ended, overlay);
          });
    }
    if (LammpsPotentials.mixes(s.potential())) {
      mix(style, s, given, shifted);
    } else if (!hybrid) {
      requireAll(style, given);
    }
  }

  private void put(int a, int b, PairSubStyle s, LammpsPotentials.Ended ended, boolean overlay) {
    Map<String, LammpsPotentials.Ended> here =
        found.computeIfAbsent(a * nTypes + b, key -> new LinkedHashMap<>());
    if (!overlay) {
      here.clear();
    }
    here.put(s.label(), ended);
  }

  private void mix(SourceLine style, PairSubStyle s, double[][] given, boolean shifted) {
    boolean arithmetic = field.mixesArithmetically(s.label(), style);
    for (int a = 0; a < nTypes; a++) {
      for (int b = a + 1; b < nTypes; b++) {
        double[] like = given[a * nTypes + a];
        double[] other = given[b * nTypes + b];
        boolean open = !found.containsKey(a * nTypes + b);
        if (open && like != null && other != null) {
          double[] mixed = LammpsPotentials.mixed(like, other, arithmetic);
          put(
              a,
              b,
              s,
              mixed[0] == 0 ? null : potentials.potential(s.potential(), mixed, shifted, style),
              true);
          given[a * nTypes + b] = mixed;
        }
      }
    }
    if (!PairSubStyle.isHybrid(style)) {
      requireAll(style, given);
    }
  }

  private void requireAll(SourceLine style, double[][] given) {
    for (int a = 0; a < nTypes; a++) {
      for (int b = a; b < nTypes; b++) {
        if (given[a * nTypes + b] == null) {
          throw style.error(
              a == b
                  ? "pair_coeff of type %d is missing".formatted(a + 1)
                  : "pair_coeff of types %d and %d is missing".formatted(a + 1, b + 1));
        }
      }
    }
  }

  /** One term for the first potential of each pair and the charges, more where there are more. */
  private List<PairTerm> terms(
      SourceLine style,
      List<PairSubStyle> styles,
      int[] type,
      double[] charge,
      double skin,
      ExcludedPairs exclusions) {
    List<NonbondedPairs.Builder> builders = new ArrayList<>();
    found.forEach(
        (pair, all) -> {
          int layer = 0;
          for (LammpsPotentials.Ended ended : all.values()) {
            if (ended != null) {
              builder(builders, layer++, type, skin, exclusions)
                  .pair(pair / nTypes, pair % nTypes, ended.potential(), ended.end());
            }
          }
        });
    List<PairSubStyle> charged = styles.stream().filter(s -> !s.coulomb().isEmpty()).toList();
    for (int s = 0; s < charged.size(); s++) {
      builder(builders, s, type, skin, exclusions).charges(charges(style, charged.get(s), charge));
    }
    List<PairTerm> terms = new ArrayList<>();
    builders.forEach(builder -> terms.add(builder.build()));
    return terms;
  }

  private NonbondedPairs.Builder builder(
      List<NonbondedPairs.Builder> builders,
      int which,
      int[] type,
      double skin,
      ExcludedPairs exclusions) {
    while (builders.size() <= which) {
      builders.add(NonbondedPairs.of(type, nTypes).skin(skin).exclusions(exclusions));
    }
    return builders.get(which);
  }

  private Charges charges(SourceLine style, PairSubStyle s, double[] charge) {
    if (charge == null) {
      throw style.error("pair_style %s needs an atom style with charges".formatted(s.name()));
    }
    field.requireOneSpecial(style);
    double[] arguments = s.arguments().numbersFrom(0, "cut-off");
    int least = s.coulomb().equals("cut") ? 1 : 2;
    if (arguments.length < least) {
      throw style.error("pair_style %s lacks arguments".formatted(s.name()));
    }
    double cutoff = length * arguments[arguments.length - 1];
    double parameter = arguments[0] / length;
    double permittivity = field.dielectric();
    CoulombLaw law =
        switch (s.coulomb()) {
          case "cut" -> new DebyeHueckel(cutoff, permittivity, Double.POSITIVE_INFINITY, false);
          case "debye" -> new DebyeHueckel(cutoff, permittivity, 1 / parameter, false);
          default -> new DampedShiftedForce(cutoff, permittivity, parameter);
        };
    double constant = units == UnitSystem.LJ ? 1 : CONSTANT_OF_REAL * 0.4184;
    return new Charges(charge, constant, law);
  }
}
