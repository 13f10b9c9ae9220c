package continuo.forcefield;

/**
 * Lennard-Jones 12-6 between atom types, cut and shifted so that V(r_c) = 0:
 *
 * <p>V = 4ε[(σ/r)¹² − (σ/r)⁶] − V₁₂₋₆(r_c) for r &lt; r_c, with Lorentz–Berthelot mixing σ = (σ_a +
 * σ_b)/2, ε = √(ε_a ε_b). WCA is the same with r_c = 2^{1/6} σ of the pair.
 *
 * <p>Excluded pairs (sorted, i &lt; j) do not interact through any image.
 */
public final class LennardJones implements EnergyTerm {
  private static final long serialVersionUID = 1L;

  private final int[] type;
  private final double[] epsilon;
  private final double[] sigma;
  private final double cutoff;
  private final boolean wca;
  private final boolean shifted;
  private final double skin;
  private final int[] excludedI;
  private final int[] excludedJ;

  /**
   * @param type atom types, N, 0…n−1; copied
   * @param epsilon ε per type, kJ/mol, ≥ 0; copied
   * @param sigma σ per type, nm, &gt; 0; copied
   * @param cutoff r_c, nm; ignored for WCA
   * @param wca true for r_c = 2^{1/6} σ_ab of each pair of types
   * @param shifted true when V(r_c) = 0 (always for WCA)
   * @param skin extra radius of the neighbour list, nm
   * @param excludedI first atoms of excluded pairs; copied
   * @param excludedJ second atoms of excluded pairs, each greater than its first; copied
   * @throws IllegalArgumentException if sizes disagree or a value is out of range
   */
  public LennardJones(
      int[] type,
      double[] epsilon,
      double[] sigma,
      double cutoff,
      boolean wca,
      boolean shifted,
      double skin,
      int[] excludedI,
      int[] excludedJ) {
    if (epsilon.length != sigma.length || epsilon.length == 0) {
      throw new IllegalArgumentException(
          "Invalid lennard-jones: %d epsilons, %d sigmas".formatted(epsilon.length, sigma.length));
    }
    for (int t = 0; t < epsilon.length; t++) {
      if (!(epsilon[t] >= 0) || !(sigma[t] > 0)) {
        throw new IllegalArgumentException(
            "Invalid lennard-jones type %d: epsilon %s, sigma %s"
                .formatted(t, epsilon[t], sigma[t]));
      }
    }
    for (int i = 0; i < type.length; i++) {
      if (type[i] < 0 || type[i] >= epsilon.length) {
        throw new IllegalArgumentException("Invalid type of atom " + i + ": " + type[i]);
      }
    }
    if (!(wca || cutoff > 0) || !(skin > 0)) {
      throw new IllegalArgumentException(
          "Invalid lennard-jones: cutoff %s, skin %s".formatted(cutoff, skin));
    }
    if (excludedI.length != excludedJ.length) {
      throw new IllegalArgumentException("Invalid lennard-jones exclusions: sizes differ");
    }
    for (int e = 0; e < excludedI.length; e++) {
      if (excludedI[e] >= excludedJ[e]) {
        throw new IllegalArgumentException(
            "Invalid exclusion %d: %d, %d".formatted(e, excludedI[e], excludedJ[e]));
      }
    }
    this.type = type.clone();
    this.epsilon = epsilon.clone();
    this.sigma = sigma.clone();
    this.cutoff = cutoff;
    this.wca = wca;
    this.shifted = shifted || wca;
    this.skin = skin;
    this.excludedI = excludedI.clone();
    this.excludedJ = excludedJ.clone();
  }

  @Override
  public String name() {
    return "lennard-jones";
  }

  /** Atoms that have a type. */
  public int nAtoms() {
    return type.length;
  }

  public int nTypes() {
    return epsilon.length;
  }

  public int type(int atom) {
    return type[atom];
  }

  /** ε of a pair of types, kJ/mol. */
  public double epsilon(int a, int b) {
    return Math.sqrt(epsilon[a] * epsilon[b]);
  }

  /** σ of a pair of types, nm. */
  public double sigma(int a, int b) {
    return 0.5 * (sigma[a] + sigma[b]);
  }

  /** r_c of a pair of types, nm. */
  public double cutoff(int a, int b) {
    return wca ? Math.pow(2, 1.0 / 6) * sigma(a, b) : cutoff;
  }

  /** Largest r_c of all pairs of types, nm. */
  public double largestCutoff() {
    double largest = 0;
    for (int a = 0; a < nTypes(); a++) {
      for (int b = 0; b <= a; b++) {
        largest = Math.max(largest, cutoff(a, b));
      }
    }
    return largest;
  }

  /** Energy subtracted inside the cut-off of a pair of types, kJ/mol. */
  public double shift(int a, int b) {
    if (!shifted) {
      return 0;
    }
    double s6 = Math.pow(sigma(a, b) / cutoff(a, b), 6);
    return 4 * epsilon(a, b) * (s6 * s6 - s6);
  }

  /** Extra radius of the neighbour list, nm. */
  public double skin() {
    return skin;
  }

  public int nExclusions() {
    return excludedI.length;
  }

  public int excludedI(int e) {
    return excludedI[e];
  }

  public int excludedJ(int e) {
    return excludedJ[e];
  }
}
