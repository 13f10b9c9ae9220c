package continuo.systems.gromacs;

import continuo.config.GromacsConfig;
import continuo.error.InputException;
import continuo.forcefield.Charges;
import continuo.forcefield.EnergyTerm;
import continuo.forcefield.ExcludedPairs;
import continuo.forcefield.LennardJones;
import continuo.forcefield.LennardJones12x6;
import continuo.forcefield.LennardJonesTable;
import continuo.forcefield.NonbondedPairs;
import continuo.forcefield.Truncation;
import continuo.systems.topology.CoulombLaws;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Pair terms of the atoms, and of the virtual sites that coincide with atoms: those interact among
 * themselves through their atoms, which is the same force.
 */
final class GromacsPairs {
  private final GromacsConfig config;
  private final GromacsMolecules molecules;
  private final PairParameters parameters;

  GromacsPairs(GromacsConfig config, GromacsMolecules molecules, PairParameters parameters) {
    this.config = config;
    this.molecules = molecules;
    this.parameters = parameters;
  }

  /**
   * @param ofAtoms excluded pairs of atoms
   * @param ofSites excluded pairs of sites, by their atoms
   * @throws InputException if charges or parameters cannot be read
   */
  List<EnergyTerm> terms(ExcludedPairs ofAtoms, ExcludedPairs ofSites) {
    refuseSitesThatMatter();
    List<EnergyTerm> terms = new ArrayList<>();
    try {
      add(terms, false, ofAtoms);
      add(terms, true, ofSites);
    } catch (IllegalArgumentException e) {
      throw new InputException(
          "Cannot read %s: %s".formatted(config.topology(), e.getMessage()), e);
    }
    return terms;
  }

  private void add(List<EnergyTerm> terms, boolean sites, ExcludedPairs exclusions) {
    Map<AtomType, Integer> index = new LinkedHashMap<>();
    int[] type = new int[molecules.nAtoms()];
    double[] charge = new double[molecules.nAtoms()];
    Arrays.fill(type, -1);
    for (int e = 0; e < molecules.nEntries(); e++) {
      int atom = molecules.atomOf(e);
      if (molecules.isSite(e) == sites && atom != GromacsMolecules.NOWHERE) {
        AtomType of = molecules.entry(e).type();
        index.putIfAbsent(of, index.size());
        if (type[atom] >= 0) {
          throw molecules.entry(e).line().error("two virtual sites on one atom are not read");
        }
        type[atom] = index.get(of);
        charge[atom] = molecules.entry(e).charge();
      }
    }
    List<AtomType> types = new ArrayList<>(index.keySet());
    boolean charged = isOn() && Arrays.stream(charge).anyMatch(q -> q != 0);
    PairParameters.Pair[][] table = table(types);
    boolean interacting =
        Arrays.stream(table).flatMap(Arrays::stream).anyMatch(pair -> !pair.isZero());
    if (!interacting && !charged) {
      return;
    }
    int none = types.size();
    boolean some = Arrays.stream(type).anyMatch(t -> t < 0);
    int[] filled = Arrays.stream(type).map(t -> t < 0 ? none : t).toArray();
    int nTypes = some ? none + 1 : none;
    boolean plain =
        !charged
            && !config.truncation().switches()
            && Arrays.stream(table).flatMap(Arrays::stream).allMatch(PairParameters.Pair::hasSigma);
    terms.add(
        plain
            ? lennardJones(filled, nTypes, table, exclusions)
            : nonbonded(filled, nTypes, table, charged ? charge : null, exclusions));
  }

  private PairParameters.Pair[][] table(List<AtomType> types) {
    int n = types.size();
    PairParameters.Pair[][] table = new PairParameters.Pair[n][n];
    for (int a = 0; a < n; a++) {
      for (int b = 0; b < n; b++) {
        table[a][b] = parameters.between(types.get(a), types.get(b));
      }
    }
    return table;
  }

