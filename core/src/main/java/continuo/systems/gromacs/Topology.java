package continuo.systems.gromacs;

import continuo.systems.topology.SourceLine;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a topology says, before it is carried out. */
final class Topology {
  /** A line of {@code [ molecules ]}. */
  record Molecules(MoleculeType type, int count) {}

  private SourceLine defaults;
  private int combinationRule = 1;
  private boolean generatePairs;
  private double fudgeLj = 1;
  private double fudgeQq = 1;
  private final Map<String, AtomType> atomTypes = new LinkedHashMap<>();
  private final Map<String, MoleculeType> moleculeTypes = new LinkedHashMap<>();
  private final ParameterTables tables = new ParameterTables();
  private final List<Molecules> molecules = new ArrayList<>();

  void defaults(SourceLine line) {
    defaults = line;
    int function = line.integer(0, "nbfunc", 1, 2);
    if (function != 1) {
      throw line.error("nbfunc 2 (Buckingham) is not read; allowed: 1 (Lennard-Jones)");
    }
    combinationRule = line.integer(1, "comb-rule", 1, 3);
    generatePairs = line.size() > 2 && line.words()[2].equalsIgnoreCase("yes");
    fudgeLj = line.size() > 3 ? line.number(3, "fudgeLJ") : 1;
    fudgeQq = line.size() > 4 ? line.number(4, "fudgeQQ") : 1;
    if (line.size() > 5 && line.number(5, "N") != 12) {
      throw line.error("repulsion with the power %s; allowed: 12".formatted(line.words()[5]));
    }
  }

  boolean hasDefaults() {
    return defaults != null;
  }

  /** 1: C₆ and C₁₂ geometric; 2: Lorentz–Berthelot; 3: σ and ε geometric. */
  int combinationRule() {
    return combinationRule;
  }

  /** Whether 1-4 pairs without parameters get those of their types. */
  boolean generatePairs() {
    return generatePairs;
  }

  double fudgeLj() {
    return fudgeLj;
  }

  double fudgeQq() {
    return fudgeQq;
  }

  Map<String, AtomType> atomTypes() {
    return atomTypes;
  }

  Map<String, MoleculeType> moleculeTypes() {
    return moleculeTypes;
  }

  ParameterTables tables() {
    return tables;
  }

  List<Molecules> molecules() {
    return molecules;
  }

  /**
   * @throws continuo.error.InputException if there is no such type
   */
  AtomType atomType(SourceLine line, String name) {
    AtomType type = atomTypes.get(name);
    if (type == null) {
      throw line.error("atom type %s is not in [ atomtypes ]".formatted(name));
    }
    return type;
  }
}
