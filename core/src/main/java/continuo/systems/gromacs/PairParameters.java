package continuo.systems.gromacs;

import continuo.systems.topology.SourceLine;
import java.util.HashMap;
import java.util.Map;

/** Lennard-Jones parameters of pairs of atom types: explicit ones, else the combination rule. */
final class PairParameters {
  /**
   * Parameters of one pair.
   *
   * @param sigma nm; 1 where ε = 0
   * @param epsilon kJ/mol
   * @param c6 kJ/mol·nm⁶
   * @param c12 kJ/mol·nm¹²
   */
  record Pair(double sigma, double epsilon, double c6, double c12) {
    boolean isZero() {
      return c6 == 0 && c12 == 0;
    }

    /** Whether σ and ε say the same as C₆ and C₁₂, which they cannot for a pure repulsion. */
    boolean hasSigma() {
      return isZero() || epsilon != 0;
    }

    static Pair ofSigma(double sigma, double epsilon) {
      double s3 = sigma * sigma * sigma;
      double c6 = 4 * epsilon * (s3 * s3);
      return new Pair(
          epsilon == 0 || sigma == 0 ? 1 : sigma, sigma == 0 ? 0 : epsilon, c6, c6 * (s3 * s3));
    }

    static Pair ofPowers(double c6, double c12) {
      if (c6 > 0 && c12 > 0) {
        return new Pair(Math.pow(c12 / c6, 1.0 / 6), c6 * c6 / (4 * c12), c6, c12);
      }
      return new Pair(1, 0, c6, c12);
    }
  }

  private record Key(String a, String b) {
    static Key of(String a, String b) {
      return a.compareTo(b) <= 0 ? new Key(a, b) : new Key(b, a);
    }
  }

  private final Topology topology;
  private final Map<Key, SourceLine> explicit = new HashMap<>();
  private final Map<Key, SourceLine> pairTypes = new HashMap<>();

  PairParameters(Topology topology) {
    this.topology = topology;
    for (SourceLine line : topology.tables().all("nonbond_params")) {
      explicit.put(Key.of(line.words()[0], line.words()[1]), line);
    }
    for (SourceLine line : topology.tables().all("pairtypes")) {
      pairTypes.put(Key.of(line.words()[0], line.words()[1]), line);
    }
  }

  /**
   * Parameters between two types.
   *
   * @throws continuo.error.InputException if a coefficient is negative; names the line
   */
  Pair between(AtomType a, AtomType b) {
    SourceLine line = explicit.get(Key.of(a.name(), b.name()));
    if (line == null) {
      return mixed(a, b);
    }
    Pair pair = ofTypes(line);
    if (pair.c6() < 0 || pair.c12() < 0) {
      throw line.error("negative Lennard-Jones coefficients are not read");
    }
    return pair;
  }

  /**
   * Parameters of a 1-4 pair without its own, or null if the file has none. Generated ones are
   * those between the types, explicit or mixed, weakened by fudgeLJ.
   */
  Pair fourth(AtomType a, AtomType b) {
    SourceLine line = pairTypes.get(Key.of(a.name(), b.name()));
    if (line != null) {
      return ofTypes(line);
    }
    if (!topology.generatePairs()) {
      return null;
    }
    Pair full = between(a, b);
    double f = topology.fudgeLj();
    return new Pair(full.sigma(), f * full.epsilon(), f * full.c6(), f * full.c12());
  }

  /** Parameters V and W that stand at the end of a line. */
  Pair explicit(SourceLine line, int first) {
    if (line.size() != first + 2) {
      throw line.error("%d columns where %d are needed".formatted(line.size(), first + 2));
    }
    double v = line.number(first, "V");
    requireNoNegativeSigma(line, v);
    return of(v, line.number(first + 1, "W"));
  }

  /** To GROMACS a negative σ means |σ| and C₆ = 0. */
  private void requireNoNegativeSigma(SourceLine line, double v) {
    if (topology.combinationRule() != 1 && v < 0) {
      throw line.error("sigma %s is not read, it must be ≥ 0; GROMACS takes C6 = 0".formatted(v));
    }
  }

  private void requireNotNegative(AtomType type) {
    requireNoNegativeSigma(type.line(), type.v());
    if (type.v() < 0 || type.w() < 0) {
      throw type.line()
          .error("V %s and W %s: negative ones are not read".formatted(type.v(), type.w()));
    }
  }

  private Pair ofTypes(SourceLine line) {
    int function = line.integer(2, "function", 1, 2);
    if (function != 1) {
      throw line.error("function %d is not read; allowed: 1".formatted(function));
    }
    return explicit(line, 3);
  }

  private Pair of(double v, double w) {
    return topology.combinationRule() == 1 ? Pair.ofPowers(v, w) : Pair.ofSigma(v, w);
  }

  private Pair mixed(AtomType a, AtomType b) {
    requireNotNegative(a);
    requireNotNegative(b);
    double v = topology.combinationRule() == 2 ? 0.5 * (a.v() + b.v()) : Math.sqrt(a.v() * b.v());
    return of(v, Math.sqrt(a.w() * b.w()));
  }
}