  private LennardJones lennardJones(
      int[] type, int nTypes, PairParameters.Pair[][] table, ExcludedPairs exclusions) {
    double[] epsilon = new double[nTypes];
    double[] sigma = new double[nTypes];
    Arrays.fill(sigma, 1);
    for (int a = 0; a < table.length; a++) {
      epsilon[a] = table[a][a].epsilon();
      sigma[a] = table[a][a].sigma();
    }
    LennardJonesTable.Builder builder = LennardJonesTable.of(epsilon, sigma);
    for (int a = 0; a < table.length; a++) {
      for (int b = 0; b < a; b++) {
        builder.pair(a, b, table[a][b].epsilon(), table[a][b].sigma());
      }
    }
    builder.cutoff(config.cutoff());
    if (config.truncation() == continuo.config.PairTruncation.SHIFTED) {
      builder.shifted();
    }
    if (config.tailCorrection()) {
      builder.tailCorrection();
    }
    return new LennardJones(type, builder.build(), config.skin(), exclusions);
  }

  private NonbondedPairs nonbonded(
      int[] type,
      int nTypes,
      PairParameters.Pair[][] table,
      double[] charge,
      ExcludedPairs exclusions) {
    NonbondedPairs.Builder builder = NonbondedPairs.of(type, nTypes);
    for (int a = 0; a < table.length; a++) {
      for (int b = 0; b <= a; b++) {
        if (!table[a][b].isZero()) {
          builder.pair(
              a, b, new LennardJones12x6(table[a][b].c12(), table[a][b].c6()), truncation());
        }
      }
    }
    if (charge != null) {
      builder.charges(
          new Charges(
              charge,
              Charges.MOLECULAR_CONSTANT,
              CoulombLaws.of(config.electrostatics(), config.cutoff())));
    }
    if (config.tailCorrection()) {
      builder.tailCorrection();
    }
    return builder.skin(config.skin()).exclusions(exclusions).build();
  }

  private Truncation truncation() {
    return switch (config.truncation()) {
      case CUT -> Truncation.cut(config.cutoff());
      case SHIFTED -> Truncation.shifted(config.cutoff());
      case POTENTIAL_SWITCH -> Truncation.potentialSwitch(config.switchFrom(), config.cutoff());
      case FORCE_SWITCH -> Truncation.forceSwitch(config.switchFrom(), config.cutoff());
    };
  }

  private boolean isOn() {
    return config.electrostatics().isOn();
  }

  /**
   * Sites of several atoms must not interact at all, sites of one atom only with each other and
   * without charge.
   */
  private void refuseSitesThatMatter() {
    Map<AtomType, MoleculeType.Atom> atoms = new LinkedHashMap<>();
    Map<AtomType, MoleculeType.Atom> single = new LinkedHashMap<>();
    Map<AtomType, MoleculeType.Atom> several = new LinkedHashMap<>();
    for (int e = 0; e < molecules.nEntries(); e++) {
      MoleculeType.Atom entry = molecules.entry(e);
      if (!molecules.isSite(e)) {
        atoms.putIfAbsent(entry.type(), entry);
        continue;
      }
      if (isOn() && entry.charge() != 0) {
        throw entry.line().error("a virtual site with a charge is not read");
      }
      boolean one = molecules.atomOf(e) != GromacsMolecules.NOWHERE;
      (one ? single : several).putIfAbsent(entry.type(), entry);
    }
    refuse(several, atoms, "made of several atoms ");
    refuse(several, single, "made of several atoms ");
    refuse(several, several, "made of several atoms ");
    refuse(single, atoms, "");
  }

  private void refuse(
      Map<AtomType, MoleculeType.Atom> sites,
      Map<AtomType, MoleculeType.Atom> others,
      String kind) {
    sites.forEach(
        (type, entry) -> {
          for (AtomType other : others.keySet()) {
            if (!parameters.between(type, other).isZero()) {
              throw entry
                  .line()
                  .error(
                      "a virtual site %sthat interacts with atoms or sites of type %s is not read"
                          .formatted(kind, other.name()));
            }
          }
        });
  }
}
