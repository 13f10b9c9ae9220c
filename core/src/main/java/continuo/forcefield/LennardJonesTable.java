package continuo.forcefield;

import java.io.Serializable;
import java.util.Arrays;
import java.util.Locale;

/**
 * ε, σ and r_c of every pair of Lennard-Jones types, from a mixing rule with exceptions. Immutable;
 * made by {@link #of}.
 *
 * <pre>
 * LennardJonesTable.of(epsilon, sigma)   per type
 *     .mixing(MixingRule.GEOMETRIC)      Lorentz–Berthelot unless said otherwise
 *     .pair(0, 2, 0.31, 0.47)            explicit ε, σ of a pair (NBFIX)
 *     .cutoff(1.2).shifted()             or wca(), or pairCutoff(a, b, …)
 *     .build()
 * </pre>
 */
public final class LennardJonesTable implements Serializable {
  private static final long serialVersionUID = 1L;

  private final int nTypes;
  private final double[] epsilon;
  private final double[] sigma;
  private final double[] cutoff;
  private final boolean[] shifted;
  private final boolean tail;

  private LennardJonesTable(Builder b) {
    nTypes = b.nTypes;
    epsilon = b.epsilon.clone();
    sigma = b.sigma.clone();
    cutoff = b.cutoff.clone();
    shifted = b.shifted.clone();
    tail = b.tail;
  }

  /**
   * Begins a table.
   *
   * @param epsilon ε per type, kJ/mol, ≥ 0; copied
   * @param sigma σ per type, nm, &gt; 0; copied
   * @throws IllegalArgumentException if sizes disagree or a value is out of range
   */
  public static Builder of(double[] epsilon, double[] sigma) {
    return new Builder(epsilon, sigma);
  }

  public int nTypes() {
    return nTypes;
  }

  /** ε of a pair of types, kJ/mol. */
  public double epsilon(int a, int b) {
    return epsilon[a * nTypes + b];
  }

  /** σ of a pair of types, nm. */
  public double sigma(int a, int b) {
    return sigma[a * nTypes + b];
  }

  /** r_c of a pair of types, nm. */
  public double cutoff(int a, int b) {
    return cutoff[a * nTypes + b];
  }

  /** Energy subtracted inside the cut-off of a pair of types, kJ/mol; 0 unless shifted. */
  public double shift(int a, int b) {
    if (!isShifted(a, b)) {
      return 0;
    }
    double s6 = Math.pow(sigma(a, b) / cutoff(a, b), 6);
    return 4 * epsilon(a, b) * (s6 * s6 - s6);
  }

  /** Whether the energy of a pair of types is 0 at its cut-off. */
  public boolean isShifted(int a, int b) {
    return shifted[a * nTypes + b];
  }

  /** Whether the energy beyond the cut-off is added for a uniform density. */
  public boolean hasTail() {
    return tail;
  }

  /** Collects a table; later calls win over earlier ones. */
  public static final class Builder {
    private final int nTypes;
    private final double[] epsilon;
    private final double[] sigma;
    private final double[] cutoff;
    private final boolean[] shifted;
    private final boolean[] explicit;
    private boolean tail;

    private Builder(double[] epsilonOfType, double[] sigmaOfType) {
      nTypes = epsilonOfType.length;
      if (nTypes != sigmaOfType.length || nTypes == 0) {
        throw new IllegalArgumentException(
            "Invalid lennard-jones: %d epsilons, %d sigmas".formatted(nTypes, sigmaOfType.length));
      }
      epsilon = new double[nTypes * nTypes];
      sigma = new double[nTypes * nTypes];
      cutoff = new double[nTypes * nTypes];
      shifted = new boolean[nTypes * nTypes];
      explicit = new boolean[nTypes * nTypes];
      for (int t = 0; t < nTypes; t++) {
        require(t, t, epsilonOfType[t], sigmaOfType[t]);
        epsilon[t * nTypes + t] = epsilonOfType[t];
        sigma[t * nTypes + t] = sigmaOfType[t];
      }
      mixing(MixingRule.LORENTZ_BERTHELOT);
    }

    /** Mixes unlike types, leaving explicit pairs alone. */
    public Builder mixing(MixingRule rule) {
      for (int a = 0; a < nTypes; a++) {
        for (int b = 0; b < nTypes; b++) {
          if (a != b && !explicit[a * nTypes + b]) {
            epsilon[a * nTypes + b] =
                rule.epsilon(epsilon[a * nTypes + a], epsilon[b * nTypes + b]);
            sigma[a * nTypes + b] = rule.sigma(sigma[a * nTypes + a], sigma[b * nTypes + b]);
          }
        }
      }
      return this;
    }

    /**
     * ε (kJ/mol, ≥ 0) and σ (nm, &gt; 0) of a pair of types in place of the mixing rule. For a = b
     * this changes the like pair only: unlike pairs keep what the types' own values gave.
     */
    public Builder pair(int a, int b, double epsilonOfPair, double sigmaOfPair) {
      requireTypes(a, b);
      require(a, b, epsilonOfPair, sigmaOfPair);
      for (int ab : new int[] {a * nTypes + b, b * nTypes + a}) {
        epsilon[ab] = epsilonOfPair;
        sigma[ab] = sigmaOfPair;
        explicit[ab] = true;
      }
      return this;
    }

    /** One r_c for all pairs of types, nm. */
    public Builder cutoff(double radius) {
      requireCutoff(radius);
      Arrays.fill(cutoff, radius);
      return this;
    }

    /** r_c of one pair of types, nm. */
    public Builder pairCutoff(int a, int b, double radius) {
      requireTypes(a, b);
      requireCutoff(radius);
      cutoff[a * nTypes + b] = radius;
      cutoff[b * nTypes + a] = radius;
      return this;
    }

    /** Shifts the energy of every pair so that it is 0 at its r_c. */
    public Builder shifted() {
      Arrays.fill(shifted, true);
      return this;
    }

    /**
     * Weeks–Chandler–Andersen: cut and shifted at the minimum, r_c = 2^{1/6} σ of each pair. Call
     * it after the pairs are given.
     */
    public Builder wca() {
      for (int ab = 0; ab < cutoff.length; ab++) {
        cutoff[ab] = Math.pow(2, 1.0 / 6) * sigma[ab];
      }
      return shifted();
    }

    /**
     * Adds the energy beyond the cut-off at uniform density, as LAMMPS {@code pair_modify tail yes}
     * does; needs a periodic box and an energy that is cut, not shifted.
     */
    public Builder tailCorrection() {
      tail = true;
      return this;
    }

    /**
     * @throws IllegalArgumentException if a cut-off is missing, or the tail of a shifted energy is
     *     asked for
     */
    public LennardJonesTable build() {
      for (int ab = 0; ab < cutoff.length; ab++) {
        if (!(cutoff[ab] > 0)) {
          throw new IllegalArgumentException(
              "Invalid lennard-jones: types %d and %d have no cut-off"
                  .formatted(ab / nTypes, ab % nTypes));
        }
        if (tail && shifted[ab]) {
          throw new IllegalArgumentException(
              "Invalid lennard-jones: the tail correction belongs to an energy that is cut; types"
                  + " %d and %d are shifted".formatted(ab / nTypes, ab % nTypes));
        }
      }
      return new LennardJonesTable(this);
    }

    private void requireTypes(int a, int b) {
      if (a < 0 || b < 0 || a >= nTypes || b >= nTypes) {
        throw new IllegalArgumentException(
            "Invalid lennard-jones pair: types %d and %d, allowed are 0 to %d"
                .formatted(a, b, nTypes - 1));
      }
    }

    private static void requireCutoff(double radius) {
      if (!(radius > 0 && Double.isFinite(radius))) {
        throw new IllegalArgumentException(
            "Invalid lennard-jones: cut-off %s nm, must be positive and finite".formatted(radius));
      }
    }

    private static void require(int a, int b, double epsilon, double sigma) {
      if (!(epsilon >= 0 && sigma > 0 && Double.isFinite(epsilon) && Double.isFinite(sigma))) {
        throw new IllegalArgumentException(
            String.format(
                Locale.ROOT,
                "Invalid lennard-jones %s: epsilon %s (must be ≥ 0), sigma %s (must be > 0)",
                a == b ? "type " + a : "pair of types " + a + " and " + b,
                epsilon,
                sigma));
      }
    }
  }
}
